package dollarbill.backtest.engine;

/**
 * How much of the account's equity positions tie up: the account is within its margin while {@code equity - requirement >= 0}. A bought option
 * ties up its value, a credit spread its largest loss less the credit at today's marks, shares half their value at first and a quarter later.
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
