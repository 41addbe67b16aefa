package dollarbill.backtest.engine;

/** What happens to shares that exercise or assignment leaves in a position. */
public enum DeliveryRule {
    /** They stay until the strategy closes the position. */
    KEEP,
    /** They are closed at the open of the first day after their delivery. */
    CLOSE_AT_OPEN
}
