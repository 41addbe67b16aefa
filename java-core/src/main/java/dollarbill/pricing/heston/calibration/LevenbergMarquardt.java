package dollarbill.pricing.heston.calibration;

import java.util.Arrays;
import java.util.Optional;

/**
 * Levenberg-Marquardt in a handful of variables.
 *
 * <p>Each step solves (JᵀJ + λD)δ = −Jᵀr, D the largest diagonal of JᵀJ met so far; λ follows the ratio of the fall
 * achieved to the fall the linear model promised. The normal equations lose accuracy in δ, not in the minimum, whose
 * residuals and gradient are always evaluated afresh.
 *
 * <p>Sources: J. Moré, The Levenberg-Marquardt algorithm: implementation and theory (1978), for the scaling; H. B.
 * Nielsen, Damping parameter in Marquardt's method (1999), for λ.
 */
final class LevenbergMarquardt {
    private static final double EXACT = 1e-9;
    private static final double ORTHOGONAL = 1e-11;
    private static final double SMALL_STEP = 1e-13;
    private static final double FIRST_DAMPING = 1e-3;
    private static final double LEAST_DAMPING = 1e-18;
    private static final double MOST_DAMPING = 1e16;
    /** Beyond this a step is short because it is damped, which says nothing about a minimum. */
    private static final double TELLING_DAMPING = 1.0;

    private static final double FIRST_GROWTH = 2.0;
    private static final double STRONGEST_RELIEF = 1.0 / 9.0;

    private final Problem problem;
    private final int variables;
    private final int iterationLimit;
    private final double costTolerance;
    private final double[] normal;
    private final double[] gradient;
    private final double[] scaling;
    private final double[] step;
    private double[] at;
    private double[] residuals;
    private double[] jacobian;
    private double[] nextAt;
    private double[] nextResiduals;
    private double[] nextJacobian;
    private double cost;
    private double damping = FIRST_DAMPING;
    private double growth = FIRST_GROWTH;
    private int iterations;
    private int evaluations;

    /** Residuals of a model. */
    interface Problem {
        /** Fills residuals and derivatives, those of a residual together. */
        void evaluate(double[] at, double[] residuals, double[] jacobian);
    }

    /**
     * Where it stopped.
     *
     * @param at  variables
     * @param residuals  there
     * @param cost  half the sum of squares
     * @param iterations  steps accepted
     * @param evaluations  of the residuals
     * @param stop  why
     */
    @SuppressWarnings("ArrayRecordComponent") // numbers inside one computation, never compared
    record Outcome(double[] at, double[] residuals, double cost, int iterations, int evaluations, StopReason stop) {}

    private LevenbergMarquardt(Problem problem, int size, double[] start, int iterationLimit, double costTolerance) {
        this.problem = problem;
        this.variables = start.length;
        this.iterationLimit = iterationLimit;
        this.costTolerance = costTolerance;
        this.normal = new double[variables * variables];
        this.gradient = new double[variables];
        this.scaling = new double[variables];
        this.step = new double[variables];
        this.at = start.clone();
        this.nextAt = start.clone();
        this.residuals = new double[size];
        this.nextResiduals = new double[size];
        this.jacobian = new double[size * variables];
        this.nextJacobian = new double[size * variables];
    }

    /**
     * Minimises the sum of squares.
     *
     * @param problem  the residuals
     * @param size  their number
     * @param start  where to begin
     * @param iterationLimit  steps to accept at most
     * @param costTolerance  relative change of the sum of squares that ends it
     */
    static Outcome minimise(Problem problem, int size, double[] start, int iterationLimit, double costTolerance) {
        return new LevenbergMarquardt(problem, size, start, iterationLimit, costTolerance).run();
    }

    private Outcome run() {
        problem.evaluate(at, residuals, jacobian);
        evaluations = 1;
        cost = cost(residuals);
        while (true) {
            normalEquations();
            if (Math.sqrt(2.0 * cost / residuals.length) <= EXACT) {
                return outcome(StopReason.EXACT);
            }
            if (orthogonal()) {
                return outcome(StopReason.GRADIENT);
            }
            if (iterations >= iterationLimit) {
                return outcome(StopReason.ITERATIONS);
            }
            Optional<StopReason> stop = descend();
            if (stop.isPresent()) {
                return outcome(stop.get());
            }
        }
    }

    /** Takes one step down, or says why there is none or need be no more. */
    private Optional<StopReason> descend() {
        while (damping <= MOST_DAMPING) {
            double promised = solve();
            if (promised > 0.0) {
                boolean telling = damping <= TELLING_DAMPING;
                if (stepSize() <= SMALL_STEP) {
                    return Optional.of(telling ? StopReason.SMALL_STEP : StopReason.STALLED);
                }
                double fall = cost - tryStep();
                boolean small = telling && promised <= costTolerance * cost && Math.abs(fall) <= costTolerance * cost;
                if (fall > 0.0) {
                    double cubic = 2.0 * fall / promised - 1.0;
                    damping = Math.max(
                            damping * Math.max(STRONGEST_RELIEF, 1.0 - cubic * cubic * cubic),
                            LEAST_DAMPING);
                    growth = FIRST_GROWTH;
                    accept(cost - fall);
                }
                if (small) {
                    return Optional.of(StopReason.SMALL_CHANGE);
                }
                if (fall > 0.0) {
                    return Optional.empty();
                }
            }
            damping *= growth;
            growth *= 2.0;
        }
        return Optional.of(StopReason.STALLED);
    }

    /** Evaluates the residuals after the step and returns their cost. */
    private double tryStep() {
        for (int i = 0; i < variables; i++) {
            nextAt[i] = at[i] + step[i];
        }
        problem.evaluate(nextAt, nextResiduals, nextJacobian);
        evaluations++;
        return cost(nextResiduals);
    }

    private Outcome outcome(StopReason stop) {
        return new Outcome(at.clone(), residuals.clone(), cost, iterations, evaluations, stop);
    }

    private void accept(double next) {
        double[] swap = at;
        at = nextAt;
        nextAt = swap;
        swap = residuals;
        residuals = nextResiduals;
        nextResiduals = swap;
        swap = jacobian;
        jacobian = nextJacobian;
        nextJacobian = swap;
        cost = next;
        iterations++;
    }

    /** Returns half the sum of squares; infinite where a residual is not a number. */
    private static double cost(double[] residuals) {
        double sum = 0.0;
        for (double residual : residuals) {
            sum += residual * residual;
        }
        return Double.isNaN(sum) ? Double.POSITIVE_INFINITY : 0.5 * sum;
    }

    private void normalEquations() {
        Arrays.fill(normal, 0.0);
        Arrays.fill(gradient, 0.0);
        for (int r = 0; r < residuals.length; r++) {
            int offset = r * variables;
            for (int i = 0; i < variables; i++) {
                double slope = jacobian[offset + i];
                gradient[i] += slope * residuals[r];
                for (int j = 0; j <= i; j++) {
                    normal[i * variables + j] += slope * jacobian[offset + j];
                }
            }
        }
        for (int i = 0; i < variables; i++) {
            scaling[i] = Math.max(scaling[i], normal[i * variables + i]);
        }
    }

    /** Returns whether the cosine between the residuals and each column of the Jacobian is rounding noise. */
    private boolean orthogonal() {
        double length = Math.sqrt(2.0 * cost);
        for (int i = 0; i < variables; i++) {
            double column = Math.sqrt(normal[i * variables + i]);
            if (Math.abs(gradient[i]) > ORTHOGONAL * length * column) {
                return false;
            }
        }
        return true;
    }

    private double stepSize() {
        double size = 0.0;
        for (int i = 0; i < variables; i++) {
            size = Math.max(size, Math.abs(step[i]) / (1.0 + Math.abs(at[i])));
        }
        return size;
    }

    /** Sets the step and returns the fall of cost it promises: δᵀ(λDδ − Jᵀr)/2; zero if the matrix is singular. */
    private double solve() {
        int n = variables;
        double[] factor = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = normal[i * n + j];
                if (i == j) {
                    sum += damping * Math.max(scaling[i], Double.MIN_NORMAL);
                }
                for (int k = 0; k < j; k++) {
                    sum -= factor[i * n + k] * factor[j * n + k];
                }
                if (i == j) {
                    if (!(sum > 0.0)) {
                        return 0.0;
                    }
                    factor[i * n + i] = Math.sqrt(sum);
                } else {
                    factor[i * n + j] = sum / factor[j * n + j];
                }
            }
        }
        for (int i = 0; i < n; i++) {
            double sum = -gradient[i];
            for (int k = 0; k < i; k++) {
                sum -= factor[i * n + k] * step[k];
            }
            step[i] = sum / factor[i * n + i];
        }
        for (int i = n - 1; i >= 0; i--) {
            double sum = step[i];
            for (int k = i + 1; k < n; k++) {
                sum -= factor[k * n + i] * step[k];
            }
            step[i] = sum / factor[i * n + i];
        }
        double promised = 0.0;
        for (int i = 0; i < n; i++) {
            promised += 0.5 * step[i] * (damping * scaling[i] * step[i] - gradient[i]);
        }
        return promised;
    }
}
