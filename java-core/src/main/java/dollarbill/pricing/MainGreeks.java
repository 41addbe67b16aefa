package dollarbill.pricing;

/**
 * Price of an option and the sensitivities every model gives, as raw derivatives per share and in traders' units.
 *
 * <p>The time derivative is with respect to calendar time in years, so that decay is negative; volatility and rates are
 * measured as fractions, so that one vol point is 0.01.
 */
public interface MainGreeks {
    /** Returns the value per share. */
    double price();

    /** Returns dV/dS. */
    double delta();

    /** Returns d2V/dS2. */
    double gamma();

    /** Returns dV/dvol. */
    double vega();

    /** Returns dV/dt. */
    double theta();

    /** Returns dV/dr. */
    double rho();

    /** Returns dV/dq. */
    double dividendRho();

    /** Returns the change in value for one vol point (0.01) more. */
    default double vegaPerVolPoint() {
        return GreekUnits.perVolPoint(vega());
    }

    /** Returns the change in value over one calendar day. */
    default double thetaPerCalendarDay() {
        return GreekUnits.perCalendarDay(theta());
    }

    /** Returns the change in value for one percentage point (0.01) more of interest rate. */
    default double rhoPerRatePoint() {
        return GreekUnits.perRatePoint(rho());
    }

    /** Returns the change in value for one percentage point (0.01) more of dividend yield. */
    default double dividendRhoPerRatePoint() {
        return GreekUnits.perRatePoint(dividendRho());
    }
}
