package dollarbill.risk.var;

import dollarbill.market.Reason;

/** What a method says at a level. */
public sealed interface VarResult {
    /** Returns the method. */
    VarMethod method();

    /** Returns the level. */
    double level();

    /**
     * Figures.
     *
     * @param estimate  with intervals
     */
    record Estimated(VarEstimate estimate) implements VarResult {
        @Override
        public VarMethod method() {
            return estimate.method();
        }

        @Override
        public double level() {
            return estimate.level();
        }
    }

    /**
     * No figures.
     *
     * @param method  the method
     * @param level  the level
     * @param reason  why
     * @param detail  in numbers
     */
    record Refused(VarMethod method, double level, Reason reason, String detail) implements VarResult {}
}
