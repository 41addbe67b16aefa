package dollarbill.pricing.black;

import dollarbill.pricing.GreekUnits;

/**
 * Prices and the five main Greeks in columns, as raw derivatives per share; what the columns mean stands at {@link BlackGreeks}.
 *
 * <p>A batch writes into the arrays; a row that has no answer holds NaN in each, with its fault in {@link BatchFaults}.
 *
 * @param price  value per share
 * @param delta  dV/dS
 * @param gamma  d2V/dS2
 * @param vega  dV/dvol
 * @param theta  dV/dt, by calendar time in years
 * @param rho  dV/dr
 */
@SuppressWarnings("ArrayRecordComponent") // columns are written in place, never compared
public record GreekColumns(
        double[] price, double[] delta, double[] gamma, double[] vega, double[] theta, double[] rho) {

    /**
     * Checks that the columns are of one length.
     *
     * @throws IllegalArgumentException  naming the first column of another length
     */
    public GreekColumns {
        ColumnLength.require("delta", delta.length, price.length);
        ColumnLength.require("gamma", gamma.length, price.length);
        ColumnLength.require("vega", vega.length, price.length);
        ColumnLength.require("theta", theta.length, price.length);
        ColumnLength.require("rho", rho.length, price.length);
    }

    /** Returns new columns of zeros. */
    public static GreekColumns ofRows(int rows) {
        return new GreekColumns(
                new double[rows],
                new double[rows],
                new double[rows],
                new double[rows],
                new double[rows],
                new double[rows]);
    }

    /** Returns the number of options. */
    public int rows() {
        return price.length;
    }

    /** Returns the change in value for one vol point (0.01) more. */
    public double vegaPerVolPoint(int row) {
        return GreekUnits.perVolPoint(vega[row]);
    }

    /** Returns the change in value over one calendar day. */
    public double thetaPerCalendarDay(int row) {
        return GreekUnits.perCalendarDay(theta[row]);
    }

    /** Returns the change in value for one percentage point (0.01) more of interest rate. */
    public double rhoPerRatePoint(int row) {
        return GreekUnits.perRatePoint(rho[row]);
    }

    void set(int row, BlackGreeks greeks) {
        delta[row] = greeks.delta();
        gamma[row] = greeks.gamma();
        vega[row] = greeks.vega();
        theta[row] = greeks.theta();
        rho[row] = greeks.rho();
    }
}
