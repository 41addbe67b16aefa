package dollarbill.feature.technical;

import java.util.function.IntToDoubleFunction;

/**
 * Statistics of the last bars of a column, absent until the window is full and wherever it holds an absent cell.
 *
 * <p>Each window is summed anew: a sum carried along would gather rounding errors over the years.
 */
final class Windows {
    private Windows() {}

    static double[] mean(double[] column, int bars) {
        return each(column, bars, end -> meanOf(column, end, bars));
    }

    static double[] sum(double[] column, int bars) {
        return each(column, bars, end -> sumOf(column, end, bars));
    }

    /** Returns the standard deviation with {@code bars - 1} in the divisor. */
    static double[] sampleDeviation(double[] column, int bars) {
        return each(column, bars, end -> Math.sqrt(squaresOf(column, end, bars) / (bars - 1)));
    }

    /** Returns the standard deviation with {@code bars} in the divisor. */
    static double[] populationDeviation(double[] column, int bars) {
        return each(column, bars, end -> Math.sqrt(squaresOf(column, end, bars) / bars));
    }

    /** Returns the mean absolute deviation from the mean. */
    static double[] meanDeviation(double[] column, int bars) {
        return each(column, bars, end -> {
            double mean = meanOf(column, end, bars);
            double sum = 0.0;
            for (int i = end - bars + 1; i <= end; i++) {
                sum += Math.abs(column[i] - mean);
            }
            return sum / bars;
        });
    }

    static double[] highest(double[] column, int bars) {
        return at(column, extreme(column, bars, 1.0));
    }

    static double[] lowest(double[] column, int bars) {
        return at(column, extreme(column, bars, -1.0));
    }

    /** Returns the bars since the highest value, the latest of equals. */
    static double[] barsSinceHighest(double[] column, int bars) {
        int[] places = extreme(column, bars, 1.0);
        return each(column, bars, end -> end - places[end]);
    }

    /** Returns where the greatest of sign × value stands in each full window, -1 before; searched anew only when it leaves the window. */
    private static int[] extreme(double[] column, int bars, double sign) {
        int[] places = new int[column.length];
        int place = 0;
        for (int end = 0; end < places.length; end++) {
            if (place <= end - bars) {
                place = search(column, Math.max(end - bars + 1, 0), end, sign);
            } else if (sign * column[end] >= sign * column[place]) {
                place = end;
            }
            places[end] = end < bars - 1 ? -1 : place;
        }
        return places;
    }

    private static int search(double[] column, int first, int last, double sign) {
        int place = first;
        for (int i = first + 1; i <= last; i++) {
            if (sign * column[i] >= sign * column[place]) {
                place = i;
            }
        }
        return place;
    }

    private static double[] at(double[] column, int[] places) {
        double[] values = Columns.absent(column.length);
        for (int i = 0; i < values.length; i++) {
            if (places[i] >= 0) {
                values[i] = column[places[i]];
            }
        }
        return values;
    }

    private static double[] each(double[] column, int bars, IntToDoubleFunction statistic) {
        double[] result = Columns.absent(column.length);
        for (int end = bars - 1; end < result.length; end++) {
            result[end] = statistic.applyAsDouble(end);
        }
        return result;
    }

    private static double sumOf(double[] column, int end, int bars) {
        double sum = 0.0;
        for (int i = end - bars + 1; i <= end; i++) {
            sum += column[i];
        }
        return sum;
    }

    private static double meanOf(double[] column, int end, int bars) {
        return sumOf(column, end, bars) / bars;
    }

    private static double squaresOf(double[] column, int end, int bars) {
        double mean = meanOf(column, end, bars);
        double sum = 0.0;
        for (int i = end - bars + 1; i <= end; i++) {
            double excess = column[i] - mean;
            sum += excess * excess;
        }
        return sum;
    }
}
