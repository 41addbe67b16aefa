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
        return each(column, bars, end -> column[end - barsSinceHighest(column, end, bars)]);
    }

    static double[] lowest(double[] column, int bars) {
        return each(column, bars, end -> {
            double lowest = column[end];
            for (int i = end - bars + 1; i < end; i++) {
                lowest = Math.min(lowest, column[i]);
            }
            return lowest;
        });
    }

    /** Returns the bars since the highest value, the latest of equals. */
    static double[] barsSinceHighest(double[] column, int bars) {
        return each(column, bars, end -> barsSinceHighest(column, end, bars));
    }

    private static int barsSinceHighest(double[] column, int end, int bars) {
        int highest = end;
        for (int i = end - 1; i > end - bars; i--) {
            if (column[i] > column[highest]) {
                highest = i;
            }
        }
        return end - highest;
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
