package dollarbill.app.rows;

import java.util.function.IntToDoubleFunction;

/** Gathers some rows of a block into the columns that batches take. */
final class RowColumns {
    private RowColumns() {}

    /** Returns the values of a function of the row, for the first {@code count} of the rows. */
    static double[] of(int[] rows, int count, IntToDoubleFunction value) {
        double[] column = new double[count];
        for (int i = 0; i < count; i++) {
            column[i] = value.applyAsDouble(rows[i]);
        }
        return column;
    }

    /** Returns which of the rows are calls. */
    static boolean[] calls(RowBlock block, int[] rows, int count) {
        boolean[] call = new boolean[count];
        for (int i = 0; i < count; i++) {
            call[i] = block.type(rows[i]).sign() > 0;
        }
        return call;
    }
}
