package dollarbill.sizing.allocation;

import dollarbill.sizing.growth.JointKelly;
import dollarbill.sizing.growth.JointOptimum;
import dollarbill.sizing.growth.PositionCaps;
import java.util.Arrays;

/** What stands for the joint law of several returns. */
public enum JointModel {
    /** Each period of the past, equally likely: tails and dependence as they were. */
    SCENARIOS,
    /** Means and covariance of the past: small normal returns. */
    COVARIANCE;

    /** Returns the joint Kelly weights of returns over the risk-free rate, one row a period. */
    JointOptimum weights(double[][] excess, double kellyFraction, PositionCaps caps) {
        if (this == SCENARIOS) {
            double[] probabilities = new double[excess.length];
            Arrays.fill(probabilities, 1.0 / excess.length);
            return JointKelly.underScenarios(excess, probabilities, kellyFraction, caps);
        }
        double[] mean = mean(excess, caps.size());
        return JointKelly.underCovariance(mean, covariance(excess, mean), kellyFraction, caps);
    }

    private static double[] mean(double[][] rows, int assets) {
        double[] mean = new double[assets];
        for (double[] row : rows) {
            for (int i = 0; i < assets; i++) {
                mean[i] += row[i] / rows.length;
            }
        }
        return mean;
    }

    private static double[][] covariance(double[][] rows, double[] mean) {
        int n = mean.length;
        double[][] covariance = new double[n][n];
        for (double[] row : rows) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j <= i; j++) {
                    covariance[i][j] += (row[i] - mean[i]) * (row[j] - mean[j]) / (rows.length - 1);
                }
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                covariance[i][j] = covariance[j][i];
            }
        }
        return covariance;
    }
}
