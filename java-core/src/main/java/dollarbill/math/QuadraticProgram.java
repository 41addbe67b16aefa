package dollarbill.math;

import java.util.Arrays;
import java.util.Optional;

/**
 * Minimises a strictly convex quadratic {@code x'Hx/2 + g'x} of few variables under linear inequalities
 * {@code normals[i] . x >= bounds[i]}.
 *
 * <p>The dual active-set method: from the free minimum the most violated inequality is made active, and inequalities whose
 * multiplier would turn negative leave on the way. It ends after finitely many steps; systems are solved anew at each, which
 * for fewer than ten variables costs less than updating factors.
 *
 * <p>Source: D. Goldfarb and A. Idnani, "A numerically stable dual method for solving strictly convex quadratic programs",
 * Mathematical Programming 27 (1983).
 */
public final class QuadraticProgram {
    private static final int MAX_STEPS = 500;
    private static final double DEPENDENT = 1e-12;

    private final Cholesky hessian;
    private final double[][] normals;
    private final double[] bounds;
    private final double tolerance;
    private final double[] x;
    private final int[] active;
    private final double[] multipliers;
    private final double[][] solvedNormals;
    private int activeCount;

    private QuadraticProgram(
            Cholesky hessian, double[] gradient, double[][] normals, double[] bounds, double tolerance) {
        int n = gradient.length;
        this.hessian = hessian;
        this.normals = normals;
        this.bounds = bounds;
        this.tolerance = tolerance;
        this.x = hessian.solve(gradient);
        for (int i = 0; i < n; i++) {
            x[i] = -x[i];
        }
        this.active = new int[n + 1];
        this.multipliers = new double[n + 1];
        this.solvedNormals = new double[n + 1][];
    }

    /**
     * Solves.
     *
     * @param hessian  {@code H}, symmetric, positive definite
     * @param gradient  {@code g}
     * @param normals  one row an inequality
     * @param bounds  their right sides
     * @param tolerance  violation of an inequality, in its own unit, that is let pass; positive
     * @return empty where the inequalities contradict each other or {@code H} is not positive definite
     */
    public static Optional<double[]> minimise(
            double[][] hessian, double[] gradient, double[][] normals, double[] bounds, double tolerance) {
        return Cholesky.of(hessian)
                .flatMap(factor -> new QuadraticProgram(factor, gradient, normals, bounds, tolerance).solve());
    }

    private Optional<double[]> solve() {
        for (int step = 0; step < MAX_STEPS; step++) {
            int worst = mostViolated();
            if (worst < 0) {
                return Optional.of(x);
            }
            if (!admit(worst)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private int mostViolated() {
        int worst = -1;
        double least = -tolerance;
        for (int i = 0; i < normals.length; i++) {
            double slack = slack(i);
            if (slack < least && !isActive(i)) {
                least = slack;
                worst = i;
            }
        }
        return worst;
    }

    private boolean isActive(int constraint) {
        for (int j = 0; j < activeCount; j++) {
            if (active[j] == constraint) {
                return true;
            }
        }
        return false;
    }

    private double slack(int i) {
        return dot(normals[i], x) - bounds[i];
    }

    /** Makes an inequality hold, dropping others where it must; false where they contradict it. */
    private boolean admit(int entering) {
        double[] normal = normals[entering];
        double[] solved = hessian.solve(normal);
        double multiplier = 0.0;
        while (true) {
            double[] shares = shares(normal);
            double[] direction = solved.clone();
            for (int j = 0; j < activeCount; j++) {
                for (int i = 0; i < x.length; i++) {
                    direction[i] -= shares[j] * solvedNormals[j][i];
                }
            }
            double rise = dot(direction, normal);
            boolean moves = activeCount < x.length && rise > DEPENDENT * dot(solved, normal);
            double full = moves ? -slack(entering) / rise : Double.POSITIVE_INFINITY;
            int leaving = leaving(shares);
            double partial = leaving < 0 ? Double.POSITIVE_INFINITY : multipliers[leaving] / shares[leaving];
            double length = Math.min(full, partial);
            if (length == Double.POSITIVE_INFINITY) {
                return false;
            }
            if (moves) {
                for (int i = 0; i < x.length; i++) {
                    x[i] += length * direction[i];
                }
            }
            for (int j = 0; j < activeCount; j++) {
                multipliers[j] -= length * shares[j];
            }
            multiplier += length;
            if (full <= partial) {
                active[activeCount] = entering;
                multipliers[activeCount] = multiplier;
                solvedNormals[activeCount] = solved;
                activeCount++;
                return true;
            }
            drop(leaving);
        }
    }

    private int leaving(double[] shares) {
        int leaving = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int j = 0; j < activeCount; j++) {
            if (shares[j] > 0.0 && multipliers[j] / shares[j] < least) {
                least = multipliers[j] / shares[j];
                leaving = j;
            }
        }
        return leaving;
    }

    private void drop(int position) {
        activeCount--;
        for (int j = position; j < activeCount; j++) {
            active[j] = active[j + 1];
            multipliers[j] = multipliers[j + 1];
            solvedNormals[j] = solvedNormals[j + 1];
        }
    }

    /** How much of each active normal is in the entering one, in the metric of the inverse of {@code H}. */
    private double[] shares(double[] normal) {
        double[][] gram = new double[activeCount][activeCount];
        double[] right = new double[activeCount];
        for (int j = 0; j < activeCount; j++) {
            for (int l = 0; l < activeCount; l++) {
                gram[j][l] = dot(normals[active[j]], solvedNormals[l]);
            }
            right[j] = dot(normal, solvedNormals[j]);
        }
        return Cholesky.of(gram).map(factor -> factor.solve(right)).orElse(new double[activeCount]);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0.0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** The lower factor of a symmetric positive definite matrix. */
    private static final class Cholesky {
        private final double[][] lower;

        private Cholesky(double[][] lower) {
            this.lower = lower;
        }

        static Optional<Cholesky> of(double[][] matrix) {
            int n = matrix.length;
            double[][] lower = new double[n][n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j <= i; j++) {
                    double sum = matrix[i][j];
                    for (int l = 0; l < j; l++) {
                        sum -= lower[i][l] * lower[j][l];
                    }
                    if (i != j) {
                        lower[i][j] = sum / lower[j][j];
                    } else if (sum > 0.0) {
                        lower[i][i] = Math.sqrt(sum);
                    } else {
                        return Optional.empty();
                    }
                }
            }
            return Optional.of(new Cholesky(lower));
        }

        double[] solve(double[] right) {
            int n = lower.length;
            double[] y = Arrays.copyOf(right, n);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < i; j++) {
                    y[i] -= lower[i][j] * y[j];
                }
                y[i] /= lower[i][i];
            }
            for (int i = n - 1; i >= 0; i--) {
                for (int j = i + 1; j < n; j++) {
                    y[i] -= lower[j][i] * y[j];
                }
                y[i] /= lower[i][i];
            }
            return y;
        }
    }
}
