package dollarbill.bridge.cache;

import java.util.Arrays;

/**
 * The whole question of one row: who answers, which features, as of when.
 *
 * <p>Features are equal by bits, except that every NaN is the same absent value: {@code -0.0} and {@code 0.0} are different
 * questions, since Python can tell them apart.
 */
public final class PredictionKey {
    private final ScoringIdentity identity;
    private final String asOf;
    private final double[] features;
    private final int hash;

    private PredictionKey(ScoringIdentity identity, String asOf, double[] features) {
        this.identity = identity;
        this.asOf = asOf;
        this.features = features;
        this.hash = 31 * (31 * identity.hashCode() + asOf.hashCode()) + Arrays.hashCode(features);
    }

    /** Creates the key of a row. */
    public static PredictionKey of(ScoringIdentity identity, String asOf, double[] features) {
        return new PredictionKey(identity, asOf, features.clone());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PredictionKey that && hash == that.hash && Arrays.equals(features, that.features)
                && identity.equals(that.identity) && asOf.equals(that.asOf);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return identity + " " + asOf + " " + Arrays.toString(features);
    }
}
