package dollarbill.pricing.heston;

import dollarbill.math.NormalDistribution;

/** Black's undiscounted price, the control of the Heston integrals. */
final class BlackControl {
    private BlackControl() {}

    /** Returns the price of the out-of-the-money side: a put for strikes up to the forward, a call above. */
    static double outOfTheMoney(double forward, double strike, double totalVariance) {
        double deviation = Math.sqrt(totalVariance);
        double sign = strike <= forward ? -1.0 : 1.0;
        double d1 = Math.log(forward / strike) / deviation + 0.5 * deviation;
        return sign * (forward * NormalDistribution.cdf(sign * d1)
                - strike * NormalDistribution.cdf(sign * (d1 - deviation)));
    }
}
