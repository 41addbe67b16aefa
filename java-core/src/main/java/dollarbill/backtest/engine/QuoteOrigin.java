package dollarbill.backtest.engine;

/** Where the option quotes of a day come from. */
public enum QuoteOrigin {
    /** Recorded from a market. */
    RECORDED,
    /** Priced by a model from the history of the underlying. */
    MODEL,
    /** There are none. */
    NONE
}
