package dollarbill.feature;

import dollarbill.market.Reason;
import java.time.Instant;

/** One number of a feature row, or why there is none. */
public sealed interface FeatureValue {
    /**
     * A number.
     *
     * @param value  the number, finite
     * @param knownAt  when it became known
     */
    record Known(double value, Instant knownAt) implements FeatureValue {
        public Known {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("feature value " + value + " must be finite");
            }
        }
    }

    /**
     * No number.
     *
     * @param reason  why
     */
    record Absent(Reason reason) implements FeatureValue {}
}
