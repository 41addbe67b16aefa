package dollarbill.math;

/**
 * Exponential and logarithm of a quotient in fused multiply-adds alone, so that a vector of them gives the same bits.
 *
 * <p>Domains are narrower than those of {@link Math}: no subnormal results, no special values. Errors stay below one unit in the
 * last place.
 *
 * <p>Source of the reductions: J.-M. Muller, "Elementary Functions: Algorithms and Implementation" (2016), chapters 9 and 11; the
 * polynomials are minimax, by the exchange algorithm of Remez with 50 digits.
 */
public final class Elementary {
    public static final double LN2 = 0.6931471805599453;
    /** {@code ln 2 - LN2}. */
    public static final double LN2_REST = 2.3190468138462996e-17;

    public static final double LOG2_E = 1.4426950408889634;
    /** Adding it leaves the nearest integer in the low bits of the significand. */
    public static final double TO_INTEGER = 0x1.8p52;

    public static final int EXPONENT_SHIFT = 52;
    public static final long ONE_BITS = 0x3ff0_0000_0000_0000L;

    /** Coefficients of {@code (e^r - 1 - r) / r^2} for {@code |r| <= ln 2 / 2}, relative error of {@code e^r} 4e-18. */
    public static final double E0 = 0.5000000000000011;

    public static final double E1 = 0.16666666666666413;
    public static final double E2 = 0.041666666666530155;
    public static final double E3 = 0.008333333333494399;
    public static final double E4 = 0.0013888888943631083;
    public static final double E5 = 0.00019841269506688846;
    public static final double E6 = 2.480149309782968e-05;
    public static final double E7 = 2.7557586290886264e-06;
    public static final double E8 = 2.763024879550909e-07;
    public static final double E9 = 2.5000084424763782e-08;

    /** The bits of {@code 2^512}. */
    public static final long BITS_OF_2_TO_512 = ONE_BITS + (512L << EXPONENT_SHIFT);

    public static final double TWO_TO_MINUS_512 = 0x1p-512;

    /** Half of a binade in the bits of a double. */
    public static final long HALF_BINADE = 1L << 51;

    public static final long EXPONENT_MASK = 0xfff0_0000_0000_0000L;
    public static final long EXPONENT_BIAS = 1024L << EXPONENT_SHIFT;
    /** The bits of {@code 2^52}, under which a small integer becomes a double. */
    public static final long INTEGER_BITS = 0x4330_0000_0000_0000L;

    /** {@code 2^52} and the bias of {@link #EXPONENT_BIAS}. */
    public static final double INTEGER_OFFSET = 0x1p52 + 1024.0;

    /** Coefficients of {@code (2 artanh z - 2 z) / z^3} in {@code z^2} for {@code |z| <= 0.2006}, relative error 2e-17. */
    public static final double L0 = 0.6666666666667298;

    public static final double L1 = 0.399999999960176;
    public static final double L2 = 0.2857142942109292;
    public static final double L3 = 0.2222213639796591;
    public static final double L4 = 0.1818644206646064;
    public static final double L5 = 0.15248471026983398;
    public static final double L6 = 0.15381525317154887;

    private Elementary() {}

    /** Returns {@code e^x} for {@code |x| <= 708}. */
    public static double exp(double x) {
        return exp(x, ONE_BITS);
    }

    /** Returns {@code 2^512 e^x}, which is no subnormal, for {@code -1050 <= x <= 350}. */
    public static double exp512(double x) {
        return exp(x, BITS_OF_2_TO_512);
    }

    private static double exp(double x, long scaleBits) {
        double shifted = Math.fma(x, LOG2_E, TO_INTEGER);
        double n = TO_INTEGER - shifted;
        double r = Math.fma(n, LN2_REST, Math.fma(n, LN2, x));
        double p = Math.fma(r, E9, E8);
        p = Math.fma(p, r, E7);
        p = Math.fma(p, r, E6);
        p = Math.fma(p, r, E5);
        p = Math.fma(p, r, E4);
        p = Math.fma(p, r, E3);
        p = Math.fma(p, r, E2);
        p = Math.fma(p, r, E1);
        p = Math.fma(p, r, E0);
        double e = Math.fma(p, r * r, r) + 1.0;
        return e * Double.longBitsToDouble((Double.doubleToRawLongBits(shifted) << EXPONENT_SHIFT) + scaleBits);
    }

    /**
     * Returns {@code ln(a / b)}, to full relative precision where both are close: for the quotient is never rounded.
     *
     * @param a  positive, normal, less than {@code 2^1000} from {@code b}
     * @param b  positive and normal
     */
    public static double logOfQuotient(double a, double b) {
        long bits = Double.doubleToRawLongBits(a);
        long binades = (bits - Double.doubleToRawLongBits(b) + HALF_BINADE) & EXPONENT_MASK;
        double near = Double.longBitsToDouble(bits - binades);
        long integer = (binades + EXPONENT_BIAS) >>> EXPONENT_SHIFT;
        double n = Double.longBitsToDouble(integer | INTEGER_BITS) - INTEGER_OFFSET;
        double z = (near - b) / (near + b);
        double w = z * z;
        double p = Math.fma(L6, w, L5);
        p = Math.fma(p, w, L4);
        p = Math.fma(p, w, L3);
        p = Math.fma(p, w, L2);
        p = Math.fma(p, w, L1);
        p = Math.fma(p, w, L0);
        double y = Math.fma(p, w * z, z + z);
        return Math.fma(n, LN2, Math.fma(n, LN2_REST, y));
    }
}
