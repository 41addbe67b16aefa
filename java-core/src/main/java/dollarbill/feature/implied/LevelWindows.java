package dollarbill.feature.implied;

import java.util.Arrays;

/**
 * Statistics of the last days of a level with gaps: over the days that have a value, absent where the day itself has none or fewer than four
 * fifths of the window do.
 */
final class LevelWindows {
    private static final double LEAST_SHARE = .8;

    private LevelWindows() {}

    /** One number of the values of a window, oldest first, the day's own last. */
    private interface Statistic {
        double of(double[] values, int count);
    }

    static double[] mean(double[] level, int days) {
        return each(level, days, LevelWindows::meanOf);
    }

    /** Returns the value less the mean in sample standard deviations of the window. */
    static double[] score(double[] level, int days) {
        return each(level, days, (values, count) -> {
            double mean = meanOf(values, count);
            double squares = 0.0;
            for (int i = 0; i < count; i++) {
                squares += (values[i] - mean) * (values[i] - mean);
            }
            return squares == 0.0 ? Double.NaN : (values[count - 1] - mean) / Math.sqrt(squares / (count - 1));
        });
    }

    /** Returns the place between the lowest and the highest value of the window, 0 to 100. */
    static double[] rank(double[] level, int days) {
        return each(level, days, (values, count) -> {
            double low = values[0];
            double high = values[0];
            for (int i = 1; i < count; i++) {
                low = Math.min(low, values[i]);
                high = Math.max(high, values[i]);
            }
            return high == low ? Double.NaN : 100.0 * ((values[count - 1] - low) / (high - low));
        });
    }

    /** Returns the percentage of the other days of the window with a lower value. */
    static double[] percentile(double[] level, int days) {
        return each(level, days, (values, count) -> {
            int lower = 0;
            for (int i = 0; i < count - 1; i++) {
                lower += values[i] < values[count - 1] ? 1 : 0;
            }
            return 100.0 * lower / (count - 1);
        });
    }

    /** Returns whether every day of a window has a value. */
    static boolean whole(double[] level, int day, int days) {
        for (int i = day - days + 1; i <= day; i++) {
            if (i < 0 || Double.isNaN(level[i])) {
                return false;
            }
        }
        return true;
    }

    private static double[] each(double[] level, int days, Statistic statistic) {
        double[] result = new double[level.length];
        double[] values = new double[days];
        Arrays.fill(result, Double.NaN);
        for (int day = days - 1; day < level.length; day++) {
            int count = 0;
            for (int i = day - days + 1; i <= day; i++) {
                if (!Double.isNaN(level[i])) {
                    values[count++] = level[i];
                }
            }
            if (!Double.isNaN(level[day]) && count >= LEAST_SHARE * days) {
                result[day] = statistic.of(values, count);
            }
        }
        return result;
    }

    private static double meanOf(double[] values, int count) {
        double sum = 0.0;
        for (int i = 0; i < count; i++) {
            sum += values[i];
        }
        return sum / count;
    }
}
