package dollarbill.app.sizing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Returns of several assets over the same days: those on which all have a close.
 *
 * @param dates  days on which the returns end
 * @param returns  one row an asset
 */
@SuppressWarnings("ArrayRecordComponent") // made once for one question, never compared
record AlignedReturns(List<LocalDate> dates, double[][] returns) {
    AlignedReturns {
        dates = List.copyOf(dates);
    }

    /** Returns the newest returns, at most so many, of at least one asset. */
    static AlignedReturns of(List<AssetHistory> assets, int most) {
        List<Map<LocalDate, Double>> closes = assets.stream().map(AssetHistory::closesByDate).toList();
        Set<LocalDate> common = new TreeSet<>(closes.getFirst().keySet());
        closes.forEach(one -> common.retainAll(one.keySet()));
        List<LocalDate> days = new ArrayList<>(common);
        List<LocalDate> kept = days.subList(Math.max(days.size() - most - 1, 0), days.size());
        int n = Math.max(kept.size() - 1, 0);
        double[][] returns = new double[assets.size()][n];
        for (int i = 0; i < returns.length; i++) {
            for (int day = 0; day < n; day++) {
                double before = closes.get(i).getOrDefault(kept.get(day), Double.NaN);
                returns[i][day] = closes.get(i).getOrDefault(kept.get(day + 1), Double.NaN) / before - 1.0;
            }
        }
        return new AlignedReturns(n == 0 ? List.of() : kept.subList(1, kept.size()), returns);
    }
}
