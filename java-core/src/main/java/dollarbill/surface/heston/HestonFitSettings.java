package dollarbill.surface.heston;

import dollarbill.pricing.heston.calibration.CalibrationSettings;

/**
 * Choices of a Heston fit to a chain.
 *
 * @param leastYears  expiries nearer than this are judged but not fitted: diffusion alone has no smile as steep as theirs
 * @param quotesPerExpiry  an expiry with more quotes is thinned to this number, evenly over its strikes, at least 3
 * @param volTolerance  least tolerance of a volatility, positive; half the spread over vega is added in squares
 * @param robustRounds  fits with less trust in quotes far from the fit before, at most, not negative; 0 is plain least squares
 * @param calibration  choices of the calibration
 */
public record HestonFitSettings(
        double leastYears, int quotesPerExpiry, double volTolerance, int robustRounds,
        CalibrationSettings calibration) {
    /** Five days, 40 quotes, a quarter of a vol point, eight rounds. */
    public static final HestonFitSettings DEFAULT = new HestonFitSettings(5.0 / 365.0, 40, 0.0025, 8,
            CalibrationSettings.DEFAULT);

    /** Returns the same choices with another nearest expiry. */
    public HestonFitSettings withLeastYears(double other) {
        return new HestonFitSettings(other, quotesPerExpiry, volTolerance, robustRounds, calibration);
    }

    public HestonFitSettings {
        if (!(leastYears >= 0.0) || Double.isInfinite(leastYears)) {
            throw new IllegalArgumentException("leastYears " + leastYears + " must be finite and not negative");
        }
        if (quotesPerExpiry < 3) {
            throw new IllegalArgumentException("quotesPerExpiry " + quotesPerExpiry + " must be at least 3");
        }
        if (robustRounds < 0) {
            throw new IllegalArgumentException("robustRounds " + robustRounds + " must not be negative");
        }
        if (!(volTolerance > 0.0) || Double.isInfinite(volTolerance)) {
            throw new IllegalArgumentException("volTolerance " + volTolerance + " must be positive and finite");
        }
    }
}
