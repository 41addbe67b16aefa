package dollarbill.backtest.run;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Gains of an account by calendar month. */
public final class MonthlyReturns {
    private MonthlyReturns() {}

    /**
     * Returns the gain of each month: equity at its last day over that of the month before, less one.
     *
     * @param dates  days in order
     * @param equity  at the start, then one a day
     */
    public static SortedMap<YearMonth, Double> of(List<LocalDate> dates, double[] equity) {
        SortedMap<YearMonth, Double> months = new TreeMap<>();
        double before = equity[0];
        for (int i = 0; i < dates.size(); i++) {
            YearMonth month = YearMonth.from(dates.get(i));
            boolean last = i == dates.size() - 1 || !YearMonth.from(dates.get(i + 1)).equals(month);
            if (last) {
                months.put(month, before > 0.0 ? equity[i + 1] / before - 1.0 : 0.0);
                before = equity[i + 1];
            }
        }
        return Collections.unmodifiableSortedMap(months);
    }
}
