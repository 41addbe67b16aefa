package dollarbill.pricing.heston;

import dollarbill.market.Reason;
import dollarbill.pricing.Arguments;

/** Refuses arguments outside their domain by name, value and domain. */
final class Domain {
    private static final double LEAST_VARIANCE = 1e-12;
    private static final double LARGEST_VARIANCE = 100.0;

    private Domain() {}

    static void contracts(double forward, double[] strikes) {
        Arguments.positive("forward", forward);
        for (double strike : strikes) {
            Arguments.positive("strike", strike);
        }
    }

    /**
     * Refuses an expiry outside the range the methods are made for.
     *
     * @throws IllegalArgumentException  if {@code years} is not positive and finite
     * @throws HestonException  if time or a parameter is so small or large that the methods are not tested there
     */
    static void expiry(HestonParameters p, double years) {
        Arguments.positive("years", years);
        within("years", years, 1e-6, 200.0);
        within("initialVariance", p.initialVariance(), LEAST_VARIANCE, LARGEST_VARIANCE);
        within("longRunVariance", p.longRunVariance(), LEAST_VARIANCE, LARGEST_VARIANCE);
        within("meanReversion", p.meanReversion(), 0.0, 1000.0);
        within("volOfVol", p.volOfVol(), 0.0, 100.0);
    }

    private static void within(String name, double value, double least, double largest) {
        if (!(value >= least && value <= largest)) {
            throw new HestonException(
                    Reason.HESTON_UNRESOLVED,
                    name + " " + value + " must be from " + least + " to " + largest);
        }
    }

    static void tolerance(double value) {
        if (!(value >= 1e-13 && value <= 1e-2)) {
            throw new IllegalArgumentException("tolerance " + value + " must be in [1e-13, 1e-2]");
        }
    }
}
