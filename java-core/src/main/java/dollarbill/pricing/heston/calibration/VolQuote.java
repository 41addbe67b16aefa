package dollarbill.pricing.heston.calibration;

import dollarbill.pricing.Arguments;

/**
 * An implied volatility to fit.
 *
 * @param strike  K, positive
 * @param volatility  Black's volatility per square root of a year, positive
 * @param tolerance  how far a model may miss it before the miss says something, in volatility, positive: half the spread
 *     over vega, with a floor; the residual is the miss in units of it
 */
public record VolQuote(double strike, double volatility, double tolerance) {
    public VolQuote {
        Arguments.positive("strike", strike);
        Arguments.positive("volatility", volatility);
        Arguments.positive("tolerance", tolerance);
    }
}
