package dollarbill.backtest.engine;

/** What is known at the close of a day; there is no way from here to a later day. */
public interface DecisionPoint {
    /** Returns the day. */
    MarketDay today();

    /** Returns how many days of this run lie before today. */
    int daysBefore();

    /**
     * Returns an earlier day; the tape may make it anew.
     *
     * @param days  trading days back: 0 is today, at most {@link #daysBefore()}
     * @throws IllegalArgumentException  if {@code days} lies outside that range
     */
    MarketDay past(int days);

    /** Returns the account as of this close, after the fills of yesterday's orders and the margin check. */
    Account account();
}
