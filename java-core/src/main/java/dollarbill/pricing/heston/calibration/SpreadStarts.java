package dollarbill.pricing.heston.calibration;

import dollarbill.pricing.heston.HestonParameters;
import java.util.List;

/** Starts far from each other in speed, vol of vol and correlation, at the variances of a first one. */
final class SpreadStarts {
    private SpreadStarts() {}

    static List<HestonParameters> around(HestonParameters first) {
        double v0 = first.initialVariance();
        double theta = first.longRunVariance();
        return List.of(
                new HestonParameters(v0, 2.0, theta, 0.5, -0.5),
                new HestonParameters(v0, 8.0, theta, 1.5, -0.7),
                new HestonParameters(v0, 0.5, 1.5 * theta, 0.3, 0.0),
                new HestonParameters(v0, 3.0, theta, 1.0, 0.4));
    }
}
