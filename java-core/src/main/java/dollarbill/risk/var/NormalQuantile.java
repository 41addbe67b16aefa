package dollarbill.risk.var;

import org.apache.commons.numbers.gamma.InverseErfc;

/** Inverse of the standard normal distribution function. */
final class NormalQuantile {
    private static final double ROOT_TWO = 1.4142135623730951;

    private NormalQuantile() {}

    /** Returns z with {@code N(z) = p} for p in (0, 1). */
    static double of(double p) {
        return -ROOT_TWO * InverseErfc.value(2.0 * p);
    }
}
