package dollarbill.signal;

import dollarbill.market.OptionType;
import dollarbill.pricing.black.ImpliedVolatility;
import dollarbill.pricing.black.IvResult;
import dollarbill.pricing.heston.HestonPrices;
import java.util.OptionalDouble;

/**
 * The value of an option by Heston's model; the same lines for a signal and for its audit.
 *
 * @param value  dollars per share
 * @param vol  volatility at which Black's formula gives it; absent where time value is too small to tell one
 */
record HestonValue(double value, OptionalDouble vol) {
    /** Time values below this share of the forward have too few digits: prices are good to 1e-10 of it. */
    private static final double LEAST_TIME_VALUE = 1e-8;

    /**
     * Returns the value.
     *
     * @throws dollarbill.pricing.heston.HestonException  if the method cannot keep its accuracy at the strike
     */
    static HestonValue of(
            HestonPrices prices, OptionType type, double strike, double forward, double discount, double years) {
        double[] timeValues = new double[1];
        prices.outOfTheMoney(forward, new double[] {strike}, timeValues);
        double timeValue = timeValues[0];
        return new HestonValue(
                discount * (timeValue + Math.max(0.0, type.payoff(forward, strike))),
                vol(timeValue, strike, forward, years));
    }

    private static OptionalDouble vol(double timeValue, double strike, double forward, double years) {
        OptionType out = strike > forward ? OptionType.CALL : OptionType.PUT;
        return timeValue >= LEAST_TIME_VALUE * forward
                && ImpliedVolatility.solve(out, timeValue, forward, strike, 1.0, years) instanceof IvResult.Found found
                        ? OptionalDouble.of(found.volatility())
                        : OptionalDouble.empty();
    }
}
