package dollarbill.pricing.black;

/**
 * Prices of European options in columns; a row is an option.
 *
 * <p>The arrays are read in place and not copied: they belong to the caller, who leaves them alone while a batch runs and
 * while its faults are asked for. What a row holds is judged row by row.
 *
 * @param call  true for a call, false for a put
 * @param price  discounted price per share
 * @param forward  forward to expiry, positive
 * @param strike  strike, positive
 * @param discount  discount factor to expiry, positive; one for undiscounted prices
 * @param years  time to expiry in years, positive
 */
@SuppressWarnings("ArrayRecordComponent") // columns are read in place, never compared
public record ImpliedColumns(
        boolean[] call, double[] price, double[] forward, double[] strike, double[] discount, double[] years) {

    /**
     * Checks that the columns are of one length.
     *
     * @throws IllegalArgumentException  naming the first column of another length
     */
    public ImpliedColumns {
        ColumnLength.require("price", price.length, call.length);
        ColumnLength.require("forward", forward.length, call.length);
        ColumnLength.require("strike", strike.length, call.length);
        ColumnLength.require("discount", discount.length, call.length);
        ColumnLength.require("years", years.length, call.length);
    }

    /** Returns the number of options. */
    public int rows() {
        return call.length;
    }
}
