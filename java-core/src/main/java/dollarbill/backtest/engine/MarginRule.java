package dollarbill.backtest.engine;

/**
 * How much cash positions tie up. In cash form: an account is within its margin while {@code cash - requirement >= 0}, where a requirement is
 * negative for what lends (shares held) and includes the value of what is short.
 */
public sealed interface MarginRule {
    /** No check; cash may fall below zero. */
    record Unchecked() implements MarginRule {}

    /**
     * Regulation T and the maintenance rules of FINRA 4210, position by position.
     *
     * @param graceDays  closes under water that are borne before positions are closed by force, not negative
     */
    record RegulationT(int graceDays) implements MarginRule {
        public RegulationT {
            Check.atLeast("graceDays", graceDays, 0);
        }
    }
}
