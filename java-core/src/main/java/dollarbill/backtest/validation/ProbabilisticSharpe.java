package dollarbill.backtest.validation;

import dollarbill.math.NormalDistribution;
import dollarbill.performance.ReturnMoments;
import dollarbill.performance.ReturnSeries;
import java.util.OptionalDouble;

/**
 * Probability that a Sharpe ratio is above a benchmark, given the length and the law of the returns:
 * {@code PSR(b) = N((SR - b) sqrt(n - 1) / sqrt(1 - skewness SR + (kurtosis - 1) SR^2 / 4))}.
 *
 * <p>Ratios are of one period, not of a year; returns are taken as independent. D. H. Bailey and M. López de Prado, The Sharpe ratio efficient frontier,
 * 2012, equations 9 and 11.
 */
public final class ProbabilisticSharpe {
    private ProbabilisticSharpe() {}

    /**
     * Returns the probability.
     *
     * @param ratio  observed, of one period
     * @param benchmark  of one period
     * @param size  number of returns, at least 2
     * @param skewness  of the returns
     * @param kurtosis  of the returns, 3 for the normal law
     * @return empty where moments and ratio belong to no law: the variance of the ratio would not be positive
     */
    public static OptionalDouble of(double ratio, double benchmark, int size, double skewness, double kurtosis) {
        if (size < 2) {
            throw new IllegalArgumentException("size " + size + " must be at least 2");
        }
        double variance = variance(ratio, skewness, kurtosis);
        return variance > 0.0
                ? OptionalDouble
                        .of(NormalDistribution.cdf((ratio - benchmark) * Math.sqrt((size - 1.0) / variance)))
                : OptionalDouble.empty();
    }

    /** Returns the probability that the ratio of returns above no interest is above a benchmark of one period; empty where they do not vary. */
    public static OptionalDouble of(ReturnSeries returns, double benchmark) {
        ReturnMoments moments = ReturnMoments.of(returns);
        return moments.varies()
                ? of(moments.mean() / moments.deviation(), benchmark, moments.size(), moments.skewness(),
                        moments.kurtosis())
                : OptionalDouble.empty();
    }

    /**
     * Returns the number of returns from which on a ratio is above a benchmark with a confidence.
     *
     * @param confidence  inside 0 to 1, such as .95
     * @return empty where the ratio is not above the benchmark, or where moments and ratio belong to no law
     */
    public static OptionalDouble leastLength(
            double ratio, double benchmark, double skewness, double kurtosis, double confidence) {
        double variance = variance(ratio, skewness, kurtosis);
        if (!(ratio > benchmark && variance > 0.0)) {
            return OptionalDouble.empty();
        }
        double quantile = NormalQuantile.of(confidence) / (ratio - benchmark);
        return OptionalDouble.of(1.0 + variance * quantile * quantile);
    }

    /** Returns that number for the ratio of returns above no interest and a benchmark of one period; empty where they do not vary, too. */
    public static OptionalDouble leastLength(ReturnSeries returns, double benchmark, double confidence) {
        ReturnMoments moments = ReturnMoments.of(returns);
        return moments.varies()
                ? leastLength(moments.mean() / moments.deviation(), benchmark, moments.skewness(), moments.kurtosis(),
                        confidence)
                : OptionalDouble.empty();
    }

    private static double variance(double ratio, double skewness, double kurtosis) {
        return 1.0 - skewness * ratio + (kurtosis - 1.0) / 4.0 * ratio * ratio;
    }
}
