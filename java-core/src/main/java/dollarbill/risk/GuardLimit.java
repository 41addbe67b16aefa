package dollarbill.risk;

/** What the guard limits. */
public enum GuardLimit {
    /** Absolute delta of the book, shares. */
    DELTA,
    /** Absolute gamma of the book, shares per dollar. */
    GAMMA,
    /** Absolute vega of the book, dollars per vol point. */
    VEGA,
    /** Capital of one position as a share of the equity. */
    POSITION,
    /** Loss from the highest equity as a share of it. */
    DRAWDOWN,
    /** Loss since the day's opening as a share of the equity then. */
    LOSS_PER_DAY,
    /** Open positions. */
    POSITIONS
}
