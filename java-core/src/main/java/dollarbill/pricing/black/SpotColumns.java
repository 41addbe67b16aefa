package dollarbill.pricing.black;

/**
 * European options in columns, by spot, rate and dividend yield; a row is an option.
 *
 * <p>The arrays are read in place and not copied: they belong to the caller, who leaves them alone while a batch runs. What a row
 * holds is judged row by row, see {@link BatchFault}.
 *
 * <p>For options on a forward {@code F} pass it as spot with the dividend yield equal to the rate: delta and gamma are then by the
 * forward, and {@code rho + dividendRho} is the derivative by the rate.
 *
 * @param call  true for a call, false for a put
 * @param spot  price of the underlying, positive
 * @param strike  strike, positive
 * @param years  time to expiry in years, not negative
 * @param rate  continuously compounded interest rate per year
 * @param dividendYield  continuously compounded dividend yield per year
 * @param volatility  per square root of a year, not negative
 */
@SuppressWarnings("ArrayRecordComponent") // columns are read in place, never compared
public record SpotColumns(
        boolean[] call,
        double[] spot,
        double[] strike,
        double[] years,
        double[] rate,
        double[] dividendYield,
        double[] volatility) {

    /**
     * Checks that the columns are of one length.
     *
     * @throws IllegalArgumentException  naming the first column of another length
     */
    public SpotColumns {
        ColumnLength.require("spot", spot.length, call.length);
        ColumnLength.require("strike", strike.length, call.length);
        ColumnLength.require("years", years.length, call.length);
        ColumnLength.require("rate", rate.length, call.length);
        ColumnLength.require("dividendYield", dividendYield.length, call.length);
        ColumnLength.require("volatility", volatility.length, call.length);
    }

    /** Returns the number of options. */
    public int rows() {
        return call.length;
    }
}
