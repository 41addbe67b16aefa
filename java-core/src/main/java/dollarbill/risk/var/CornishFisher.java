package dollarbill.risk.var;

import dollarbill.math.NormalDistribution;
import java.util.Optional;

/**
 * Tail of a law given by four moments.
 *
 * <p>The quantile of the standardised law is {@code w(z) = z + (z²-1)S/6 + (z³-3z)K/24 - (2z³-5z)S²/36} at the normal quantile z. The mean
 * of w over the normal tail below a is {@code -n(a)/N(a) [1 + aS/6 + (a²-1)K/24 - (2a²-1)S²/36]}. Both hold only where w
 * rises from -6, beyond which a billionth of the law lies, up to a; elsewhere there is no answer.
 *
 * <p>Sources: E. A. Cornish and R. A. Fisher, "Moments and cumulants in the specification of distributions", Revue de l'Institut
 * International de Statistique 5 (1938); D. Maillard, "A user's guide to the Cornish-Fisher expansion" (2012), for the domain and
 * the shortfall.
 */
final class CornishFisher {
    /** Normal quantile beyond which a billionth of the law lies: where the expansion may do as it likes. */
    private static final double FURTHEST = -6.0;

    private CornishFisher() {}

    /** Returns value at risk and expected shortfall; absent where the expansion does not rise in the tail. */
    static Optional<TailMeasures> tail(QuadraticLaw law, double level) {
        double p = 1.0 - level;
        double a = NormalQuantile.of(p);
        double s = law.skewness();
        double k = law.excessKurtosis();
        if (!rises(a, s, k)) {
            return Optional.empty();
        }
        double w = a + (a * a - 1.0) * s / 6.0 + (a * a * a - 3.0 * a) * k / 24.0
                - (2.0 * a * a * a - 5.0 * a) * s * s / 36.0;
        double shortfall = NormalDistribution.density(a) / p
                * (1.0 + a * s / 6.0 + (a * a - 1.0) * k / 24.0 - (2.0 * a * a - 1.0) * s * s / 36.0);
        return Optional.of(new TailMeasures(
                -law.mean() - law.deviation() * w, -law.mean() + law.deviation() * shortfall));
    }

    /** Returns whether {@code w'(z) = (K/8 - S²/6) z² + (S/3) z + 1 - K/8 + 5S²/36} is positive from {@value #FURTHEST} to a. */
    private static boolean rises(double a, double s, double k) {
        double square = k / 8.0 - s * s / 6.0;
        double linear = s / 3.0;
        double constant = 1.0 - k / 8.0 + 5.0 * s * s / 36.0;
        double vertex = square > 0.0 ? Math.clamp(-linear / (2.0 * square), FURTHEST, a) : a;
        return slope(square, linear, constant, FURTHEST) > 0.0
                && slope(square, linear, constant, vertex) > 0.0
                && slope(square, linear, constant, a) > 0.0;
    }

    private static double slope(double square, double linear, double constant, double z) {
        return (square * z + linear) * z + constant;
    }
}
