package dollarbill.backtest.daily;

import dollarbill.market.BarSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * One day of one symbol as a model of hidden states reads it, with the return that came next.
 *
 * @param row  the day, its features and the next day, on which the outcome was known; its class says nothing
 * @param next  log return of the next day
 */
public record RegimeDay(DailyRow row, double next) {
    /**
     * Returns the days of a series that have enough before them and one after.
     *
     * @param first  index of the first day that has enough before it
     * @param features  what the model reads of a day
     */
    public static List<RegimeDay> of(BarSeries bars, int first, IntFunction<double[]> features) {
        List<RegimeDay> days = new ArrayList<>();
        for (int day = first; day + 1 < bars.size(); day++) {
            DailyRow row = new DailyRow(bars.symbol(), bars.date(day), bars.date(day + 1), features.apply(day), 0, 0,
                    Double.NaN, VolatilityPath.UNKNOWN);
            days.add(new RegimeDay(row, Math.log(bars.close(day + 1) / bars.close(day))));
        }
        return days;
    }
}
