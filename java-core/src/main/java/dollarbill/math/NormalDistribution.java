package dollarbill.math;

import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.Erfcx;

/** Density, distribution function and Mills ratio of the standard normal law, accurate in both tails. */
public final class NormalDistribution {
    /** {@code 1 / sqrt(2 pi)}, the density at zero. */
    public static final double DENSITY_AT_ZERO = 0.3989422804014327;

    private static final double HALF_ROOT = 0.7071067811865476;
    private static final double ROOT_HALF_PI = 1.2533141373155003;

    private NormalDistribution() {}

    /** Returns {@code exp(-x^2/2) / sqrt(2 pi)}; zero from {@code |x| > 38.6} on, where it underflows. */
    public static double density(double x) {
        return DENSITY_AT_ZERO * Math.exp(-0.5 * x * x);
    }

    /** Returns the probability of a value up to {@code x}, to full relative precision in the lower tail. */
    public static double cdf(double x) {
        return 0.5 * Erfc.value(-x * HALF_ROOT);
    }

    /** Returns {@code cdf(x) / density(x)}, which stays finite in the lower tail where both underflow. */
    public static double lowerMillsRatio(double x) {
        return ROOT_HALF_PI * Erfcx.value(-x * HALF_ROOT);
    }
}
