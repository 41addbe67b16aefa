package dollarbill.backtest;

import dollarbill.market.BarSeries;
import dollarbill.market.OptionContract;
import dollarbill.pricing.black.BlackScholes;
import dollarbill.signal.Signal;
import dollarbill.signal.SmileSlice;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What the move of the underlying alone made on a signal's position, so that it can be taken out of its profit.
 *
 * <p>The position's delta at the fair volatility is held against it and set anew at each close known: the move made Σ Δ(t)·(S(t′) −
 * S(t)·e^{(r − y)(t′ − t)}) a share, t′ the close after t, for rate r and dividend yield y of the forward (F. Black and M. Scholes, The pricing of options and
 * corporate liabilities, 1973; at intervals, E. Derman and M. Kamal, When you cannot hedge continuously, 1999). What is left of the profit is the correction of the quote, with
 * what volatility did meanwhile. Hedges are a measure here and cost nothing.
 *
 * <p>Closes are read as ratios to the close of the signal's day, so that bars adjusted for later splits serve as well. Without a bar of that
 * day the delta of entry is held to the end.
 */
final class DeltaHedge {
    private static final double DAYS_PER_YEAR = 365.0;

    private final Signal signal;
    private final double rate;
    private final double yield;

    private DeltaHedge(Signal signal) {
        SmileSlice slice = signal.slice();
        this.signal = signal;
        this.rate = slice.rate();
        this.yield = slice.dividendYield(signal.market().spot());
    }

    /**
     * Returns the dollars a share that the move made from the signal to its end.
     *
     * @param bars  bars of the underlying; those after the signal's day and before the end are read
     * @param end  day of the end, after that of the signal
     * @param last  price of the underlying at the end
     */
    static double move(Signal signal, Optional<BarSeries> bars, LocalDate end, double last) {
        return new DeltaHedge(signal).move(bars, end, last);
    }

    private double move(Optional<BarSeries> bars, LocalDate end, double last) {
        LocalDate day = signal.market().quoteDate();
        double spot = signal.market().spot();
        double delta = delta(day, spot);
        double made = 0.0;
        if (bars.isPresent()) {
            BarSeries series = bars.get();
            int first = series.indexOf(day);
            for (int i = first + 1; first >= 0 && i < series.size() && series.date(i).isBefore(end); i++) {
                double now = signal.market().spot() * series.close(i) / series.close(first);
                made += delta * (now - carried(spot, day, series.date(i)));
                day = series.date(i);
                spot = now;
                delta = delta(day, spot);
            }
        }
        made += delta * (last - carried(spot, day, end));
        return signal.side().sign() * made;
    }

    private double carried(double spot, LocalDate from, LocalDate until) {
        return spot * Math.exp((rate - yield) * ChronoUnit.DAYS.between(from, until) / DAYS_PER_YEAR);
    }

    /** Returns the option's delta on a day; on and after its last day that of its payoff. */
    private double delta(LocalDate day, double spot) {
        OptionContract contract = signal.quote().contract();
        double years = signal.slice().years()
                - ChronoUnit.DAYS.between(signal.market().quoteDate(), day) / DAYS_PER_YEAR;
        return years > 0.0
                ? BlackScholes.evaluate(contract.type(), spot, contract.strike(), years, rate, yield,
                        signal.value().fairVol()).delta()
                : contract.type().payoff(spot, contract.strike()) > 0.0 ? contract.type().sign() : 0.0;
    }
}
