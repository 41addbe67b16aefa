package dollarbill.feature.technical;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;

/** Arithmetic of columns, NaN where a cell has no value. */
final class Columns {
    /** Adjusted prices are products of factors: a close may miss its high or low by their rounding. */
    private static final double ROUNDING = 1e-6;

    private Columns() {}

    static double[] absent(int size) {
        double[] column = new double[size];
        Arrays.fill(column, Double.NaN);
        return column;
    }

    static double[] combine(double[] a, double[] b, DoubleBinaryOperator operation) {
        double[] combined = new double[a.length];
        for (int i = 0; i < combined.length; i++) {
            combined[i] = operation.applyAsDouble(a[i], b[i]);
        }
        return combined;
    }

    static double[] difference(double[] a, double[] b) {
        return combine(a, b, (x, y) -> x - y);
    }

    /** Returns {@code a / b}, absent where the divisor is zero. */
    static double[] ratio(double[] a, double[] b) {
        return combine(a, b, (x, y) -> y == 0.0 ? Double.NaN : x / y);
    }

    /** Returns {@code a / b - 1}, absent where the divisor is zero. */
    static double[] excess(double[] a, double[] b) {
        return combine(a, b, (x, y) -> y == 0.0 ? Double.NaN : x / y - 1.0);
    }

    /** Returns 1 where {@code a > b} and 0 elsewhere, absent where either is. */
    static double[] above(double[] a, double[] b) {
        return combine(a, b, (x, y) -> Double.isNaN(x) || Double.isNaN(y) ? Double.NaN : x > y ? 1.0 : 0.0);
    }

    /** Returns the value of some bars before, absent where there is none. */
    static double[] before(double[] column, int bars) {
        double[] before = absent(column.length);
        System.arraycopy(column, 0, before, Math.min(bars, column.length), Math.max(column.length - bars, 0));
        return before;
    }

    /** Returns the relative change over some bars. */
    static double[] change(double[] column, int bars) {
        return excess(column, before(column, bars));
    }

    /** Returns {@code ln(x / x of the bars before)}. */
    static double[] logChange(double[] column, int bars) {
        return combine(column, before(column, bars), (x, y) -> Math.log(x / y));
    }

    /** Returns a column that lies between two bounds but for rounding; absent where it is farther outside, as impossible bars make it. */
    static double[] bounded(double[] column, double low, double high) {
        double slack = ROUNDING * (high - low);
        double[] bounded = absent(column.length);
        for (int i = 0; i < bounded.length; i++) {
            if (column[i] >= low - slack && column[i] <= high + slack) {
                bounded[i] = Math.clamp(column[i], low, high);
            }
        }
        return bounded;
    }

    static double[] scaled(double[] column, double factor) {
        double[] scaled = new double[column.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = factor * column[i];
        }
        return scaled;
    }
}
