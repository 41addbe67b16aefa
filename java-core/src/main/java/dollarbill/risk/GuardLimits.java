package dollarbill.risk;

/**
 * What a book may hold and lose; a value at its limit is within.
 *
 * @param maxDelta  largest absolute delta in shares, positive
 * @param maxGamma  largest absolute gamma in shares per dollar, positive
 * @param maxVega  largest absolute vega in dollars per vol point, positive
 * @param maxPositionShare  largest capital of one position as a share of the equity, positive
 * @param maxDrawdown  largest loss from the highest equity as a share of it, above 0 to 1
 * @param maxLossPerDay  largest loss in a day as a share of the equity at its opening, above 0 to 1
 * @param maxPositions  most open positions, at least 1
 */
public record GuardLimits(
        double maxDelta,
        double maxGamma,
        double maxVega,
        double maxPositionShare,
        double maxDrawdown,
        double maxLossPerDay,
        int maxPositions) {
    public GuardLimits {
        positive("maxDelta", maxDelta);
        positive("maxGamma", maxGamma);
        positive("maxVega", maxVega);
        positive("maxPositionShare", maxPositionShare);
        share("maxDrawdown", maxDrawdown);
        share("maxLossPerDay", maxLossPerDay);
        if (maxPositions < 1) {
            throw new IllegalArgumentException("maxPositions " + maxPositions + " must be at least 1");
        }
    }

    /** Returns 500 shares, 100 shares per dollar, 100 $ per vol point, a fifth in a position, 20 % drawdown, 5 % a day, ten positions. */
    public static GuardLimits defaults() {
        return new GuardLimits(500.0, 100.0, 100.0, 0.2, 0.2, 0.05, 10);
    }

    private static void positive(String name, double value) {
        if (!(value > 0.0)) {
            throw new IllegalArgumentException(name + " " + value + " must be positive");
        }
    }

    private static void share(String name, double value) {
        if (!(value > 0.0 && value <= 1.0)) {
            throw new IllegalArgumentException(name + " " + value + " must be above 0 and at most 1");
        }
    }
}
