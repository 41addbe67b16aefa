package dollarbill.pricing.black;

import dollarbill.pricing.GreekUnits;
import dollarbill.pricing.MainGreeks;

/**
 * Price of a European option and its sensitivities, as raw derivatives per share.
 *
 * <p>Time derivatives are with respect to calendar time in years, so that decay is negative; volatility and rates are
 * measured as fractions, so that one vol point is 0.01.
 *
 * <p>Where expiry or zero volatility meets a forward equal to the strike, the price has a kink: delta is the mean of both
 * sides and derivatives that do not exist there are infinite.
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
 * @param charm  d2V/dS dt
 * @param speed  d3V/dS3
 * @param zomma  d3V/dS2 dvol
 * @param color  d3V/dS2 dt
 * @param veta  d2V/dvol dt
 * @param ultima  d3V/dvol3
 */
public record BlackGreeks(
        double price,
        double delta,
        double gamma,
        double vega,
        double theta,
        double rho,
        double dividendRho,
        double vanna,
        double volga,
        double charm,
        double speed,
        double zomma,
        double color,
        double veta,
        double ultima) implements MainGreeks {
    /** The row of a batch that has no answer. */
    static final BlackGreeks NONE = new BlackGreeks(
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN);

    /** Returns the change in delta for one vol point (0.01) more. */
    public double vannaPerVolPoint() {
        return GreekUnits.perVolPoint(vanna);
    }

    /** Returns the change in vega per vol point for one vol point more. */
    public double volgaPerVolPointSquared() {
        return GreekUnits.perVolPoint(GreekUnits.perVolPoint(volga));
    }

    /** Returns the change in delta over one calendar day. */
    public double charmPerCalendarDay() {
        return GreekUnits.perCalendarDay(charm);
    }

    /** Returns the change in gamma for one vol point (0.01) more. */
    public double zommaPerVolPoint() {
        return GreekUnits.perVolPoint(zomma);
    }

    /** Returns the change in gamma over one calendar day. */
    public double colorPerCalendarDay() {
        return GreekUnits.perCalendarDay(color);
    }

    /** Returns the change in vega per vol point over one calendar day. */
    public double vetaPerVolPointAndCalendarDay() {
        return GreekUnits.perCalendarDay(GreekUnits.perVolPoint(veta));
    }

    /** Returns the change in volga per squared vol point for one vol point more. */
    public double ultimaPerVolPointCubed() {
        return GreekUnits.perVolPoint(GreekUnits.perVolPoint(GreekUnits.perVolPoint(ultima)));
    }

    /** Returns whether all values are finite. */
    boolean finite() {
        double[] values = {
            price, delta, gamma, vega, theta, rho, dividendRho, vanna, volga, charm, speed, zomma, color, veta, ultima
        };
        for (double value : values) {
            if (!Double.isFinite(value)) {
                return false;
            }
        }
        return true;
    }
}
