package dollarbill.backtest.tape;

import dollarbill.market.DatedSeries;
import dollarbill.market.PriceHistory;
import dollarbill.market.Symbol;
import dollarbill.market.TradingCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/** A made-up history of one underlying and its volatility index, the same for the same seed up to the day it turns. */
final class Walk {
    static final Symbol SYMBOL = Symbol.of("SPY");

    final PriceHistory prices;
    final DatedSeries index;
    final DatedSeries quarter;

    private Walk(PriceHistory prices, DatedSeries index, DatedSeries quarter) {
        this.prices = prices;
        this.index = index;
        this.quarter = quarter;
    }

    /** Returns a history; from the turning day on all of it is three times as high. */
    static Walk of(LocalDate first, int days, LocalDate turns) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(7L);
        List<LocalDate> dates = new ArrayList<>();
        double[] open = new double[days];
        double[] close = new double[days];
        double[] adjusted = new double[days];
        List<DatedSeries.Observation> near = new ArrayList<>();
        List<DatedSeries.Observation> far = new ArrayList<>();
        LocalDate day = first;
        double level = 300.0;
        for (int i = 0; i < days; i++) {
            level *= Math.exp(0.02 * (random.nextDouble() - 0.5));
            double vol = 15.0 + 10.0 * random.nextDouble();
            double factor = day.isBefore(turns) ? 1.0 : 3.0;
            dates.add(day);
            open[i] = factor * level * 0.999;
            close[i] = factor * level;
            adjusted[i] = i < days / 2 ? 0.99 * close[i] : close[i];
            near.add(new DatedSeries.Observation(day, factor * vol));
            far.add(new DatedSeries.Observation(day, factor * (vol + 1.5)));
            day = TradingCalendar.next(day);
        }
        return new Walk(
                PriceHistory.splitAdjusted(SYMBOL, dates, open, close, adjusted),
                new DatedSeries("VIX", near),
                new DatedSeries("VIX3M", far));
    }
}
