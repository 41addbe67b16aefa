package dollarbill.backtest.equity;

import dollarbill.performance.Interval;
import dollarbill.performance.PerformanceRatios;
import dollarbill.performance.PerformanceSummary;
import dollarbill.performance.ReturnSeries;
import dollarbill.performance.StationaryBootstrap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * The headline figures of returns with their 90 % intervals by the stationary bootstrap.
 *
 * @param summary  the figures
 * @param annualReturn  interval of the compound annual growth rate
 * @param volatility  interval of the annual volatility
 * @param sharpe  interval of the Sharpe ratio; absent where it is not defined
 * @param sortino  interval of the Sortino ratio; absent where it is not defined
 * @param drawdown  interval of the deepest fall
 */
public record EquityFigures(
        PerformanceSummary summary,
        Interval annualReturn,
        Interval volatility,
        Optional<Interval> sharpe,
        Optional<Interval> sortino,
        Interval drawdown) {
    /** Level of the intervals. */
    public static final double LEVEL = 0.9;

    /**
     * Measures returns.
     *
     * @param riskFreeRate  a year, effective, above -1
     * @param resamples  behind each interval, at least 1
     */
    public static EquityFigures of(ReturnSeries returns, double riskFreeRate, int resamples, long seed) {
        return new EquityFigures(
                PerformanceSummary.of(returns, riskFreeRate),
                interval(returns, s -> OptionalDouble.of(PerformanceRatios.annualReturn(s)), resamples, seed)
                        .orElseThrow(),
                interval(returns, s -> OptionalDouble.of(PerformanceRatios.annualVolatility(s)), resamples, seed)
                        .orElseThrow(),
                interval(returns, s -> PerformanceRatios.sharpe(s, riskFreeRate), resamples, seed),
                interval(returns, s -> PerformanceRatios.sortino(s, riskFreeRate), resamples, seed),
                interval(returns, s -> OptionalDouble.of(PerformanceRatios.maxDrawdown(s)), resamples, seed)
                        .orElseThrow());
    }

    private static Optional<Interval> interval(
            ReturnSeries returns, Function<ReturnSeries, OptionalDouble> figure, int resamples, long seed) {
        return StationaryBootstrap.intervalWhereDefined(returns, figure, LEVEL, resamples, seed);
    }

    /** Returns the mean return of a year above another's over the same periods, in sums of simple returns, with its interval. */
    public static Interval excess(ReturnSeries returns, ReturnSeries over, int resamples, long seed) {
        return StationaryBootstrap.interval(active(returns, over), r -> {
            double sum = 0.0;
            for (double each : r) {
                sum += each;
            }
            return sum / r.length * returns.periodsPerYear();
        }, LEVEL, resamples, seed);
    }

    /**
     * Returns the returns above another's over the same periods.
     *
     * @throws IllegalArgumentException  if they are not as many
     */
    public static ReturnSeries active(ReturnSeries returns, ReturnSeries over) {
        if (returns.size() != over.size()) {
            throw new IllegalArgumentException(
                    "returns must be as many as those over which, got " + returns.size() + " and " + over.size());
        }
        double[] active = new double[returns.size()];
        for (int i = 0; i < active.length; i++) {
            active[i] = returns.get(i) - over.get(i);
        }
        return ReturnSeries.of(returns.dates(), active, returns.periodsPerYear());
    }
}
