package dollarbill.pricing.heston.calibration;

import dollarbill.pricing.heston.HestonParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * How well the quotes tell the parameters: covariance of the estimates from the Jacobian J of the weighted misses.
 *
 * <p>Cov = s² (JᵀJ)⁻¹ with s² the larger of one and the sum of squares over its degrees of freedom: a quote's tolerance is
 * taken as one standard deviation of its noise, and misses beyond it widen the errors.
 */
@SuppressWarnings("EnumOrdinal") // columns stand in the order of the constants
public final class ParameterAccuracy {
    private static final int N = CharacteristicGradient.PARAMETERS;
    private static final HestonParameter[] PARAMETERS = HestonParameter.values();
    private static final double LARGE_SHARE = 0.5;
    private static final double LARGE_CORRELATION_ERROR = 0.25;
    private static final double INSEPARABLE = 0.98;
    private static final double LEAST_EIGENVALUE = 1e-14;

    private final double[] standardErrors;
    private final double[][] correlations;
    private final double conditionNumber;
    private final List<Doubt> doubts;

    private ParameterAccuracy(
            double[] standardErrors, double[][] correlations, double conditionNumber, List<Doubt> doubts) {
        this.standardErrors = standardErrors;
        this.correlations = correlations;
        this.conditionNumber = conditionNumber;
        this.doubts = List.copyOf(doubts);
    }

    /**
     * Derives the accuracy of an estimate.
     *
     * @param parameters  the estimate
     * @param jacobian  of the weighted misses in the parameters, five values a miss
     * @param sumOfSquares  of the weighted misses
     */
    static ParameterAccuracy of(HestonParameters parameters, double[] jacobian, double sumOfSquares) {
        int rows = jacobian.length / N;
        double[] length = new double[N];
        for (int i = 0; i < jacobian.length; i++) {
            length[i % N] += jacobian[i] * jacobian[i];
        }
        double[][] normalised = new double[N][N];
        for (int i = 0; i < N; i++) {
            length[i] = Math.sqrt(Math.max(length[i], Double.MIN_NORMAL));
        }
        for (int r = 0; r < rows; r++) {
            for (int i = 0; i < N; i++) {
                for (int j = 0; j < N; j++) {
                    normalised[i][j] += jacobian[r * N + i] / length[i] * (jacobian[r * N + j] / length[j]);
                }
            }
        }
        EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(normalised, false));
        double[] values = eigen.getRealEigenvalues();
        double largest = values[0];
        double[][] inverse = new double[N][N];
        for (int k = 0; k < N; k++) {
            double value = Math.max(values[k], LEAST_EIGENVALUE * largest);
            RealMatrix outer = eigen.getEigenvector(k).outerProduct(eigen.getEigenvector(k));
            for (int i = 0; i < N; i++) {
                for (int j = 0; j < N; j++) {
                    inverse[i][j] += outer.getEntry(i, j) / value;
                }
            }
        }
        double noise = Math.sqrt(Math.max(1.0, sumOfSquares / Math.max(1, rows - N)));
        double[] errors = new double[N];
        double[][] correlations = new double[N][N];
        for (int i = 0; i < N; i++) {
            errors[i] = noise * Math.sqrt(inverse[i][i]) / length[i];
            for (int j = 0; j < N; j++) {
                correlations[i][j] = inverse[i][j] / Math.sqrt(inverse[i][i] * inverse[j][j]);
            }
        }
        double condition = Math.sqrt(largest / Math.max(values[N - 1], LEAST_EIGENVALUE * largest));
        return new ParameterAccuracy(errors, correlations, condition, doubts(parameters, errors, correlations));
    }

    private static List<Doubt> doubts(HestonParameters model, double[] errors, double[][] correlations) {
        List<Doubt> doubts = new ArrayList<>();
        for (HestonParameter parameter : PARAMETERS) {
            int i = parameter.ordinal();
            double value = parameter.of(model);
            if (parameter.atBound(value)) {
                doubts.add(new Doubt(parameter, Doubt.Cause.AT_BOUND, Optional.empty(), value));
            }
            double limit = parameter == HestonParameter.CORRELATION ? LARGE_CORRELATION_ERROR : LARGE_SHARE * value;
            if (!(errors[i] <= limit)) {
                doubts.add(new Doubt(parameter, Doubt.Cause.LARGE_ERROR, Optional.empty(), errors[i]));
            }
            for (int j = i + 1; j < N; j++) {
                if (Math.abs(correlations[i][j]) > INSEPARABLE) {
                    doubts.add(new Doubt(
                            parameter,
                            Doubt.Cause.CORRELATED,
                            Optional.of(PARAMETERS[j]),
                            correlations[i][j]));
                }
            }
        }
        return doubts;
    }

    /** Returns the standard error of a parameter, in its unit. */
    public double standardError(HestonParameter parameter) {
        return standardErrors[parameter.ordinal()];
    }

    /** Returns the correlation of two estimates. */
    public double correlation(HestonParameter one, HestonParameter other) {
        return correlations[one.ordinal()][other.ordinal()];
    }

    /** Returns the condition number of the Jacobian with columns scaled to length one; at most 1e7. */
    public double conditionNumber() {
        return conditionNumber;
    }

    /** Returns why parameters are poorly determined; empty where the quotes tell all five. */
    public List<Doubt> doubts() {
        return doubts;
    }
}
