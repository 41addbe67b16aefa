package dollarbill.surface;

/** Kinds of static arbitrage. */
public enum ArbitrageKind {
    /** An option is bid above the ask of one that is always worth more. */
    VERTICAL,
    /** A spread of two strikes is bid above the most it can pay. */
    VERTICAL_BOUND,
    /** An option is bid above the line between the asks of strikes on both sides. */
    BUTTERFLY,
    /** An option is bid above the ask of the same moneyness at a later expiry. */
    CALENDAR,
    /** Call less put is away from the forward by more than their quotes allow. */
    PARITY
}
