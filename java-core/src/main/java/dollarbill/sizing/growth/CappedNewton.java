package dollarbill.sizing.growth;

import dollarbill.math.QuadraticProgram;

/**
 * Maximises a concave function under caps by Newton steps that keep within them.
 *
 * <p>Each step goes towards the maximum of the quadratic model within the caps, found by the dual active-set method, and is halved
 * until the function rises; the end is where neither the function rises nor the gap falls. It is certified: with gradient g the function lies nowhere within the caps more than
 * max g·(v − w) above its value at w, the gap of M. Frank and P. Wolfe, An algorithm for quadratic programming (1956), section 4;
 * the method is D. P. Bertsekas, Projected Newton Methods for Optimization Problems with Simple Constraints (1982), for
 * general linear ones.
 */
final class CappedNewton {
    private static final int MAX_STEPS = 100;
    private static final int MAX_HALVINGS = 60;
    private static final double ARMIJO = 1e-4;
    private static final double ROUNDING = 1e-15;
    private static final double RIDGE = 1e-10;
    private static final double FEASIBILITY = 1e-13;

    private final ConcaveFunction function;
    private final PositionCaps caps;
    private final double[][] normals;
    private final double[] bounds;

    private CappedNewton(ConcaveFunction function, PositionCaps caps) {
        this.function = function;
        this.caps = caps;
        int n = function.size();
        this.normals = new double[2 * n + 1][n];
        this.bounds = new double[2 * n + 1];
        for (int i = 0; i < n; i++) {
            normals[i][i] = 1.0;
            normals[n + i][i] = -1.0;
            normals[2 * n][i] = -1.0;
            bounds[n + i] = -caps.most(i);
        }
        bounds[2 * n] = -caps.budget();
    }

    /** Returns the maximum, with the gap that rounding leaves; zero weights must lie in the domain. */
    static JointOptimum maximise(ConcaveFunction function, PositionCaps caps) {
        if (function.size() != caps.size()) {
            throw new IllegalArgumentException(
                    "caps of " + caps.size() + " positions for " + function.size() + " assets");
        }
        return new CappedNewton(function, caps).run();
    }

    private JointOptimum run() {
        double[] w = new double[function.size()];
        double value = function.value(w);
        double[] gradient = function.gradient(w);
        double gap = gap(gradient, w);
        for (int step = 0; step < MAX_STEPS; step++) {
            double[] next = rise(w, modelMaximum(w, gradient), value, gradient);
            double higher = function.value(next);
            double[] slope = function.gradient(next);
            double left = gap(slope, next);
            if (!(higher > value || left < gap)) {
                return new JointOptimum(w, value, gap, step);
            }
            w = next;
            value = higher;
            gradient = slope;
            gap = left;
        }
        return new JointOptimum(w, value, gap, MAX_STEPS);
    }

    private double gap(double[] gradient, double[] w) {
        double here = 0.0;
        for (int i = 0; i < w.length; i++) {
            here += gradient[i] * w[i];
        }
        return Math.max(caps.largest(gradient) - here, 0.0);
    }

    private double[] modelMaximum(double[] w, double[] gradient) {
        double[][] hessian = function.curvature(w);
        int n = w.length;
        double trace = 0.0;
        for (int i = 0; i < n; i++) {
            trace += hessian[i][i];
        }
        double ridge = RIDGE * Math.max(trace / n, Double.MIN_NORMAL);
        double[] linear = new double[n];
        for (int i = 0; i < n; i++) {
            hessian[i][i] += ridge;
        }
        for (int i = 0; i < n; i++) {
            linear[i] = -gradient[i];
            for (int j = 0; j < n; j++) {
                linear[i] -= hessian[i][j] * w[j];
            }
        }
        return QuadraticProgram.minimise(hessian, linear, normals, bounds, FEASIBILITY)
                .map(caps::inside)
                .orElseThrow(
                        () -> new ArithmeticException("the second derivatives are not those of a concave function"));
    }

    private double[] rise(double[] w, double[] target, double value, double[] gradient) {
        double[] next = target;
        double step = 1.0;
        for (int i = 0; i < MAX_HALVINGS; i++) {
            double promised = 0.0;
            for (int j = 0; j < w.length; j++) {
                promised += gradient[j] * (next[j] - w[j]);
            }
            if (function.value(next) >= value + ARMIJO * promised - ROUNDING * (1.0 + Math.abs(value))) {
                return next;
            }
            step *= 0.5;
            next = between(w, target, step);
        }
        return w;
    }

    private static double[] between(double[] w, double[] target, double step) {
        double[] point = new double[w.length];
        for (int i = 0; i < w.length; i++) {
            point[i] = w[i] + step * (target[i] - w[i]);
        }
        return point;
    }
}
