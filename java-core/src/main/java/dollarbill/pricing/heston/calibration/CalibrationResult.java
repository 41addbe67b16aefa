package dollarbill.pricing.heston.calibration;

import dollarbill.market.Reason;
import dollarbill.pricing.heston.HestonParameters;
import java.util.List;

/** Outcome of a calibration. */
public sealed interface CalibrationResult {

    /**
     * The model that misses the quotes least.
     *
     * @param parameters  the model
     * @param accuracy  how well the quotes tell the parameters
     * @param rmseVolPoints  root mean square miss in implied volatility, each quote counted alike, in vol points
     * @param weightedRms  root mean square of the misses in units of the quotes' tolerances; what the fit minimises
     * @param stop  why the optimiser stopped at these parameters
     * @param iterations  steps of all starts together
     * @param evaluations  of the surface with its derivatives, all starts together
     * @param quotes  volatilities fitted
     * @param starts  what each start came to, in the order tried
     */
    record Calibrated(
            HestonParameters parameters,
            ParameterAccuracy accuracy,
            double rmseVolPoints,
            double weightedRms,
            StopReason stop,
            int iterations,
            int evaluations,
            int quotes,
            List<StartOutcome> starts) implements CalibrationResult {
        public Calibrated {
            starts = List.copyOf(starts);
        }

        /** Returns 2κθ/σ², above one where variance never reaches zero. */
        public double feller() {
            return 2.0 * parameters.meanReversion() * parameters.longRunVariance()
                    / (parameters.volOfVol() * parameters.volOfVol());
        }

        /** Returns whether Feller's condition 2κθ > σ² holds. */
        public boolean fellerHolds() {
            return feller() > 1.0;
        }
    }

    /**
     * The quotes do not make a calibration possible.
     *
     * @param reason  its code
     * @param detail  the numbers behind it
     */
    record Refused(Reason reason, String detail) implements CalibrationResult {}
}
