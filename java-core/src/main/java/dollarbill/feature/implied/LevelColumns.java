package dollarbill.feature.implied;

import org.jspecify.annotations.Nullable;

/** Implied volatility of one source and realised volatility by day, which formulas read and never write, and the rank that several share. */
final class LevelColumns {
    /** Days of the rank's window. */
    static final int YEAR = 252;

    private final double[] level;
    private final double[] realised;
    private double @Nullable [] rank;

    LevelColumns(double[] level, double[] realised) {
        this.level = level;
        this.realised = realised;
    }

    /** Returns implied volatility in percent a year. */
    double[] level() {
        return level;
    }

    /** Returns implied less realised volatility in vol points. */
    double[] spread() {
        return minus(level, realised);
    }

    /** Returns the place of each day's level between the lowest and the highest of its year. */
    double[] rank() {
        if (rank == null) {
            rank = LevelWindows.rank(level, YEAR);
        }
        return rank;
    }

    /** Returns the mean of ten days less that of twenty. */
    double[] trend() {
        return minus(LevelWindows.mean(level, 10), LevelWindows.mean(level, 20));
    }

    private static double[] minus(double[] a, double[] b) {
        double[] difference = new double[a.length];
        for (int i = 0; i < difference.length; i++) {
            difference[i] = a[i] - b[i];
        }
        return difference;
    }
}
