package dollarbill.pricing.heston;

import dollarbill.pricing.MainGreeks;

/**
 * Price of a European option under Heston's model and its sensitivities, as raw derivatives per share.
 *
 * <p>Volatility here is the spot volatility √v₀ as a fraction. Time derivatives are with respect to calendar time in
 * years, so that decay is negative; rates are fractions.
 *
 * @param price  value per share
 * @param delta  dV/dS at fixed v₀
 * @param gamma  d2V/dS2
 * @param theta  dV/dt
 * @param rho  dV/dr
 * @param dividendRho  dV/dq
 * @param vega  dV/d√v₀
 * @param vanna  d2V/dS d√v₀
 * @param volga  d2V/d(√v₀)2
 * @param gradient  derivatives by the parameters, dV/dv₀ among them
 */
public record HestonGreeks(
        double price,
        double delta,
        double gamma,
        double theta,
        double rho,
        double dividendRho,
        double vega,
        double vanna,
        double volga,
        HestonGradient gradient) implements MainGreeks {}
