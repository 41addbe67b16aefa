package dollarbill.pricing.heston.calibration;

import dollarbill.pricing.heston.HestonParameters;

/**
 * What one start came to.
 *
 * @param origin  where it came from
 * @param start  first parameters
 * @param end  last parameters
 * @param weightedRms  root mean square miss at the end in units of the quotes' tolerances
 * @param iterations  steps taken
 * @param stop  why it stopped
 */
public record StartOutcome(
        Origin origin,
        HestonParameters start,
        HestonParameters end,
        double weightedRms,
        int iterations,
        StopReason stop) {
    /** Where a start came from. */
    public enum Origin {
        /** Handed in by the caller, such as the fit of the day before. */
        GIVEN,
        /** Read off the volatilities: level, term structure, skew and curvature. */
        CHAIN,
        /** One of a few far from each other. */
        SPREAD
    }
}
