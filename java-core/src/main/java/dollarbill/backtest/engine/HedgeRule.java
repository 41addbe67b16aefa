package dollarbill.backtest.engine;

/** Whether shares are held against the delta of positions. */
public enum HedgeRule {
    /** Positions are left as they were ordered. */
    NONE,
    /**
     * At each close, after the orders of that close, every position opened with options gets as many shares as take its delta nearest to zero, whole
     * shares, at the close and for the costs of shares; those that add to what is held only as far as margin allows.
     *
     * <p>The delta is Black's, without dividends, at the volatility the option's last quote implied. A day without a quote of an option, on which delta
     * needs a value to be held against, marks the option at the same volatility. On an option's last day its delta is that of what is delivered; nothing of one
     * settled in cash. Shares of such positions are carried as by a forward: bought ones pay the rate of the day before, those sold short earn it,
     * where the account has no interest of its own. Shares of an index stand for a future on it.
     *
     * <p>Source: F. Black and M. Scholes, The pricing of options and corporate liabilities (1973); at intervals, E. Derman and M. Kamal, When you cannot
     * hedge continuously (1999).
     */
    DELTA_AT_CLOSE
}
