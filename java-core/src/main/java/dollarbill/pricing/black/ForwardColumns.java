package dollarbill.pricing.black;

/**
 * European options in columns, by forward and discount factor; a row is an option.
 *
 * <p>The arrays are read in place and not copied: they belong to the caller, who leaves them alone while a batch runs. What a row
 * holds is judged row by row, see {@link BatchFault}.
 *
 * @param call  true for a call, false for a put
 * @param forward  forward to expiry, positive
 * @param strike  strike, positive
 * @param discount  discount factor to expiry, positive; one gives undiscounted prices
 * @param years  time to expiry in years, not negative
 * @param volatility  per square root of a year, not negative
 */
@SuppressWarnings("ArrayRecordComponent") // columns are read in place, never compared
public record ForwardColumns(
        boolean[] call, double[] forward, double[] strike, double[] discount, double[] years, double[] volatility) {

    /**
     * Checks that the columns are of one length.
     *
     * @throws IllegalArgumentException  naming the first column of another length
     */
    public ForwardColumns {
        ColumnLength.require("forward", forward.length, call.length);
        ColumnLength.require("strike", strike.length, call.length);
        ColumnLength.require("discount", discount.length, call.length);
        ColumnLength.require("years", years.length, call.length);
        ColumnLength.require("volatility", volatility.length, call.length);
    }

    /** Returns the number of options. */
    public int rows() {
        return call.length;
    }
}
