package dollarbill.pricing.black;

import dollarbill.math.NormalTail;

/**
 * Normalised Black price near the money as a Bachelier price with a correction, free of cancellation.
 *
 * <p>With {@code h = x/s}, {@code t = s/2} and {@code y = x/2} the formula {@code b = exp(y) N(h + t) - exp(-y) N(h - t)}
 * is, by Taylor's theorem in {@code t} with the product {@code h t = y} held,
 * {@code b = 2 n(h) int_0^t cosh(h (t - u)) exp(-u^2/2) du - 2 sinh|y| N(h)}. Expanding the Gaussian under the integral
 * gives {@code b = n(h) s f} with
 *
 * <pre>
 * f = S0(y) (1 + h N(h)/n(h)) + sum_{k >= 1} g_k t^(2k) S_k(y),   S_k(y) = sum_i y^(2i) / (2i + 2k + 1)!
 * </pre>
 *
 * <p>and {@code g_k = (-1)^k (2k - 1)!!}, here economised on {@code t <= 1} to a relative error of 1e-17. What is left of
 * cancellation is {@code sinh|y| / |y| <= 1.2}. At {@code y = 0} only Bachelier's formula and powers of {@code t} remain.
 *
 * <p>Starting point: P. Jäckel, "Let's Be Rational", Wilmott (2015), section 6 (expansion for small {@code t}); the
 * integral form and its range are derived here.
 */
final class NearMoneyBlack {
    /** Largest {@code |x|} and largest {@code s} of the domain. */
    static final double LIMIT = 2.0;

    private NearMoneyBlack() {}

    /** Returns whether {@code (x, s)} is in the domain. */
    static boolean covers(double x, double s) {
        return x >= -LIMIT && s <= LIMIT;
    }

    /** Returns {@code f}, so that {@code b = n(x/s) s f}. */
    static double factor(double x, double s) {
        double y2 = 0.25 * x * x;
        double t2 = 0.25 * s * s;
        double s11 = Math.fma(y2, 1.0 / 1.5511210043330986e25, 1.0 / 2.585201673888498e22);
        double s10 = Math.fma(y2, s11, 1.0 / 51090942171709440000.0);
        double s9 = Math.fma(y2, s10, 1.0 / 121645100408832000.0);
        double s8 = Math.fma(y2, s9, 1.0 / 355687428096000.0);
        double s7 = Math.fma(y2, s8, 1.0 / 1307674368000.0);
        double s6 = Math.fma(y2, s7, 1.0 / 6227020800.0);
        double s5 = Math.fma(y2, s6, 1.0 / 39916800.0);
        double s4 = Math.fma(y2, s5, 1.0 / 362880.0);
        double s3 = Math.fma(y2, s4, 1.0 / 5040.0);
        double s2 = Math.fma(y2, s3, 1.0 / 120.0);
        double s1 = Math.fma(y2, s2, 1.0 / 6.0);
        double s0 = Math.fma(y2, s1, 1.0);
        double g = Math.fma(t2, 510567852.3288107 * s10, -33596987.49865027 * s9);
        g = Math.fma(t2, g, 2023323.5297503425 * s8);
        g = Math.fma(t2, g, -135122.30991739375 * s7);
        g = Math.fma(t2, g, 10394.96297930513 * s6);
        g = Math.fma(t2, g, -944.9999041209697 * s5);
        g = Math.fma(t2, g, 104.99999977258015 * s4);
        g = Math.fma(t2, g, -14.999999999493676 * s3);
        g = Math.fma(t2, g, 2.99999999999892 * s2);
        g = Math.fma(t2, g, -0.9999999999999978 * s1);
        return Math.fma(s0, NormalTail.millsDeficit(-x / s), t2 * g);
    }
}
