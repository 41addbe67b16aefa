package dollarbill.pricing.black;

import dollarbill.math.MillsDeficit;

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

    /** Reciprocals of the factorials of {@code 2k + 1}. */
    static final double R1 = 1.0 / 6.0;

    static final double R2 = 1.0 / 120.0;
    static final double R3 = 1.0 / 5040.0;
    static final double R4 = 1.0 / 362880.0;
    static final double R5 = 1.0 / 39916800.0;
    static final double R6 = 1.0 / 6227020800.0;
    static final double R7 = 1.0 / 1307674368000.0;
    static final double R8 = 1.0 / 355687428096000.0;
    static final double R9 = 1.0 / 121645100408832000.0;
    static final double R10 = 1.0 / 51090942171709440000.0;
    static final double R11 = 1.0 / 2.585201673888498e22;
    static final double R12 = 1.0 / 1.5511210043330986e25;
    /** Economised {@code g_k}. */
    static final double G1 = -0.9999999999999978;

    static final double G2 = 2.99999999999892;
    static final double G3 = -14.999999999493676;
    static final double G4 = 104.99999977258015;
    static final double G5 = -944.9999041209697;
    static final double G6 = 10394.96297930513;
    static final double G7 = -135122.30991739375;
    static final double G8 = 2023323.5297503425;
    static final double G9 = -33596987.49865027;
    static final double G10 = 510567852.3288107;

    private NearMoneyBlack() {}

    /** Returns whether {@code (x, s)} is in the domain. */
    static boolean covers(double x, double s) {
        return x >= -LIMIT && s <= LIMIT;
    }

    /** Returns {@code f}, so that {@code b = n(x/s) s f}. */
    static double factor(double x, double s) {
        return factor(0.25 * x * x, 0.25 * s * s, MillsDeficit.value(-x / s));
    }

    /**
     * Returns {@code f}.
     *
     * @param y2  {@code x^2 / 4}
     * @param t2  {@code s^2 / 4}
     * @param deficit  {@code 1 + h N(h)/n(h)}
     */
    static double factor(double y2, double t2, double deficit) {
        double s11 = Math.fma(y2, R12, R11);
        double s10 = Math.fma(y2, s11, R10);
        double s9 = Math.fma(y2, s10, R9);
        double s8 = Math.fma(y2, s9, R8);
        double s7 = Math.fma(y2, s8, R7);
        double s6 = Math.fma(y2, s7, R6);
        double s5 = Math.fma(y2, s6, R5);
        double s4 = Math.fma(y2, s5, R4);
        double s3 = Math.fma(y2, s4, R3);
        double s2 = Math.fma(y2, s3, R2);
        double s1 = Math.fma(y2, s2, R1);
        double s0 = Math.fma(y2, s1, 1.0);
        double g = Math.fma(t2, G10 * s10, G9 * s9);
        g = Math.fma(t2, g, G8 * s8);
        g = Math.fma(t2, g, G7 * s7);
        g = Math.fma(t2, g, G6 * s6);
        g = Math.fma(t2, g, G5 * s5);
        g = Math.fma(t2, g, G4 * s4);
        g = Math.fma(t2, g, G3 * s3);
        g = Math.fma(t2, g, G2 * s2);
        g = Math.fma(t2, g, G1 * s1);
        return Math.fma(s0, deficit, t2 * g);
    }
}
