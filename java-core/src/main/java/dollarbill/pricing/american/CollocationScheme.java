package dollarbill.pricing.american;

import java.util.Arrays;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * Nodes, quadrature and interpolation matrices of one accuracy level, the same for every option.
 *
 * <p>The square {@code H} of the depth {@code ln(B(0)/B(tau))} is interpolated in {@code sqrt(tau)} from Chebyshev nodes
 * {@code tau_i = T x_i^2}. Integrals over {@code u} in {@code (0, tau)} use {@code u = tau c^2}, {@code tau - u = tau s^2}
 * with {@code c = sin a}, {@code s = cos a}: the roots at both ends become smooth in the angle. As the points are fixed
 * shares of {@code tau}, the interpolant at all of them is a constant matrix times its values at the nodes.
 *
 * <p>Source: L. Andersen, M. Lake, D. Offengenden, "High-performance American option pricing", Journal of Computational
 * Finance 20 (2016), sections 5.2 and 5.3.
 */
final class CollocationScheme {
    /** Nodes but the one at expiry, where the boundary is known. */
    final int nodes;
    /** Points of the quadrature of the fixed-point equation. */
    final int points;
    /** Points of the quadrature of the premium. */
    final int pricePoints;
    /** Largest number of fixed-point steps. */
    final int steps;
    /** {@code sqrt(tau_i / T)}, rising to one. */
    final double[] rootTime;
    /** What the depth of the boundary grows by from the node before, roughly: the ratio of roots to the power 3/4. */
    final double[] stretch;
    final Quadrature boundaryRule;
    final Quadrature priceRule;
    /** {@code u / T} at point {@code k} of node {@code i}, at index {@code i * points + k}. */
    final double[] elapsed;
    /** Gives the interpolant at {@code x_i c_k}, at index {@code i * points + k}. */
    final double[] boundaryMatrix;
    /** Gives the interpolant at {@code c_k} of the price rule. */
    final double[] priceMatrix;

    /** Returns the scheme of an accuracy level. */
    static CollocationScheme of(AmericanAccuracy accuracy) {
        return switch (accuracy) {
            case FAST -> Levels.FAST;
            case STANDARD -> Levels.STANDARD;
            case HIGH -> Levels.HIGH;
        };
    }

    /** The three schemes, chosen as the cheapest that keep the error of their level on the reference table. */
    private static final class Levels {
        static final CollocationScheme FAST = new CollocationScheme(5, Quadrature.of(5), Quadrature.of(12), 2);
        static final CollocationScheme STANDARD = new CollocationScheme(10, Quadrature.of(10), Quadrature.of(24), 5);
        static final CollocationScheme HIGH = new CollocationScheme(32, Quadrature.of(32), Quadrature.of(80), 30);
    }

    CollocationScheme(int nodes, Quadrature boundaryRule, Quadrature priceRule, int steps) {
        this.nodes = nodes;
        this.points = boundaryRule.size();
        this.pricePoints = priceRule.size();
        this.steps = steps;
        this.boundaryRule = boundaryRule;
        this.priceRule = priceRule;
        rootTime = new double[nodes];
        for (int i = 0; i < nodes; i++) {
            rootTime[i] = 0.5 * (1.0 - Math.cos(Math.PI * (i + 1) / nodes));
        }
        stretch = new double[nodes];
        for (int i = 1; i < nodes; i++) {
            stretch[i] = Math.pow(rootTime[i] / rootTime[i - 1], 0.75);
        }
        double[] roots = new double[nodes * points];
        elapsed = new double[nodes * points];
        for (int i = 0; i < nodes; i++) {
            for (int k = 0; k < points; k++) {
                roots[i * points + k] = rootTime[i] * boundaryRule.rootElapsed[k];
                elapsed[i * points + k] = roots[i * points + k] * roots[i * points + k];
            }
        }
        boundaryMatrix = matrix(roots);
        priceMatrix = matrix(priceRule.rootElapsed);
    }

    /** Column {@code j} holds the weights of node {@code j} at all points. */
    private double[] matrix(double[] x) {
        double[] matrix = new double[nodes * x.length];
        double[] row = new double[nodes];
        for (int at = 0; at < x.length; at++) {
            interpolation(x[at], row);
            for (int j = 0; j < nodes; j++) {
                matrix[j * x.length + at] = row[j];
            }
        }
        return matrix;
    }

    /** Writes the barycentric weights of the nodes at {@code x}; the value at expiry is zero and has none. */
    private void interpolation(double x, double[] row) {
        double sum = 0.5 / x;
        for (int j = 0; j < nodes; j++) {
            double gap = x - rootTime[j];
            if (gap == 0.0) {
                Arrays.fill(row, 0.0);
                row[j] = 1.0;
                return;
            }
            double weight = ((j & 1) == 0 ? -1.0 : 1.0) * (j == nodes - 1 ? 0.5 : 1.0) / gap;
            row[j] = weight;
            sum += weight;
        }
        for (int j = 0; j < nodes; j++) {
            row[j] /= sum;
        }
    }

    /** Returns {@code sqrt(H)} at the points of the price rule, given {@code H} at the nodes. */
    double[] priceDepths(double[] squares) {
        double[] result = new double[pricePoints];
        depths(priceMatrix, squares, result);
        return result;
    }

    /** Returns {@code sqrt(H)} at {@code x = sqrt(tau/T)}, given {@code H} at the nodes. */
    double depth(double x, double[] squares) {
        if (x == 0.0) {
            return 0.0;
        }
        double[] row = new double[nodes];
        interpolation(x, row);
        double sum = 0.0;
        for (int j = 0; j < nodes; j++) {
            sum += row[j] * squares[j];
        }
        return Math.sqrt(Math.max(sum, 0.0));
    }

    /** Writes {@code sqrt(H)} at the points of a matrix, given {@code H} at the nodes. */
    void depths(double[] matrix, double[] squares, double[] result) {
        int rows = result.length;
        Arrays.fill(result, 0.0);
        for (int j = 0; j < nodes; j++) {
            double square = squares[j];
            int column = j * rows;
            for (int row = 0; row < rows; row++) {
                result[row] += matrix[column + row] * square;
            }
        }
        for (int row = 0; row < rows; row++) {
            result[row] = Math.sqrt(Math.max(result[row], 0.0));
        }
    }

    /** A rule for {@code int_0^tau g(u) du = tau sum_k weight_k g(tau c_k^2)}. */
    static final class Quadrature {
        /** {@code c_k = sqrt(u/tau)}. */
        final double[] rootElapsed;
        /** {@code s_k = sqrt((tau-u)/tau)}. */
        final double[] rootLeft;
        /** {@code 1 / s_k}. */
        final double[] perLeft;
        final double[] weight;
        /** {@code weight_k / s_k}, finite where {@code s_k} tends to zero. */
        final double[] weightOverLeft;

        private Quadrature(int size) {
            rootElapsed = new double[size];
            rootLeft = new double[size];
            perLeft = new double[size];
            weight = new double[size];
            weightOverLeft = new double[size];
        }

        int size() {
            return weight.length;
        }

        /** Returns the Gauss-Legendre rule of that size in the angle {@code a} of {@code c = sin a}, {@code s = cos a}. */
        static Quadrature of(int size) {
            Quadrature rule = new Quadrature(size);
            GaussIntegrator gauss = new GaussIntegratorFactory().legendre(size, 0.0, 0.5 * Math.PI);
            for (int k = 0; k < size; k++) {
                rule.set(k, Math.sin(gauss.getPoint(k)), Math.cos(gauss.getPoint(k)), gauss.getWeight(k));
            }
            return rule;
        }

        private void set(int k, double c, double s, double w) {
            rootElapsed[k] = c;
            rootLeft[k] = s;
            perLeft[k] = 1.0 / s;
            weightOverLeft[k] = 2.0 * c * w;
            weight[k] = 2.0 * c * s * w;
        }
    }
}
