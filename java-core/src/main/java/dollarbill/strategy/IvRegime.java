package dollarbill.strategy;

/** How dear options are by the rank of implied volatility in its own year. */
public enum IvRegime {
    /** Cheap. */
    LOW,
    /** Neither cheap nor dear. */
    NORMAL,
    /** Dear. */
    HIGH
}
