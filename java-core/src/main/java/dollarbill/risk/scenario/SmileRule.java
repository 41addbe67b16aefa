package dollarbill.risk.scenario;

/** Which volatility a contract has after the underlying has moved, before any change of the volatilities themselves. */
public enum SmileRule {
    /** That of the smile at the contract's new log-moneyness: the smile moves with the forward. */
    STICKY_MONEYNESS,
    /** That of the smile at the contract's log-moneyness before the move: each strike keeps its volatility. */
    STICKY_STRIKE
}
