package dollarbill.backtest.equity;

import dollarbill.performance.ReturnSeries;
import dollarbill.performance.TradeStatistics;
import dollarbill.performance.Turnover;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** What a rule made of prices: trades, equity at each close, costs. */
public final class EquityRun {
    private final List<LocalDate> dates;
    private final TradeColumns trades;
    private final double[] equity;
    private final Totals totals;
    private final EquitySettings settings;

    /**
     * Sums over a run.
     *
     * @param commission  dollars paid to the broker
     * @param slippage  dollars lost to fills away from the price
     * @param traded  dollars bought plus dollars sold
     * @param barsHeld  closes at which the share was held
     */
    public record Totals(double commission, double slippage, double traded, long barsHeld) {}

    EquityRun(
            List<LocalDate> dates, TradeColumns trades, double[] equity, Totals totals, EquitySettings settings) {
        this.dates = dates;
        this.trades = trades;
        this.equity = equity;
        this.totals = totals;
        this.settings = settings;
    }

    /** Returns the trades. */
    public TradeColumns trades() {
        return trades;
    }

    /** Returns what closed trades made. */
    public TradeStatistics statistics() {
        return TradeStatistics.of(trades.profits());
    }

    /** Returns the number of bars. */
    public int size() {
        return equity.length;
    }

    /** Returns dollars at the close of one bar. */
    public double equity(int bar) {
        return equity[bar];
    }

    /** Returns a copy of the dollars at each close. */
    public double[] equity() {
        return equity.clone();
    }

    /** Returns sums over the run. */
    public Totals totals() {
        return totals;
    }

    /**
     * Returns the return of each bar, the first from the cash at the start.
     *
     * @throws IllegalArgumentException  if there are fewer than two bars
     */
    public ReturnSeries returns() {
        double[] returns = new double[equity.length];
        double before = settings.initialCash();
        for (int i = 0; i < returns.length; i++) {
            returns[i] = equity[i] / before - 1.0;
            before = equity[i];
        }
        return ReturnSeries.of(dates, returns, settings.periodsPerYear());
    }

    /** Returns the share of closes at which the share was held. */
    public double exposure() {
        return equity.length == 0 ? 0.0 : (double) totals.barsHeld() / equity.length;
    }

    /** Returns the turnover of a year: half of what was traded over the mean equity. */
    public double turnover() {
        return Turnover.annual(
                totals.traded(),
                Arrays.stream(equity).average().orElse(settings.initialCash()),
                Math.max(equity.length, 1) / settings.periodsPerYear());
    }
}
