package dollarbill.pricing.american;

import static dollarbill.math.NormalDistribution.DENSITY_AT_ZERO;

import dollarbill.math.MillsRatio;

/** Distribution function of the standard normal law that shares one exponential with the density; absolute error below 1e-15. */
final class NormalTail {
    private NormalTail() {}

    /** Returns {@code N(x)}. */
    static double cdf(double x) {
        return cdf(x, Exponential.exp(-0.5 * x * x));
    }

    /** Returns {@code N(x)} where {@code bell = exp(-x^2/2)} is known. */
    static double cdf(double x, double bell) {
        double tail = bell == 0.0 ? 0.0 : DENSITY_AT_ZERO * bell * MillsRatio.upper(Math.abs(x));
        return x > 0.0 ? 1.0 - tail : tail;
    }
}
