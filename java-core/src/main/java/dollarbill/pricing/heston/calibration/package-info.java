/**
 * Calibration of Heston's model to implied volatilities by Levenberg-Marquardt with an analytic gradient; start from
 * {@code HestonCalibrator} and {@code ExpirySmile}.
 */
@NullMarked
package dollarbill.pricing.heston.calibration;

import org.jspecify.annotations.NullMarked;
