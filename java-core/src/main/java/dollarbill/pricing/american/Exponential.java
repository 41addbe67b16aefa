package dollarbill.pricing.american;

/**
 * The exponential function, small enough to be inlined into loops.
 *
 * <p>{@code e^x = 2^k e^r} with {@code |r| <= ln 2 / 2} and the Taylor polynomial of degree 12 in two halves; relative
 * error below 1e-15. Beyond 708 on either side it is {@code Math.exp}.
 */
final class Exponential {
    private static final double WITHIN = 708.0;
    private static final double PER_LN2 = 1.4426950408889634;
    private static final double LN2_HIGH = 0.6931471803691238;
    private static final double LN2_LOW = 1.9082149292705877e-10;
    /** Adding it leaves the nearest integer in the low bits of the mantissa. */
    private static final double ROUNDER = 6755399441055744.0;

    private static final int BIAS = 1023;
    private static final int MANTISSA_BITS = 52;

    private Exponential() {}

    /** Returns {@code e^x}. */
    static double exp(double x) {
        if (!(Math.abs(x) < WITHIN)) {
            return Math.exp(x);
        }
        double shifted = Math.fma(x, PER_LN2, ROUNDER);
        double k = shifted - ROUNDER;
        double r = Math.fma(k, -LN2_LOW, Math.fma(k, -LN2_HIGH, x));
        double s = r * r;
        double odd = Math.fma(s, 1.0 / 39916800.0, 1.0 / 362880.0);
        double even = Math.fma(s, 1.0 / 479001600.0, 1.0 / 3628800.0);
        odd = Math.fma(odd, s, 1.0 / 5040.0);
        even = Math.fma(even, s, 1.0 / 40320.0);
        odd = Math.fma(odd, s, 1.0 / 120.0);
        even = Math.fma(even, s, 1.0 / 720.0);
        odd = Math.fma(odd, s, 1.0 / 6.0);
        even = Math.fma(even, s, 1.0 / 24.0);
        odd = Math.fma(odd, s, 1.0);
        even = Math.fma(even, s, 0.5);
        double result = Math.fma(odd, r, Math.fma(even, s, 1.0));
        return result * Double.longBitsToDouble(((long) k + BIAS) << MANTISSA_BITS);
    }
}
