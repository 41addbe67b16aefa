package dollarbill.feature.technical;

/**
 * Recursive averages that begin as the simple mean of the first full window: {@code s = s + a (x - s)}.
 *
 * <p>They depend on the first bar of the series, by a weight that falls as {@code (1 - a)} to the power of the bars since.
 */
final class Smoothing {
    private Smoothing() {}

    /** Returns the exponential average, {@code a = 2 / (bars + 1)}. */
    static double[] exponential(double[] column, int bars) {
        return recursive(column, bars, 2.0 / (bars + 1));
    }

    /** Returns Wilder's average, {@code a = 1 / bars}. */
    static double[] wilder(double[] column, int bars) {
        return recursive(column, bars, 1.0 / bars);
    }

    /**
     * Returns Wilder's running sum: the sum of the first {@code bars - 1} values, then {@code s = s - s / bars + x}.
     *
     * <p>Source: J. W. Wilder, New Concepts in Technical Trading Systems (1978), section IV, daily work sheet.
     */
    static double[] wilderSum(double[] column, int bars) {
        double[] sums = Columns.absent(column.length);
        int first = firstPresent(column);
        double sum = 0.0;
        for (int i = first; i < column.length; i++) {
            sum = i < first + bars - 1 ? sum + column[i] : sum - sum / bars + column[i];
            sums[i] = i < first + bars - 1 ? Double.NaN : sum;
        }
        return sums;
    }

    private static double[] recursive(double[] column, int bars, double weight) {
        double[] smooth = Columns.absent(column.length);
        int first = firstPresent(column);
        int start = first + bars - 1;
        if (start >= column.length) {
            return smooth;
        }
        double sum = 0.0;
        for (int i = first; i <= start; i++) {
            sum += column[i];
        }
        smooth[start] = sum / bars;
        for (int i = start + 1; i < column.length; i++) {
            smooth[i] = smooth[i - 1] + weight * (column[i] - smooth[i - 1]);
        }
        return smooth;
    }

    private static int firstPresent(double[] column) {
        int first = 0;
        while (first < column.length && Double.isNaN(column[first])) {
            first++;
        }
        return first;
    }
}
