package dollarbill.performance;

import java.util.Arrays;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;

/**
 * The mean of independent values with its interval, and how many of them lie above zero.
 *
 * <p>The interval is Student's, {@code mean ± t(1/2 + level/2, n - 1) s / sqrt(n)} (Student, The probable error of a mean, 1908). The sign test asks
 * nothing of the shape of their law: without an effect a value that is not zero lies above it with probability 1/2, so that the p-value is twice the
 * smaller tail of a binomial law, at most 1 (W. J. Conover, Practical Nonparametric Statistics, 1999, section 3.4).
 *
 * @param mean  with its interval
 * @param count  number of values
 * @param above  how many are above zero
 * @param pValue  of the sign test, two-sided; 1 where all values are zero
 */
public record IndependentMean(Interval mean, int count, int above, double pValue) {
    /**
     * Measures values.
     *
     * @param values  at least 2, finite
     * @param level  of the interval, above 0 and below 1
     * @throws IllegalArgumentException  if an argument is outside its domain
     */
    public static IndependentMean of(double[] values, double level) {
        if (values.length < 2 || !Arrays.stream(values).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException(
                    "values must be at least 2 and finite, not " + Arrays.toString(values));
        }
        if (!(level > 0.0 && level < 1.0)) {
            throw new IllegalArgumentException("level " + level + " must be above 0 and below 1");
        }
        double mean = new Mean().evaluate(values);
        double error = new StandardDeviation().evaluate(values) / Math.sqrt(values.length);
        double half = new TDistribution(values.length - 1.0).inverseCumulativeProbability(0.5 + 0.5 * level) * error;
        int above = (int) Arrays.stream(values).filter(value -> value > 0.0).count();
        int signed = (int) Arrays.stream(values).filter(value -> value != 0.0).count();
        return new IndependentMean(
                new Interval(mean, mean - half, mean + half, level), values.length, above, chance(above, signed));
    }

    private static double chance(int above, int of) {
        if (of == 0) {
            return 1.0;
        }
        int rarer = Math.min(above, of - above);
        return Math.min(1.0, 2.0 * new BinomialDistribution(of, 0.5).cumulativeProbability(rarer));
    }
}
