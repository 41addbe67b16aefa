package dollarbill.backtest;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How well probabilities foretold yes and no.
 *
 * @param rows  answers counted
 * @param rate  share of yes
 * @param auc  probability that a yes stands above a no, ties counting one half (J. A. Hanley and B. J. McNeil, The meaning and use
 *     of the area under a ROC curve, 1982); absent where all are yes or all are no
 * @param brier  mean squared error (G. W. Brier, Verification of forecasts expressed in terms of probability, 1950)
 * @param logLoss  mean −ln of the probability given to what happened, probabilities kept 1e-15 away from 0 and 1
 * @param calibrationError  mean distance of probability and frequency over ten bins of equal width, weighted by rows (M. P. Naeini,
 *     G. Cooper and M. Hauskrecht, Obtaining well calibrated probabilities using Bayesian binning, 2015)
 */
public record ClassificationMetrics(
        int rows, double rate, OptionalDouble auc, double brier, double logLoss, double calibrationError) {
    private static final double EDGE = 1e-15;
    private static final int BINS = 10;

    /**
     * Measures probabilities against what happened.
     *
     * @param probabilities  0 to 1
     * @param labels  1 for yes and 0 for no, as many
     * @throws IllegalArgumentException  if the arrays are empty, differ in length, or hold values outside their domain
     */
    public static ClassificationMetrics of(double[] probabilities, double[] labels) {
        check(probabilities, labels);
        int n = labels.length;
        double yes = 0.0;
        double squares = 0.0;
        double loss = 0.0;
        for (int i = 0; i < n; i++) {
            double p = Math.clamp(probabilities[i], EDGE, 1.0 - EDGE);
            double error = probabilities[i] - labels[i];
            yes += labels[i];
            squares += error * error;
            loss -= labels[i] == 1.0 ? Math.log(p) : Math.log1p(-p);
        }
        return new ClassificationMetrics(n, yes / n, auc(probabilities, labels), squares / n, loss / n,
                calibrationError(probabilities, labels));
    }

    private static OptionalDouble auc(double[] p, double[] labels) {
        boolean[] yes = new boolean[labels.length];
        double[] once = new double[labels.length];
        for (int i = 0; i < yes.length; i++) {
            yes[i] = labels[i] == 1.0;
            once[i] = 1.0;
        }
        return new WeightedRanks(p, yes).area(once);
    }

    private static double calibrationError(double[] p, double[] labels) {
        double[] gap = new double[BINS];
        for (int i = 0; i < p.length; i++) {
            gap[Math.min((int) (p[i] * BINS), BINS - 1)] += p[i] - labels[i];
        }
        return Arrays.stream(gap).map(Math::abs).sum() / p.length;
    }

    private static void check(double[] p, double[] labels) {
        if (p.length == 0 || p.length != labels.length) {
            throw new IllegalArgumentException(p.length + " probabilities and " + labels.length
                    + " labels given; as many needed, at least 1");
        }
        for (int i = 0; i < p.length; i++) {
            if (!(p[i] >= 0.0 && p[i] <= 1.0)) {
                throw new IllegalArgumentException("probability " + p[i] + " must be from 0 to 1");
            }
            if (labels[i] != 0.0 && labels[i] != 1.0) {
                throw new IllegalArgumentException("label " + labels[i] + " must be 0 or 1");
            }
        }
    }
}
