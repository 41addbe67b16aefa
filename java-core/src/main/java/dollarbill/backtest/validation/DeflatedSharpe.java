package dollarbill.backtest.validation;

import dollarbill.performance.ReturnMoments;
import dollarbill.performance.ReturnSeries;
import java.util.OptionalDouble;

/**
 * Probability that the best of many tried Sharpe ratios is above what the best of as many without skill would show: the probabilistic Sharpe ratio
 * against {@code SR0 = sqrt(V) ((1 - g) Z(1 - 1/N) + g Z(1 - 1/(N e)))}, V the variance of the tried ratios, N their number, g Euler's
 * constant, Z the normal quantile.
 *
 * <p>D. H. Bailey and M. López de Prado, The deflated Sharpe ratio, 2014, equations 1 and 2. Ratios are of one period. N counts independent trials; with
 * dependent ones {@code independentTrials} reduces it as their appendix 3 does.
 *
 * @param ratio  the best ratio, of one period
 * @param benchmark  SR0, of one period
 * @param trials  number N of independent trials
 * @param probability  that the ratio is above the benchmark; empty where moments and ratio belong to no law
 */
public record DeflatedSharpe(double ratio, double benchmark, double trials, OptionalDouble probability) {
    private static final double EULER = 0.5772156649015329;

    /**
     * Deflates the ratio of the chosen returns.
     *
     * @param chosen  returns of the best trial, which vary
     * @param variance  of the ratios of all trials, of one period, not negative
     * @param trials  number of independent trials, at least 1
     * @throws IllegalArgumentException  if an argument is outside its domain
     */
    public static DeflatedSharpe of(ReturnSeries chosen, double variance, double trials) {
        ReturnMoments moments = ReturnMoments.of(chosen);
        if (!moments.varies()) {
            throw new IllegalArgumentException("chosen returns must vary; all are " + moments.mean());
        }
        return of(
                moments.mean() / moments.deviation(), moments.size(), moments.skewness(), moments.kurtosis(),
                variance, trials);
    }

    static DeflatedSharpe of(
            double ratio, int size, double skewness, double kurtosis, double variance, double trials) {
        double benchmark = expectedBest(variance, trials);
        return new DeflatedSharpe(
                ratio, benchmark, trials, ProbabilisticSharpe.of(ratio, benchmark, size, skewness, kurtosis));
    }

    /**
     * Returns the expected highest ratio of trials without skill.
     *
     * @param variance  of the ratios, not negative
     * @param trials  their number, at least 1; of one trial 0 is expected
     */
    public static double expectedBest(double variance, double trials) {
        if (!(variance >= 0.0 && trials >= 1.0)) {
            throw new IllegalArgumentException(
                    "variance " + variance + " must not be negative and trials " + trials + " at least 1");
        }
        if (trials == 1.0) {
            return 0.0;
        }
        double best = (1.0 - EULER) * NormalQuantile.of(1.0 - 1.0 / trials)
                + EULER * NormalQuantile.of(1.0 - 1.0 / (trials * Math.E));
        return Math.sqrt(variance) * Math.max(best, 0.0);
    }

    /**
     * Returns how many independent trials dependent ones amount to, {@code rho + (1 - rho) N}.
     *
     * @param correlation  mean correlation rho of the returns of two trials; below 0 is taken as 0
     * @param trials  their number N, at least 1
     */
    public static double independentTrials(double correlation, int trials) {
        double rho = Math.clamp(correlation, 0.0, 1.0);
        return rho + (1.0 - rho) * trials;
    }
}
