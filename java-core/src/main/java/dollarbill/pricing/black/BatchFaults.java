package dollarbill.pricing.black;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which rows of a batch have no answer, and why; each keeps its place in the columns, where it holds NaN. */
public final class BatchFaults {
    /** By row; empty while there is no fault. */
    private @Nullable BatchFault[] faults = new BatchFault[0];

    private int count;

    BatchFaults() {}

    /** Returns whether a row of the batch has no answer. */
    public boolean any() {
        return count > 0;
    }

    /** Returns the number of rows without an answer. */
    public int count() {
        return count;
    }

    /** Returns why the row has no answer, or nothing if it has one. */
    public Optional<BatchFault> at(int row) {
        return row < faults.length ? Optional.ofNullable(faults[row]) : Optional.empty();
    }

    void set(int row, int rows, BatchFault fault) {
        if (faults.length == 0) {
            faults = new BatchFault[rows];
        }
        faults[row] = fault;
        count++;
    }
}
