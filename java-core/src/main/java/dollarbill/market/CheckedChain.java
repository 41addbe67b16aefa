package dollarbill.market;

/** A chain after the quality check: usable, or refused for a reason; with the report in both cases. */
public sealed interface CheckedChain {
    /** Returns what the check found. */
    QualityReport report();

    /**
     * A chain with its usable quotes.
     *
     * @param chain  usable quotes
     * @param spotImplied  whether the spot comes from put-call parity because the source has none
     * @param report  what the check found
     */
    record Usable(OptionChain chain, boolean spotImplied, QualityReport report) implements CheckedChain {}

    /**
     * A chain nothing can be said of.
     *
     * @param reason  {@link Reason#CHAIN_EMPTY} or {@link Reason#SPOT_MISSING}
     * @param report  what the check found
     */
    record Refused(Reason reason, QualityReport report) implements CheckedChain {}
}
