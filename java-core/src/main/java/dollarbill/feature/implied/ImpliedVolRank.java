package dollarbill.feature.implied;

import dollarbill.feature.DayClock;
import dollarbill.feature.FeatureColumn;
import dollarbill.feature.FeatureData;

/** The place of implied volatility within its year, for features of other families that read it. */
public final class ImpliedVolRank {
    private static final String NAME = "iv_rank";

    private ImpliedVolRank() {}

    /** Returns the column {@code iv_rank} of the family of implied volatility. */
    public static FeatureColumn column(FeatureData data, DayClock days) {
        return new ImpliedVolFamily()
                .compute(data, days)
                .stream()
                .filter(column -> column.definition().name().equals(NAME))
                .findFirst()
                .orElseThrow();
    }
}
