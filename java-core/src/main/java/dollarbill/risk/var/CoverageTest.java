package dollarbill.risk.var;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Tests whether days beyond value at risk came as often as they should, and one independent of the other.
 *
 * <p>With x exceptions in n days at probability p, Kupiec's ratio is {@code LR = -2 ln[(1-p)^(n-x) p^x] + 2 ln[(1-x/n)^(n-x) (x/n)^x]},
 * chi-square with one degree of freedom. Christoffersen's ratio of independence compares a chain whose chance of an exception depends
 * on the day before with one whose chance does not, over the n - 1 pairs of days in a row; with one degree of freedom. Their sum tests both with two.
 * {@code 0 ln 0} is zero.
 *
 * <p>Sources: P. Kupiec, "Techniques for verifying the accuracy of risk measurement models", Journal of Derivatives 3 (1995);
 * P. Christoffersen, "Evaluating interval forecasts", International Economic Review 39 (1998), section 3.
 */
public final class CoverageTest {
    /** Size of the tests. */
    public static final double SIZE = 0.05;

    private static final ChiSquaredDistribution ONE = ChiSquaredDistribution.of(1.0);
    private static final ChiSquaredDistribution TWO = ChiSquaredDistribution.of(2.0);

    private CoverageTest() {}

    /**
     * A likelihood-ratio test.
     *
     * @param ratio  the statistic, not negative
     * @param pValue  chance of a larger one where the hypothesis holds
     */
    public record Result(double ratio, double pValue) {
        /** Returns whether the hypothesis is rejected at 5 %. */
        public boolean rejected() {
            return pValue < SIZE;
        }
    }

    /**
     * Numbers of exceptions that Kupiec's test does not reject at 5 %.
     *
     * @param least  smallest
     * @param most  largest
     */
    public record Region(int least, int most) {
        /** Returns whether a number lies inside. */
        public boolean contains(int exceptions) {
            return exceptions >= least && exceptions <= most;
        }
    }

    /**
     * How days followed one another.
     *
     * @param calmCalm  no exception after none
     * @param calmHit  an exception after none
     * @param hitCalm  no exception after one
     * @param hitHit  an exception after one
     */
    public record Transitions(int calmCalm, int calmHit, int hitCalm, int hitHit) {
        /** Counts the pairs of days in a row. */
        public static Transitions of(boolean[] exceptions) {
            int[] counts = new int[4];
            for (int t = 1; t < exceptions.length; t++) {
                counts[(exceptions[t - 1] ? 2 : 0) + (exceptions[t] ? 1 : 0)]++;
            }
            return new Transitions(counts[0], counts[1], counts[2], counts[3]);
        }
    }

    /**
     * Returns Kupiec's test of the number of exceptions.
     *
     * @param exceptions  from 0 to days
     * @param days  at least 1
     * @param probability  of an exception, in (0, 1)
     */
    public static Result kupiec(int exceptions, int days, double probability) {
        if (days < 1 || exceptions < 0 || exceptions > days) {
            throw new IllegalArgumentException(
                    "exceptions " + exceptions + " must be from 0 to days " + days + ", which are at least 1");
        }
        TailMeasures.requireLevel(probability);
        double rate = (double) exceptions / days;
        double ratio = 2.0 * (logLikelihood(days - exceptions, exceptions, rate)
                - logLikelihood(days - exceptions, exceptions, probability));
        return result(ratio, ONE);
    }

    /** Returns the numbers of exceptions that {@link #kupiec} does not reject. */
    public static Region region(int days, double probability) {
        int centre = (int) Math.rint(days * probability);
        int least = centre;
        while (least > 0 && !kupiec(least - 1, days, probability).rejected()) {
            least--;
        }
        int most = centre;
        while (most < days && !kupiec(most + 1, days, probability).rejected()) {
            most++;
        }
        return new Region(least, most);
    }

    /** Returns Christoffersen's test that an exception does not depend on the day before. */
    public static Result independence(Transitions pairs) {
        int calm = pairs.calmCalm() + pairs.calmHit();
        int hit = pairs.hitCalm() + pairs.hitHit();
        int hits = pairs.calmHit() + pairs.hitHit();
        double pooled = logLikelihood(calm + hit - hits, hits, share(hits, calm + hit));
        double apart = logLikelihood(pairs.calmCalm(), pairs.calmHit(), share(pairs.calmHit(), calm))
                + logLikelihood(pairs.hitCalm(), pairs.hitHit(), share(pairs.hitHit(), hit));
        return result(2.0 * (apart - pooled), ONE);
    }

    /** Returns the test of both: the sum of the two ratios. */
    public static Result conditional(Result kupiec, Result independence) {
        return result(kupiec.ratio() + independence.ratio(), TWO);
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 0.0 : (double) part / whole;
    }

    private static double logLikelihood(int failures, int successes, double probability) {
        return times(failures, Math.log1p(-probability)) + times(successes, Math.log(probability));
    }

    private static double times(int count, double log) {
        return count == 0 ? 0.0 : count * log;
    }

    private static Result result(double ratio, ChiSquaredDistribution law) {
        double positive = Math.max(ratio, 0.0);
        return new Result(positive, law.survivalProbability(positive));
    }
}
