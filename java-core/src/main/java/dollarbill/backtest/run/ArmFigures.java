package dollarbill.backtest.run;

import dollarbill.backtest.engine.BacktestResult;
import dollarbill.backtest.engine.ClosedTrade;
import dollarbill.backtest.engine.DayMark;
import dollarbill.backtest.engine.EntryKind;
import dollarbill.backtest.engine.Fill;
import dollarbill.backtest.engine.Instrument;
import dollarbill.backtest.engine.LedgerEntry;
import dollarbill.backtest.engine.Refusal;
import dollarbill.market.Reason;
import dollarbill.performance.DrawdownCurve;
import dollarbill.performance.Interval;
import dollarbill.performance.PerformanceRatios;
import dollarbill.performance.ReturnSeries;
import dollarbill.performance.StationaryBootstrap;
import dollarbill.performance.TradeStatistics;
import dollarbill.performance.Turnover;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.function.Function;

/**
 * The figures of one run: returns with intervals, trades, costs split out, exposure.
 *
 * @param series  returns from close to close, the first from the cash at the start
 * @param headline  figures by name with 90 % intervals of the stationary bootstrap; a figure that is not defined is left out
 * @param drawdown  share of the highest equity lost, by day, the start first
 * @param trades  what closed trades made
 * @param costs  what was paid, in dollars
 * @param exposure  how much was held
 * @param ends  number of trades by the way they ended
 * @param refused  orders not done or not in full, by reason
 */
public record ArmFigures(
        ReturnSeries series,
        SequencedMap<String, Interval> headline,
        DrawdownCurve drawdown,
        TradeStatistics trades,
        Costs costs,
        Exposure exposure,
        Map<ClosedTrade.End, Integer> ends,
        Map<Reason, Integer> refused) {
    /** Share of samples whose interval holds the true value. */
    public static final double LEVEL = 0.9;

    private static final int RESAMPLES = 1000;
    private static final double DAYS_A_YEAR = 365.25;

    public ArmFigures {
        headline = new LinkedHashMap<>(headline);
        ends = Map.copyOf(ends);
        refused = Map.copyOf(refused);
    }

    /**
     * What trading and holding cost, in dollars, each positive where paid.
     *
     * @param commissions  commissions of orders
     * @param fees  of exercise, assignment and settlement
     * @param spread  given away against the mid by the fill rule
     * @param slippage  given away beyond it
     * @param borrow  for borrowed shares
     */
    public record Costs(double commissions, double fees, double spread, double slippage, double borrow) {
        /** Returns all together. */
        public double total() {
            return commissions + fees + spread + slippage + borrow;
        }
    }

    /**
     * How much was held.
     *
     * @param meanShare  mean of absolute marks over equity
     * @param daysInvested  share of days on which anything was held
     * @param meanRequirement  mean of the margin requirement over equity, of what is tied up beyond shares
     * @param turnover  half of all bought and sold a year over the mean equity
     */
    public record Exposure(double meanShare, double daysInvested, double meanRequirement, double turnover) {}

    /**
     * Measures a run.
     *
     * @param initialCents  cash at the start
     * @param seed  seed of the resamples
     * @throws IllegalArgumentException  if there are fewer than three days
     */
    public static ArmFigures of(BacktestResult result, long initialCents, long seed) {
        double[] equity = equity(result.days(), initialCents);
        ReturnSeries series = series(result, initialCents);
        return new ArmFigures(
                series,
                headline(series, seed),
                DrawdownCurve.of(positive(equity)),
                TradeStatistics.of(
                        result.trades().stream().mapToDouble(trade -> trade.profitCents() / 100.0).toArray()),
                costs(result),
                exposure(result, equity, series.years()),
                count(result.trades(), ClosedTrade::end, ClosedTrade.End.class),
                count(result.refusals(), Refusal::reason, Reason.class));
    }

    /** Returns the returns of a run from close to close, the first from the cash at the start. */
    public static ReturnSeries series(BacktestResult result, long initialCents) {
        return ReturnSeries.ofEquity(List.of(), equity(result.days(), initialCents), periodsPerYear(result.days()));
    }

    /** Returns equity in dollars, the cash at the start first. */
    public static double[] equity(List<DayMark> days, long initialCents) {
        double[] equity = new double[days.size() + 1];
        equity[0] = initialCents / 100.0;
        for (int i = 0; i < days.size(); i++) {
            equity[i + 1] = days.get(i).equityCents() / 100.0;
        }
        return equity;
    }

    /** Returns how many days of a run make a year. */
    static double periodsPerYear(List<DayMark> days) {
        LocalDate first = days.getFirst().date();
        LocalDate last = days.getLast().date();
        long span = ChronoUnit.DAYS.between(first, last);
        if (span < 1) {
            throw new IllegalArgumentException("a run from " + first + " to " + last + " has no length");
        }
        return (days.size() - 1) * DAYS_A_YEAR / span;
    }

    private static double[] positive(double[] equity) {
        double[] kept = equity.clone();
        for (int i = 0; i < kept.length; i++) {
            kept[i] = Math.max(kept[i], 0.0);
        }
        return kept;
    }

    private static SequencedMap<String, Interval> headline(ReturnSeries series, long seed) {
        SequencedMap<String, Interval> figures = new LinkedHashMap<>();
        put(figures, "annual_return", series, seed, s -> OptionalDouble.of(PerformanceRatios.annualReturn(s)));
        put(figures, "annual_volatility", series, seed, s -> OptionalDouble.of(PerformanceRatios.annualVolatility(s)));
        put(figures, "sharpe", series, seed, s -> PerformanceRatios.sharpe(s, 0.0));
        put(figures, "sortino", series, seed, s -> PerformanceRatios.sortino(s, 0.0));
        put(figures, "calmar", series, seed, PerformanceRatios::calmar);
        put(figures, "max_drawdown", series, seed, s -> OptionalDouble.of(PerformanceRatios.maxDrawdown(s)));
        return figures;
    }

    private static void put(
            Map<String, Interval> figures,
            String name,
            ReturnSeries series,
            long seed,
            Function<ReturnSeries, OptionalDouble> statistic) {
        Optional<Interval> interval = StationaryBootstrap.intervalWhereDefined(
                series, statistic, LEVEL, RESAMPLES, seed);
        interval.ifPresent(found -> figures.put(name, found));
    }

    private static Costs costs(BacktestResult result) {
        return new Costs(
                -booked(result, EntryKind.COMMISSION),
                -booked(result, EntryKind.EXERCISE_FEE),
                result.fills().stream().mapToLong(Fill::spreadCents).sum() / 100.0,
                result.fills().stream().mapToLong(Fill::slippageCents).sum() / 100.0,
                -booked(result, EntryKind.BORROW_FEE));
    }

    private static double booked(BacktestResult result, EntryKind kind) {
        return result.ledger()
                .stream()
                .filter(entry -> entry.kind() == kind)
                .mapToLong(LedgerEntry::amountCents)
                .sum() / 100.0;
    }

    private static Exposure exposure(BacktestResult result, double[] equity, double years) {
        List<DayMark> days = result.days();
        double share = 0.0;
        double requirement = 0.0;
        double sum = 0.0;
        int invested = 0;
        for (int i = 0; i < days.size(); i++) {
            double at = Math.max(equity[i + 1], 0.01);
            share += days.get(i).exposureCents() / 100.0 / at;
            requirement += Math.max(days.get(i).requirementCents(), 0L) / 100.0 / at;
            invested += days.get(i).positions() > 0 ? 1 : 0;
            sum += at;
        }
        int n = days.size();
        double traded = result.fills().stream().mapToDouble(ArmFigures::value).sum();
        return new Exposure(
                share / n, (double) invested / n, requirement / n, Turnover.annual(traded, sum / n, years));
    }

    private static double value(Fill fill) {
        int multiplier = fill.instrument() instanceof Instrument.Option ? 100 : 1;
        return Math.abs(fill.quantity()) * fill.price() * multiplier;
    }

    private static <T, E extends Enum<E>> Map<E, Integer> count(
            List<T> elements, Function<T, E> key, Class<E> type) {
        Map<E, Integer> counts = new EnumMap<>(type);
        elements.forEach(element -> counts.merge(key.apply(element), 1, Integer::sum));
        return counts;
    }
}
