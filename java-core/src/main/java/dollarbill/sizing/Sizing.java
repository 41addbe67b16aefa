package dollarbill.sizing;

import dollarbill.market.Reason;

/** The answer to a sizing request; the record is there either way. */
public sealed interface Sizing {
    /** Returns how the answer came about. */
    KellyRecord record();

    /**
     * At least one contract.
     *
     * @param record  how it came about
     */
    record Sized(KellyRecord record) implements Sizing {}

    /**
     * No contract.
     *
     * @param reason  why
     * @param record  how it came about
     */
    record NotSized(Reason reason, KellyRecord record) implements Sizing {}
}
