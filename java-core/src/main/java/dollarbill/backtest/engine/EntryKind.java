package dollarbill.backtest.engine;

/** What a ledger entry is about. */
public enum EntryKind {
    /** Cash brought in at the start. */
    DEPOSIT,
    /** A leg bought or sold by an order. */
    TRADE,
    /** A leg bought or sold because margin was short. */
    FORCED_TRADE,
    /** Shares bought or sold against the delta of a position. */
    HEDGE,
    /** Commission of an order. */
    COMMISSION,
    /** Fee of exercise, assignment or cash settlement. */
    EXERCISE_FEE,
    /** A long option exercised: strike against shares. */
    EXERCISE,
    /** A short option assigned: strike against shares. */
    ASSIGNMENT,
    /** Shares that exercise or assignment delivered. */
    DELIVERY,
    /** An option settled in cash at expiry. */
    CASH_SETTLEMENT,
    /** An option that expired without value. */
    EXPIRY,
    /** A dividend received, or paid on short shares. */
    DIVIDEND,
    /** Shares or contracts renumbered by a split; cash in lieu of a fraction. */
    SPLIT,
    /** An option paid out because a split cannot be carried over to it. */
    SPLIT_PAYOUT,
    /** Interest on cash, or on the shares of a hedged position. */
    INTEREST,
    /** Fee for borrowed shares. */
    BORROW_FEE
}
