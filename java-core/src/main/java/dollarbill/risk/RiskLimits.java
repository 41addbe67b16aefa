package dollarbill.risk;

/**
 * What a book may hold, and where its report begins to warn.
 *
 * @param topPositions  positions counted, best first, at least 1
 * @param multiplier  shares in a contract, at least 1
 * @param deltaNeutralBand  a book with a smaller absolute delta (shares) is called neutral, positive
 * @param vegaWarning  absolute vega in dollars per vol point above which the report warns, positive
 * @param maxDelta  largest absolute delta in shares, positive
 * @param maxGamma  largest absolute gamma in shares per dollar, positive
 * @param maxVega  largest absolute vega in dollars per vol point, positive
 */
public record RiskLimits(
        int topPositions,
        int multiplier,
        double deltaNeutralBand,
        double vegaWarning,
        double maxDelta,
        double maxGamma,
        double maxVega) {
    public RiskLimits {
        positive("topPositions", topPositions);
        positive("multiplier", multiplier);
        positive("deltaNeutralBand", deltaNeutralBand);
        positive("vegaWarning", vegaWarning);
        positive("maxDelta", maxDelta);
        positive("maxGamma", maxGamma);
        positive("maxVega", maxVega);
    }

    /** Returns ten positions of 100 shares, neutral below 5 shares of delta, warning over 100 $ of vega. */
    public static RiskLimits defaults() {
        return new RiskLimits(10, 100, 5.0, 100.0, 500.0, 100.0, 1000.0);
    }

    private static void positive(String name, double value) {
        if (!(value > 0.0)) {
            throw new IllegalArgumentException(name + " " + value + " must be positive");
        }
    }
}
