package dollarbill.sizing.growth;

/**
 * The stake of largest expected growth between zero and a limit.
 *
 * @param fraction  share of wealth put into the position
 * @param growth  expected logarithm of wealth after one bet
 * @param slope  derivative of the growth there: zero inside, positive at the limit, negative or zero at zero
 * @param curvature  second derivative of the growth there with its sign turned, not negative
 * @param bound  what kept the fraction from being larger
 */
public record GrowthOptimum(double fraction, double growth, double slope, double curvature, Bound bound) {
    /** What a fraction ends at. */
    public enum Bound {
        /** A larger one would grow more slowly. */
        GROWTH,
        /** The mean profit is not positive. */
        NO_EDGE,
        /** The caller's limit. */
        LIMIT,
        /** A larger one could lose everything. */
        RUIN
    }

    /**
     * Returns the standard error of the fraction where the law is a sample of independent outcomes.
     *
     * <p>The fraction solves Σ x/(1 + f·x) = 0; the variance of such an estimate is that of the summand over n times the squared mean of
     * its derivative, which at the solution are both the curvature H: σ² = 1/(n·H). Source: P. J. Huber, The Behavior of Maximum
     * Likelihood Estimates under Nonstandard Conditions (1967), section 3.
     *
     * @param observations  size of the sample, positive
     * @throws IllegalArgumentException  if it is not positive, or there is no curvature
     */
    public double standardError(long observations) {
        if (observations < 1 || !(curvature > 0.0)) {
            throw new IllegalArgumentException(
                    "observations " + observations + " and curvature " + curvature + " must be positive");
        }
        return 1.0 / Math.sqrt(observations * curvature);
    }
}
