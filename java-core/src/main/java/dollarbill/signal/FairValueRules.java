package dollarbill.signal;

/**
 * When Heston's model makes the fair value, and what happens where the smile sees no edge.
 *
 * @param hestonMaxMiss  largest miss at which Heston's value is traded, in half spreads, positive: held to the median distance
 *     of its vols from the mids over the chain, over the expiry and, with its sign, over the {@value #NEIGHBOURS} strikes next to
 *     the one valued. An edge after costs is more than a half spread, so a bound below one keeps a misfit from being traded as one
 * @param onDisagreement  what happens where the second model's value leaves no edge
 */
public record FairValueRules(double hestonMaxMiss, Disagreement onDisagreement) {
    /** How many strikes next to the one valued are looked at. */
    public static final int NEIGHBOURS = 6;

    public FairValueRules {
        if (!(hestonMaxMiss > 0.0) || Double.isInfinite(hestonMaxMiss)) {
            throw new IllegalArgumentException("hestonMaxMiss " + hestonMaxMiss + " must be positive and finite");
        }
    }

    /** What happens to a signal whose edge only one model sees. */
    public enum Disagreement {
        /** It is shown and gets no contracts. */
        REFUSE,
        /** It is shown with a caution and sized as any other. */
        CAUTION
    }

    /** Returns half a half spread, and no contracts without agreement. */
    public static FairValueRules defaults() {
        return new FairValueRules(0.5, Disagreement.REFUSE);
    }
}
