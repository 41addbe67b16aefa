package dollarbill.performance;

import java.util.OptionalDouble;

/**
 * Figures by which series of returns are compared: growth, risk and their ratios.
 *
 * <p>Rates and ratios are of a year. A ratio whose divisor is zero is empty; {@code PerformanceSummary} says why.
 */
public final class PerformanceRatios {
    private PerformanceRatios() {}

    /** Returns what one unit gained over all periods, {@code prod (1 + r) - 1}. */
    public static double totalReturn(ReturnSeries series) {
        return Math.expm1(logGrowth(series));
    }

    /** Returns the compound annual growth rate {@code prod (1 + r)^(1 / years) - 1}; -1 after the loss of everything. */
    public static double annualReturn(ReturnSeries series) {
        return Math.expm1(logGrowth(series) / series.years());
    }

    /** Returns the annual volatility {@code s sqrt(periods per year)}, s with divisor n - 1. */
    public static double annualVolatility(ReturnSeries series) {
        return ReturnMoments.of(series).deviation() * Math.sqrt(series.periodsPerYear());
    }

    /** Returns the deepest fall of the compounded returns as a share of the peak, 0 to 1. */
    public static double maxDrawdown(ReturnSeries series) {
        double growth = 1.0;
        double peak = 1.0;
        double depth = 0.0;
        for (int i = 0; i < series.size(); i++) {
            growth *= 1.0 + series.get(i);
            peak = Math.max(peak, growth);
            depth = Math.max(depth, 1.0 - growth / peak);
        }
        return depth;
    }

    /**
     * Returns the deepest fall of an equity curve; one of depth 0 where it never fell.
     *
     * @throws IllegalArgumentException  if a value is not finite or the first not positive
     */
    public static Drawdown drawdown(double[] equity) {
        return DrawdownCurve.of(equity).deepest().orElse(new Drawdown(0.0, 0, 0, 0, true));
    }

    /**
     * Returns the Sharpe ratio of a year, {@code (mean - rf) / s sqrt(periods per year)}; W. F. Sharpe, The Sharpe ratio, 1994.
     *
     * @param riskFreeRate  a year, effective, above -1
     * @return empty where the returns do not vary
     */
    public static OptionalDouble sharpe(ReturnSeries series, double riskFreeRate) {
        ReturnMoments moments = ReturnMoments.of(series);
        double excess = moments.mean() - series.perPeriod(riskFreeRate);
        return moments.varies()
                ? OptionalDouble.of(excess / moments.deviation() * Math.sqrt(series.periodsPerYear()))
                : OptionalDouble.empty();
    }

    /**
     * Returns the Sortino ratio of a year, {@code (mean - t) / sqrt(mean min(r - t, 0)^2) sqrt(periods per year)}; F. A. Sortino and L. N. Price,
     * Performance measurement in a downside risk framework, 1994.
     *
     * @param target  least acceptable return t, a year, effective, above -1
     * @return empty where no return is below the target
     */
    public static OptionalDouble sortino(ReturnSeries series, double target) {
        double least = series.perPeriod(target);
        double sum = 0.0;
        double squares = 0.0;
        for (int i = 0; i < series.size(); i++) {
            double excess = series.get(i) - least;
            sum += excess;
            squares += excess < 0.0 ? excess * excess : 0.0;
        }
        double downside = Math.sqrt(squares / series.size());
        return downside < ReturnMoments.NO_VARIATION
                ? OptionalDouble.empty()
                : OptionalDouble.of(sum / series.size() / downside * Math.sqrt(series.periodsPerYear()));
    }

    /**
     * Returns the annual return over the deepest fall, both of the whole series; T. W. Young, Calmar ratio: a smoother tool, 1991, who takes three
     * years.
     *
     * @return empty where the series never fell
     */
    public static OptionalDouble calmar(ReturnSeries series) {
        double depth = maxDrawdown(series);
        return depth < ReturnMoments.NO_VARIATION
                ? OptionalDouble.empty()
                : OptionalDouble.of(annualReturn(series) / depth);
    }

    private static double logGrowth(ReturnSeries series) {
        double sum = 0.0;
        for (int i = 0; i < series.size(); i++) {
            sum += Math.log1p(series.get(i));
        }
        return sum;
    }
}
