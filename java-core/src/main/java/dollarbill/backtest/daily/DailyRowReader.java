package dollarbill.backtest.daily;

import dollarbill.feature.FeatureData;
import dollarbill.feature.FeatureTable;
import dollarbill.feature.ImpliedVolHistory;
import dollarbill.market.BarSeries;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntFunction;

/** Makes the rows of a target from the daily features of symbols. */
public final class DailyRowReader {
    /** First bar that becomes a row: features of a year are known from there on. */
    public static final int WARM_UP = 252;

    /** Name of the feature that decides the class of implied volatility. */
    static final String RANK = "iv_rank";

    private final DailyTarget target;

    /** Creates a reader of rows for a target. */
    public DailyRowReader(DailyTarget target) {
        this.target = target;
    }

    /**
     * Returns the rows of one symbol in time order.
     *
     * @param data  what the table was made from
     * @param table  its features
     * @param features  what the model reads of a day
     */
    public List<DailyRow> rows(FeatureData data, FeatureTable table, IntFunction<double[]> features) {
        BarSeries bars = data.bars();
        double[] implied = implied(data.impliedVol(), bars);
        List<DailyRow> rows = new ArrayList<>();
        for (int day = WARM_UP; day + DailyTarget.HORIZON < bars.size(); day++) {
            double rank = table.column(RANK).raw(day);
            if (target == DailyTarget.VOLATILITY && Double.isNaN(rank)) {
                continue;
            }
            int later = day + DailyTarget.HORIZON;
            OptionalInt label = target.label(bars.close(day), bars.close(later), table.column(RANK).raw(later));
            if (label.isPresent()) {
                rows.add(new DailyRow(
                        bars.symbol(),
                        bars.date(day),
                        bars.date(later),
                        features.apply(day),
                        label.getAsInt(),
                        target.state(bars.close(day - DailyTarget.HORIZON), bars.close(day), rank),
                        single(table, day),
                        VolatilityPath.of(implied, day)));
            }
        }
        return rows;
    }

    /** Returns rows of several symbols together, by day and then by symbol. */
    public static List<DailyRow> inTimeOrder(List<List<DailyRow>> parts) {
        return parts.stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(DailyRow::date).thenComparing(row -> row.symbol().value()))
                .toList();
    }

    private double single(FeatureTable table, int day) {
        return target.single().map(name -> table.column(name).raw(day)).orElse(Double.NaN);
    }

    private static double[] implied(ImpliedVolHistory history, BarSeries bars) {
        double[] percent = new double[bars.size()];
        for (int i = 0; i < percent.length; i++) {
            LocalDate date = bars.date(i);
            percent[i] = history.at(date).map(reading -> reading.observation().percent()).orElse(Double.NaN);
        }
        return percent;
    }
}
