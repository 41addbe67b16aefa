package dollarbill.market;

/**
 * Thresholds of the quality check.
 *
 * @param widestRelative  a spread above this share of the mid is wide, if it is also above {@code widestAbsolute}
 * @param widestAbsolute  spread per share that is never too wide
 * @param parityTolerance  a pair breaks parity if it misses the forward by more than this multiple of both spreads
 *     together
 * @param neighbourTolerance  a quote is stale if it is outside what its strike neighbours allow by more than this
 *     multiple of its own spread
 * @param flatRate  continuously compounded rate where the quotes do not tell the discount
 */
public record QualityRules(
        double widestRelative,
        double widestAbsolute,
        double parityTolerance,
        double neighbourTolerance,
        double flatRate) {
    /** Half the mid and ten cents; two spreads; half a spread; three percent. */
    public static final QualityRules DEFAULT = new QualityRules(0.5, 0.10, 2.0, 0.5, 0.03);

    public QualityRules {
        requireNotNegative("widestRelative", widestRelative);
        requireNotNegative("widestAbsolute", widestAbsolute);
        requireNotNegative("parityTolerance", parityTolerance);
        requireNotNegative("neighbourTolerance", neighbourTolerance);
        if (!(Math.abs(flatRate) <= 1.0)) {
            throw new IllegalArgumentException("flatRate " + flatRate + " must be between -1 and 1");
        }
    }

    private static void requireNotNegative(String name, double value) {
        if (!(value >= 0.0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " " + value + " must be finite and not negative");
        }
    }
}
