package dollarbill.feature.macro;

import dollarbill.market.PublishedSeries;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** Formulas over the values of a series, each from windows that end with the value; NaN where a window is not full. */
final class SeriesWindows {
    private static final int AVERAGE_MONTHS = 3;
    private static final int YEAR_MONTHS = 12;

    private SeriesWindows() {}

    static double[] change(double[] values, int back) {
        double[] column = absent(values.length);
        for (int i = back; i < values.length; i++) {
            column[i] = values[i] - values[i - back];
        }
        return column;
    }

    static double[] percentChange(double[] values, int back) {
        double[] column = absent(values.length);
        for (int i = back; i < values.length; i++) {
            column[i] = 100.0 * (values[i] / values[i - back] - 1.0);
        }
        return column;
    }

    static double[] each(double[] values, DoubleUnaryOperator formula) {
        return Arrays.stream(values).map(formula).toArray();
    }

    /** Returns which part of a window lies below zero. */
    static double[] shareBelowZero(double[] values, int window) {
        double[] column = absent(values.length);
        int below = 0;
        for (int i = 0; i < values.length; i++) {
            below += values[i] < 0.0 ? 1 : 0;
            if (i >= window) {
                below -= values[i - window] < 0.0 ? 1 : 0;
            }
            if (i >= window - 1) {
                column[i] = (double) below / window;
            }
        }
        return column;
    }

    /** Returns the distance from the mean of the window in its sample standard deviations. */
    static double[] zScore(double[] values, int window) {
        double[] column = absent(values.length);
        for (int i = window - 1; i < values.length; i++) {
            double mean = 0.0;
            for (int j = i - window + 1; j <= i; j++) {
                mean += values[j];
            }
            mean /= window;
            double squares = 0.0;
            for (int j = i - window + 1; j <= i; j++) {
                squares += (values[j] - mean) * (values[j] - mean);
            }
            double deviation = Math.sqrt(squares / (window - 1));
            column[i] = deviation > 0.0 ? (values[i] - mean) / deviation : Double.NaN;
        }
        return column;
    }

    /** Returns the percentage of the other values of the window that are lower. */
    static double[] percentile(double[] values, int window) {
        double[] column = absent(values.length);
        for (int i = window - 1; i < values.length; i++) {
            int lower = 0;
            for (int j = i - window + 1; j < i; j++) {
                lower += values[j] < values[i] ? 1 : 0;
            }
            column[i] = 100.0 * lower / (window - 1);
        }
        return column;
    }

    /** Returns half the difference of the signs of the last change and the one before it; small changes have the sign 0. */
    static double[] pivot(double[] values, int span, double smallest) {
        double[] column = absent(values.length);
        for (int i = 2 * span; i < values.length; i++) {
            double now = sign(values[i] - values[i - span], smallest);
            double before = sign(values[i - span] - values[i - 2 * span], smallest);
            column[i] = 0.5 * (now - before);
        }
        return column;
    }

    /** Returns the percentage change of a monthly series over twelve months; NaN where the month a year before is not there. */
    static double[] yearOnYear(PublishedSeries series) {
        double[] column = absent(series.size());
        for (int i = YEAR_MONTHS - 1; i < column.length; i++) {
            LocalDate yearBefore = series.date(i).minusMonths(YEAR_MONTHS);
            int before = Math.max(0, i - YEAR_MONTHS);
            while (before < i && series.date(before).isBefore(yearBefore)) {
                before++;
            }
            if (series.date(before).equals(yearBefore)) {
                column[i] = 100.0 * (series.value(i) / series.value(before) - 1.0);
            }
        }
        return column;
    }

    /** Returns the three-month mean of a monthly series less the lowest of those of the twelve months before. */
    static double[] aboveLow(PublishedSeries series) {
        double[] column = absent(series.size());
        int months = YEAR_MONTHS + AVERAGE_MONTHS - 1;
        for (int i = months; i < column.length; i++) {
            if (series.date(i - months).equals(series.date(i).minusMonths(months))) {
                double low = Double.POSITIVE_INFINITY;
                for (int j = i - YEAR_MONTHS; j < i; j++) {
                    low = Math.min(low, average(series, j));
                }
                column[i] = average(series, i) - low;
            }
        }
        return column;
    }

    private static double average(PublishedSeries series, int last) {
        return (series.value(last) + series.value(last - 1) + series.value(last - 2)) / AVERAGE_MONTHS;
    }

    private static double sign(double change, double smallest) {
        return Math.abs(change) < smallest ? 0.0 : Math.signum(change);
    }

    private static double[] absent(int size) {
        double[] column = new double[size];
        Arrays.fill(column, Double.NaN);
        return column;
    }
}
