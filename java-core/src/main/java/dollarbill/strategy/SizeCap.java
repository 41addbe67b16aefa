package dollarbill.strategy;

/** What kept a position from being larger. */
public enum SizeCap {
    /** The share of the portfolio that the odds are worth by Kelly, after its shrinkages. */
    KELLY_FRACTION,
    /** The largest loss of the recommendation. */
    LOSS_BUDGET,
    /** The largest share of the portfolio in one position. */
    POSITION_SHARE,
    /** Cash left. */
    CASH,
    /** The most positions held at once. */
    OPEN_POSITIONS,
    /** A limit of the guard on the whole book. */
    GUARD
}
