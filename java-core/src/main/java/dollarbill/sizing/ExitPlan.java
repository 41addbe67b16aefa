package dollarbill.sizing;

/** When a position ends and at what price. */
public sealed interface ExitPlan {
    /** Held until the option settles at its payoff. */
    record AtExpiry() implements ExitPlan {}

    /**
     * Closed before expiry: a bought option is sold at the bid, a sold one bought back at the ask.
     *
     * @param years  time from now to the closing trade, positive
     * @param halfSpread  dollars per share between the option's value and the bid or the ask, not negative
     */
    record AtHorizon(double years, double halfSpread) implements ExitPlan {}
}
