package dollarbill.risk;

/** The guard's answer to a proposed trade. */
public sealed interface GuardDecision {
    /** Returns how many units may be traded. */
    long units();

    /**
     * All units may be traded.
     *
     * @param units  as asked
     */
    record Allowed(long units) implements GuardDecision {}

    /**
     * Fewer units may be traded.
     *
     * @param units  at least 1 and fewer than asked
     * @param bound  the limit that leaves fewest
     * @param value  what that limit is about, with all units asked for
     * @param allowed  the limit
     */
    record Reduced(long units, GuardLimit bound, double value, double allowed) implements GuardDecision {}

    /**
     * Nothing may be traded.
     *
     * @param bound  the limit that leaves nothing; of several the first in their order
     * @param value  what that limit is about, with all units asked for
     * @param allowed  the limit
     */
    record Refused(GuardLimit bound, double value, double allowed) implements GuardDecision {
        @Override
        public long units() {
            return 0;
        }
    }
}
