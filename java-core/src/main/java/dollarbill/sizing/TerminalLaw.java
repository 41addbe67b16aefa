package dollarbill.sizing;

/**
 * Lognormal law of the underlying's price up to expiry, with zero excess drift and constant volatility: its mean is the forward.
 *
 * @param spot  price of the underlying today
 * @param forward  forward price of that expiry
 * @param discount  value today of one dollar at expiry
 * @param years  time to expiry in years
 * @param volatility  fair volatility a year at the strike
 */
public record TerminalLaw(double spot, double forward, double discount, double years, double volatility) {
    /** Returns the same law at another volatility. */
    public TerminalLaw withVolatility(double other) {
        return new TerminalLaw(spot, forward, discount, years, other);
    }

    /** Returns the value today of one dollar at a time before expiry, at the same rate. */
    double discountTo(double time) {
        return Math.pow(discount, time / years);
    }

    /** Returns the price of the underlying at a time before expiry whose forward is then given, at the same carry. */
    double underlyingAt(double time, double forwardThen) {
        return forwardThen * Math.pow(spot / forward, (years - time) / years);
    }
}
