package dollarbill.backtest.daily;

import java.util.Arrays;

/**
 * Learned states of a hidden Markov model, each with a normal distribution of the day's log return.
 *
 * <p>The density of tomorrow's return is the mixture of the states' normal densities, weighted with the probabilities of the states tomorrow: those
 * of today times the changes of a day (L. R. Rabiner, A tutorial on hidden Markov models, 1989, equations 19 and 20).
 */
public final class HiddenStates {
    private final double[][] change;
    private final double[] mean;
    private final double[] variance;

    /**
     * Creates states of copies of the arrays.
     *
     * @param change  probability of state j the day after state i
     * @param mean  mean log return of a day, by state
     * @param variance  of the log return of a day, by state, positive
     * @throws IllegalArgumentException  if the arrays are not of one number of states, or a variance is not positive
     */
    public HiddenStates(double[][] change, double[] mean, double[] variance) {
        this.change = Arrays.stream(change).map(double[]::clone).toArray(double[][]::new);
        this.mean = mean.clone();
        this.variance = variance.clone();
        boolean square = change.length == mean.length && variance.length == mean.length;
        for (double[] row : change) {
            square &= row.length == mean.length;
        }
        if (!square || mean.length == 0) {
            throw new IllegalArgumentException("change, mean and variance must be of one number of states");
        }
        for (double one : variance) {
            if (!(one > 0.0)) {
                throw new IllegalArgumentException("variance " + one + " of a state must be positive");
            }
        }
    }

    /** Returns the mean log return of a day in a state. */
    public double mean(int state) {
        return mean[state];
    }

    /** Returns the variance of the log return of a day in a state. */
    public double variance(int state) {
        return variance[state];
    }

    /** Returns the probability of a state the day after another. */
    public double change(int from, int to) {
        return change[from][to];
    }

    /** Returns the number of states. */
    public int states() {
        return mean.length;
    }

    /** Returns the log density of tomorrow's return, given the probabilities of the states today. */
    public double logDensity(double[] now, double next) {
        double density = 0.0;
        for (int j = 0; j < mean.length; j++) {
            double probability = 0.0;
            for (int i = 0; i < mean.length; i++) {
                probability += now[i] * change[i][j];
            }
            density += probability * Math.exp(normal(next, mean[j], variance[j]));
        }
        return Math.log(Math.max(density, Double.MIN_NORMAL));
    }

    /** Returns the mean number of days that a state lasts, 1 / (1 − its probability of staying). */
    public double stay(int state) {
        return 1.0 / (1.0 - Math.min(change[state][state], 1.0 - 1e-12));
    }

    /** Returns the log density of a normal distribution. */
    static double normal(double x, double mean, double variance) {
        return -0.5 * ((x - mean) * (x - mean) / variance + Math.log(2.0 * Math.PI * variance));
    }
}
