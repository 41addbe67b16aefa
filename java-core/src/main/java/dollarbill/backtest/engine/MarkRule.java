package dollarbill.backtest.engine;

/** At what price a holding is valued at the close. */
public enum MarkRule {
    /** Midpoint of bid and ask. */
    MID,
    /** What closing at once would bring: bid where long, ask where short. */
    LIQUIDATION
}
