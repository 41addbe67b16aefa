package dollarbill.backtest.engine;

/** When an order of today's close is filled. */
public enum FillTime {
    /** At the quotes it was decided on. */
    SAME_CLOSE,
    /** At the close of the next day. */
    NEXT_CLOSE,
    /** At the open of the next day where all legs are shares, else at its close, since options are quoted at the close alone. */
    NEXT_OPEN
}
