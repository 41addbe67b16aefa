package dollarbill.surface;

import dollarbill.math.NormalDistribution;

/** Which delta names a strike. */
public enum DeltaConvention {
    /** {@code N(d1)}: units of the forward that hedge a call. */
    FORWARD,
    /** {@code D F/S N(d1)}: units of the underlying that hedge a call. */
    SPOT;

    /** Returns the delta of a call at a log-moneyness of a smile. */
    double call(VolSlice slice, double spot, double logMoneyness) {
        double root = Math.sqrt(slice.totalVariance(logMoneyness));
        return scale(slice, spot) * NormalDistribution.cdf(-logMoneyness / root + 0.5 * root);
    }

    /** Returns the delta of an option that is certain to be exercised: the most that a call can have. */
    double scale(VolSlice slice, double spot) {
        return switch (this) {
            case FORWARD -> 1.0;
            case SPOT -> slice.discount() * slice.forward() / spot;
        };
    }
}
