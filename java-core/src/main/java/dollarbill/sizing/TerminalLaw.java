package dollarbill.sizing;

/**
 * Lognormal law of the underlying's price at expiry, with zero excess drift: its mean is the forward.
 *
 * @param forward  forward price of that expiry
 * @param discount  value today of one dollar at expiry
 * @param years  time to expiry in years
 * @param volatility  fair volatility a year at the strike
 */
public record TerminalLaw(double forward, double discount, double years, double volatility) {}
