package dollarbill.app.rows;

import dollarbill.market.Reason;

/** Is told each cell that cannot be used. */
@FunctionalInterface
public interface RowFaults {
    /**
     * Takes one cell of a row.
     *
     * @param row  index of the row in its block
     * @param column  name of the cell
     * @param value  what stands there
     * @param reason  what is wrong with it
     * @param needed  what is allowed, in words that follow "must be"
     */
    void wrong(int row, String column, String value, Reason reason, String needed);
}
