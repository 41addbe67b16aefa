package dollarbill.pricing.heston;

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
        HestonGradient gradient) {
    private static final double POINT = 0.01;
    private static final double DAYS_PER_YEAR = 365.0;

    /** Returns the change in value for one point (0.01) more of spot volatility. */
    public double vegaPerVolPoint() {
        return vega * POINT;
    }

    /** Returns the change in value over one calendar day. */
    public double thetaPerCalendarDay() {
        return theta / DAYS_PER_YEAR;
    }

    /** Returns the change in value for one percentage point (0.01) more of interest rate. */
    public double rhoPerRatePoint() {
        return rho * POINT;
    }
}
