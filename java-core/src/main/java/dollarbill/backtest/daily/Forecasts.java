package dollarbill.backtest.daily;

import java.util.Arrays;
import java.util.List;

/** Class probabilities of rows, with the class that came and the class that was called. */
public final class Forecasts {
    private final double[][] probabilities;
    private final int[] labels;
    private final int[] called;

    private Forecasts(double[][] probabilities, int[] labels, int[] called) {
        this.probabilities = probabilities;
        this.labels = labels;
        this.called = called;
    }

    /**
     * Copies probabilities; of two classes the second is called where its probability reaches the threshold, of more the likeliest.
     *
     * @param probabilities  one row of classes for each row, summing to 1
     * @param thresholds  of the second class, one a row; read only where there are two classes
     * @throws IllegalArgumentException  if lengths differ or a probability is outside 0 to 1
     */
    public static Forecasts of(double[][] probabilities, int[] labels, double[] thresholds) {
        int n = labels.length;
        if (probabilities.length != n || thresholds.length != n) {
            throw new IllegalArgumentException(n + " labels for " + probabilities.length + " forecasts and "
                    + thresholds.length + " thresholds");
        }
        double[][] copy = new double[n][];
        int[] called = new int[n];
        for (int i = 0; i < n; i++) {
            copy[i] = probabilities[i].clone();
            for (double p : copy[i]) {
                if (!(p >= 0.0 && p <= 1.0)) {
                    throw new IllegalArgumentException("probability " + p + " of row " + i + " must be from 0 to 1");
                }
            }
            called[i] = call(copy[i], thresholds[i]);
        }
        return new Forecasts(copy, labels.clone(), called);
    }

    /** Returns forecasts one after another. */
    public static Forecasts joined(List<Forecasts> parts) {
        return new Forecasts(
                parts.stream().flatMap(part -> Arrays.stream(part.probabilities)).toArray(double[][]::new),
                parts.stream().flatMapToInt(part -> Arrays.stream(part.labels)).toArray(),
                parts.stream().flatMapToInt(part -> Arrays.stream(part.called)).toArray());
    }

    private static int call(double[] p, double threshold) {
        if (p.length == 2) {
            return p[1] >= threshold ? 1 : 0;
        }
        int best = 0;
        for (int k = 1; k < p.length; k++) {
            if (p[k] > p[best]) {
                best = k;
            }
        }
        return best;
    }

    /** Returns the number of rows. */
    public int size() {
        return labels.length;
    }

    /** Returns the number of classes. */
    public int classes() {
        return probabilities[0].length;
    }

    /** Returns the probability of a class. */
    public double probability(int row, int klass) {
        return probabilities[row][klass];
    }

    /** Returns the class that came. */
    public int label(int row) {
        return labels[row];
    }

    /** Returns the class that was called. */
    public int called(int row) {
        return called[row];
    }

    /** Returns some of the rows, in the given order. */
    public Forecasts select(int[] rows) {
        double[][] p = new double[rows.length][];
        int[] l = new int[rows.length];
        int[] c = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            p[i] = probabilities[rows[i]];
            l[i] = labels[rows[i]];
            c[i] = called[rows[i]];
        }
        return new Forecasts(p, l, c);
    }

    /** Returns −ln of the probability given to what came, kept 1e-15 away from 0. */
    public double loss(int row) {
        return -Math.log(Math.max(probabilities[row][labels[row]], 1e-15));
    }
}
