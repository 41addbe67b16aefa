package dollarbill.strategy;

/** How much of the loss budget a recommendation may use. */
public enum PositionSize {
    /** Nothing. */
    NONE(0.0),
    /** One half. */
    HALF(0.5),
    /** All of it. */
    FULL(1.0);

    private final double share;

    PositionSize(double share) {
        this.share = share;
    }

    /** Returns the share of the loss budget, 0 to 1. */
    public double share() {
        return share;
    }
}
