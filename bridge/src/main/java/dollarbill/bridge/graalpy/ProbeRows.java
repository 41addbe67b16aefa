package dollarbill.bridge.graalpy;

import dollarbill.bridge.DoubleRows;
import dollarbill.bridge.ModelInput;
import java.util.List;

/** Makes rows that a model must be able to answer, from the declared ranges of its inputs. */
final class ProbeRows {
    private static final int ROWS = 4;

    private ProbeRows() {}

    /** Returns the middle of every range, the least values, the greatest, and the middle without optional values. */
    static DoubleRows of(List<ModelInput> inputs) {
        int columns = inputs.size();
        double[] values = new double[ROWS * columns];
        for (int i = 0; i < columns; i++) {
            ModelInput input = inputs.get(i);
            double middle = input.min() / 2 + input.max() / 2;
            values[i] = middle;
            values[columns + i] = input.min();
            values[2 * columns + i] = input.max();
            values[3 * columns + i] = input.required() ? middle : Double.NaN;
        }
        return DoubleRows.of(columns, values);
    }
}
