package dollarbill.pricing.black;

import dollarbill.math.MillsRatio;
import dollarbill.math.NormalDistribution;

/**
 * Black's formula of an out-of-the-money call in two variables, to full relative precision.
 *
 * <p>{@code b(x, s) = exp(x/2) N(x/s + s/2) - exp(-x/2) N(x/s - s/2)} with {@code x = ln(F/K) <= 0} and
 * {@code s = vol * sqrt(years)}; the undiscounted price is {@code sqrt(F K) b}. With {@code h = x/s}, {@code t = s/2} and
 * the Mills ratio {@code M} it reads, by region,
 *
 * <ul>
 *   <li>{@code n(h) s f} for {@code |x| <= 2, s <= 2}, with {@code f} of {@link NearMoneyBlack};
 *   <li>{@code n(0) exp(-(h^2 + t^2)/2) (M(-h - t) - M(t - h))} up to the point of inflection {@code s = sqrt(2|x|)};
 *   <li>{@code exp(x/2) - n(0) exp(-(h^2 + t^2)/2) (M(h + t) + M(t - h))} above it.
 * </ul>
 *
 * <p>Source of the idea of regions: P. Jäckel, "Let's Be Rational", Wilmott (2015), section 6.
 */
final class NormalisedBlack {
    private NormalisedBlack() {}

    /** Returns {@code b(x, s)} for {@code x <= 0} and {@code s >= 0}. */
    static double price(double x, double s) {
        if (s == 0.0) {
            return 0.0;
        }
        double h = x / s;
        double t = 0.5 * s;
        if (NearMoneyBlack.covers(x, s)) {
            return exactDensity(x, s, h) * s * NearMoneyBlack.factor(x, s);
        }
        if (h + t > 0.0) {
            return Math.exp(0.5 * x) - complement(x, s);
        }
        double density = scaledDensity(h, t);
        return density == 0.0 ? 0.0 : density * (MillsRatio.upper(-h - t) - MillsRatio.upper(t - h));
    }

    /** Returns {@code exp(x/2) - b(x, s)}, what is missing to the upper bound. */
    static double complement(double x, double s) {
        double h = x / s;
        double t = 0.5 * s;
        if (h + t <= 0.0) {
            return Math.exp(0.5 * x) - price(x, s);
        }
        double density = scaledDensity(h, t);
        return density == 0.0 ? 0.0 : density * (MillsRatio.upper(h + t) + MillsRatio.upper(t - h));
    }

    /** Returns {@code db/ds}. */
    static double slope(double x, double s) {
        return scaledDensity(x / s, 0.5 * s);
    }

    private static double scaledDensity(double h, double t) {
        return NormalDistribution.DENSITY_AT_ZERO * Math.exp(-0.5 * (h * h + t * t));
    }

    /** {@code n(x/s)} with the rounding of {@code h} and of its square made good. */
    private static double exactDensity(double x, double s, double h) {
        double square = h * h;
        double density = NormalDistribution.density(h);
        if (density == 0.0) {
            return 0.0;
        }
        double lost = 0.5 * Math.fma(h, h, -square) + h * Math.fma(-h, s, x) / s;
        return Math.fma(-lost, density, density);
    }
}
