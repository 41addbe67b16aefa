package dollarbill.pricing.american;

/**
 * Tail of the standard normal law divided by {@code exp(-x^2/2)}, so that density and distribution share one exponential.
 *
 * <p>Source: J. F. Hart et al., "Computer Approximations" (1968), algorithm 5666, as given by G. West, "Better
 * approximations to cumulative normal functions", Wilmott (2005); absolute error of {@code N(-x)} below 1e-15.
 */
final class NormalTail {
    private static final double CONTINUED_FRACTION_FROM = 7.07106781186547;
    private static final double ROOT_TWO_PI = 2.5066282746310007;

    private NormalTail() {}

    /** Returns {@code N(-x) exp(x^2/2)} for {@code x >= 0}. */
    static double scaled(double x) {
        if (x > CONTINUED_FRACTION_FROM) {
            return 1.0 / (ROOT_TWO_PI * (x + 1.0 / (x + 2.0 / (x + 3.0 / (x + 4.0 / (x + 0.65))))));
        }
        double above = 3.52624965998911e-02;
        above = above * x + 0.700383064443688;
        above = above * x + 6.37396220353165;
        above = above * x + 33.912866078383;
        above = above * x + 112.079291497871;
        above = above * x + 221.213596169931;
        above = above * x + 220.206867912376;
        double below = 8.83883476483184e-02;
        below = below * x + 1.75566716318264;
        below = below * x + 16.064177579207;
        below = below * x + 86.7807322029461;
        below = below * x + 296.564248779674;
        below = below * x + 637.333633378831;
        below = below * x + 793.826512519948;
        below = below * x + 440.413735824752;
        return above / below;
    }

    /** Returns {@code N(x)}. */
    static double cdf(double x) {
        return cdf(x, Exponential.exp(-0.5 * x * x));
    }

    /** Returns {@code N(x)} where {@code bell = exp(-x^2/2)} is known. */
    static double cdf(double x, double bell) {
        double tail = bell * scaled(Math.abs(x));
        return x > 0.0 ? 1.0 - tail : tail;
    }
}
