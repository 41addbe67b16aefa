package dollarbill.bridge;

import java.util.Arrays;

/**
 * An immutable matrix of doubles in row-major order, the one shape in which numbers cross into Python and back.
 *
 * <p>Equality is by bits, so {@code 0.0} and {@code -0.0} differ and a NaN equals itself.
 */
public final class DoubleRows {
    private final int columns;
    private final double[] values;

    private DoubleRows(int columns, double[] values) {
        this.columns = columns;
        this.values = values;
    }

    /**
     * Copies a row-major array.
     *
     * @param columns  number of columns, at least 1
     * @param rowMajor  values; the length is a multiple of {@code columns}
     */
    public static DoubleRows of(int columns, double... rowMajor) {
        if (columns < 1 || rowMajor.length % columns != 0) {
            throw new IllegalArgumentException(
                    "a matrix of " + columns + " columns cannot hold " + rowMajor.length + " values");
        }
        return new DoubleRows(columns, rowMajor.clone());
    }

    /** Returns the number of rows. */
    public int rows() {
        return values.length / columns;
    }

    /** Returns the number of columns. */
    public int columns() {
        return columns;
    }

    /** Returns one element. */
    public double get(int row, int column) {
        if (column < 0 || column >= columns) {
            throw new IndexOutOfBoundsException("column " + column + " of " + columns);
        }
        return values[row * columns + column];
    }

    /** Returns a copy of one row. */
    public double[] row(int row) {
        return Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
    }

    /** Returns the given rows, in the given order. */
    public DoubleRows select(int... rowNumbers) {
        double[] chosen = new double[rowNumbers.length * columns];
        for (int i = 0; i < rowNumbers.length; i++) {
            System.arraycopy(values, rowNumbers[i] * columns, chosen, i * columns, columns);
        }
        return new DoubleRows(columns, chosen);
    }

    /** Returns a copy of all values in row-major order. */
    public double[] toArray() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DoubleRows that && columns == that.columns && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * columns + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return rows() + "x" + columns + " " + Arrays.toString(values);
    }
}
