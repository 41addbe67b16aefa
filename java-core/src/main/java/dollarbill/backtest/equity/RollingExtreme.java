package dollarbill.backtest.equity;

import java.util.Arrays;

/**
 * Highest or lowest value of the last bars, in three comparisons a bar whatever the window: the running extreme of the block of bars that is under way, and
 * that of the rest of the block before it. M. van Herk, A fast algorithm for local minimum and maximum filters on rectangular and octagonal
 * kernels, 1992.
 */
final class RollingExtreme {
    private final double[] values;
    private final int window;
    private final double sign;
    /** Of the block before: the extreme from each place on to its end, in the sign in which the highest is sought. */
    private final double[] rest;
    private double running;
    private int place;

    private RollingExtreme(double[] values, int window, double sign) {
        this.values = values;
        this.window = window;
        this.sign = sign;
        this.rest = new double[window + 1];
        Arrays.fill(rest, Double.NEGATIVE_INFINITY);
    }

    static RollingExtreme highest(double[] values, int window) {
        return new RollingExtreme(values, window, 1.0);
    }

    static RollingExtreme lowest(double[] values, int window) {
        return new RollingExtreme(values, window, -1.0);
    }

    /** Takes in a bar, each in its turn from the first on, and returns the extreme of the window that it ends. */
    double take(int bar) {
        double value = sign * values[bar];
        running = place == 0 || value > running ? value : running;
        place++;
        double before = rest[place];
        double extreme = sign * (before > running ? before : running);
        if (place == window) {
            place = 0;
            double most = Double.NEGATIVE_INFINITY;
            for (int i = window - 1; i >= 0; i--) {
                double earlier = sign * values[bar - window + 1 + i];
                most = earlier > most ? earlier : most;
                rest[i] = most;
            }
        }
        return extreme;
    }
}
