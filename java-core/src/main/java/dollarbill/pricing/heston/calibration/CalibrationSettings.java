package dollarbill.pricing.heston.calibration;

import dollarbill.pricing.Arguments;

/**
 * Choices of a calibration.
 *
 * @param minQuotes  least number of volatilities, at least 6, one more than parameters
 * @param maxIterations  steps of one start at most, positive
 * @param goodRmseVolPoints  a converged start that fits this closely ends the search for a better one, in vol points,
 *     not negative
 * @param costTolerance  relative change of the sum of squares that ends a start, positive
 */
public record CalibrationSettings(int minQuotes, int maxIterations, double goodRmseVolPoints, double costTolerance) {
    /** Eight quotes, 100 iterations, a quarter of a vol point, 1e-9. */
    public static final CalibrationSettings DEFAULT = new CalibrationSettings(8, 100, 0.25, 1e-9);

    public CalibrationSettings {
        if (minQuotes < 6) {
            throw new IllegalArgumentException("minQuotes " + minQuotes + " must be at least 6");
        }
        if (maxIterations < 1) {
            throw new IllegalArgumentException("maxIterations " + maxIterations + " must be positive");
        }
        if (!(goodRmseVolPoints >= 0.0) || Double.isInfinite(goodRmseVolPoints)) {
            throw new IllegalArgumentException(
                    "goodRmseVolPoints " + goodRmseVolPoints + " must be finite and not negative");
        }
        Arguments.positive("costTolerance", costTolerance);
    }
}
