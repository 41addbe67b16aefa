package dollarbill.backtest.validation;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** Quantiles of the standard normal law. */
final class NormalQuantile {
    private static final NormalDistribution STANDARD = NormalDistribution.of(0.0, 1.0);

    private NormalQuantile() {}

    /** Returns the value that a share of all lie below. */
    static double of(double share) {
        if (!(share > 0.0 && share < 1.0)) {
            throw new IllegalArgumentException("share " + share + " must be inside 0 to 1");
        }
        return STANDARD.inverseCumulativeProbability(share);
    }
}
