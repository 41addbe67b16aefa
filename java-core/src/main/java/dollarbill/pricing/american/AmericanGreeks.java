package dollarbill.pricing.american;

import dollarbill.pricing.MainGreeks;

/**
 * Price of an American option and its sensitivities, as raw derivatives per share.
 *
 * <p>The time derivative is with respect to calendar time in years, so that decay is negative; volatility and rates are
 * measured as fractions, so that one vol point is 0.01. Where exercise at once is best, the option moves like its
 * intrinsic value.
 *
 * @param price  value per share
 * @param delta  dV/dS
 * @param gamma  d2V/dS2
 * @param vega  dV/dvol
 * @param theta  dV/dt
 * @param rho  dV/dr
 * @param dividendRho  dV/dq
 * @param vanna  d2V/dS dvol
 * @param volga  d2V/dvol2
 */
public record AmericanGreeks(
        double price, double delta, double gamma, double vega, double theta, double rho,
        double dividendRho, double vanna, double volga) implements MainGreeks {}
