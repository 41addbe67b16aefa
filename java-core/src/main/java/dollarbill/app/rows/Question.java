package dollarbill.app.rows;

import dollarbill.pricing.american.AmericanAccuracy;
import java.util.List;

/**
 * What is asked of rows: their values, or the volatilities their prices imply.
 *
 * <p>The command line and the HTTP endpoint both fill a {@link RowBlock} by {@link #fill} and let {@link #answer} complete
 * it.
 */
public final class Question {
    private final boolean implied;
    private final List<AnswerColumn> columns;
    private final RowPricer pricer;

    private Question(boolean implied, List<AnswerColumn> columns, RowPricer pricer) {
        this.implied = implied;
        this.columns = List.copyOf(columns);
        this.pricer = pricer;
    }

    /**
     * Asks for prices and Greeks.
     *
     * @param greeks  which
     * @param accuracy  how closely American options are valued
     */
    public static Question price(GreekSet greeks, AmericanAccuracy accuracy) {
        return new Question(false, greeks.columns(), new PricerByModel(greeks, accuracy));
    }

    /** Asks for Black's implied volatilities. */
    public static Question impliedVolatility() {
        return new Question(true, List.of(AnswerColumn.IV), new ImpliedRows());
    }

    /** Returns its name on the command line. */
    public String word() {
        return implied ? "iv" : "price";
    }

    /** Returns the columns it answers in. */
    public List<AnswerColumn> columns() {
        return columns;
    }

    /** Returns whether it asks for implied volatilities. */
    public boolean implied() {
        return implied;
    }

    /** Reads the cells of one row into a block and tells each that cannot be used. */
    public void fill(RowBlock block, int row, RowCells cells, RowFaults faults) {
        RowFilling.fill(implied, block, row, cells, faults);
    }

    /** Answers every row that is not refused, or refuses it. */
    public void answer(RowBlock block) {
        int[] open = new int[block.rows()];
        int count = 0;
        for (int row = 0; row < block.rows(); row++) {
            if (!block.refused(row)) {
                open[count++] = row;
            }
        }
        pricer.answer(block, open, count);
    }
}
