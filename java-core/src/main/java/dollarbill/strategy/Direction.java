package dollarbill.strategy;

/** Where a price is expected to go. */
public enum Direction {
    /** Higher. */
    UP,
    /** Lower. */
    DOWN
}
