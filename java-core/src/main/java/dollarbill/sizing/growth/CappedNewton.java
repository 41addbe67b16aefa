package dollarbill.sizing.growth;

import dollarbill.math.QuadraticProgram;
import java.util.Optional;

/**
 * Maximises a concave function under caps by Newton steps that keep within them.
 *
 * <p>Each step goes towards the maximum of the quadratic model within the caps, found by the dual active-set method, and is halved
 * until the function rises; a ridge keeps the model from being singular. The end is where neither the function rises nor the gap
 * falls. It is certified: with gradient g the function lies nowhere within the caps more than max g·(v − w) above its value at w,
 * the gap of M. Frank and P. Wolfe, An algorithm for quadratic programming (1956), section 4. The method is that of D. P. Bertsekas,
 * Projected Newton Methods for Optimization Problems with Simple Constraints (1982), for general linear ones.
 */
final class CappedNewton {
    private static final int MAX_STEPS = 500;
    private static final int MAX_HALVINGS = 60;
    private static final double ARMIJO = 1e-4;
    private static final double ROUNDING = 1e-15;
    private static final double[] RIDGES = {1e-10, 1e-7, 1e-4, 1e-1};
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
        double[] start = new double[function.size()];
        Point here = point(start, function.value(start));
        for (int step = 0; step < MAX_STEPS; step++) {
            Optional<Point> better = better(here);
            if (better.isEmpty()) {
                return new JointOptimum(here.weights(), here.value(), here.gap(), step);
            }
            here = better.get();
        }
        return new JointOptimum(here.weights(), here.value(), here.gap(), MAX_STEPS);
    }

    /** Weights within the caps with what is known of the function there. */
    @SuppressWarnings("ArrayRecordComponent") // never shared, never compared
    private record Point(double[] weights, double value, double[] gradient, double gap) {}

    private Point point(double[] weights, double value) {
        double[] gradient = function.gradient(weights);
        return new Point(weights, value, gradient, gap(gradient, weights));
    }

    /** A point with a larger value or a smaller gap: by a Newton step, the next more cautious one where rounding spoils it. */
    private Optional<Point> better(Point here) {
        for (double ridge : RIDGES) {
            Optional<double[]> target = modelMaximum(here, ridge);
            if (target.isPresent()) {
                double[] next = rise(here.weights(), target.get(), here.value(), here.gradient());
                Point there = point(next, function.value(next));
                if (there.value() > here.value() || there.gap() < here.gap()) {
                    return Optional.of(there);
                }
            }
        }
        return Optional.empty();
    }

    private double gap(double[] gradient, double[] w) {
        double here = 0.0;
        for (int i = 0; i < w.length; i++) {
            here += gradient[i] * w[i];
        }
        return Math.max(caps.largest(gradient) - here, 0.0);
    }

    private Optional<double[]> modelMaximum(Point here, double share) {
        double[] w = here.weights();
        double[][] hessian = function.curvature(w);
        int n = w.length;
        double trace = 0.0;
        for (int i = 0; i < n; i++) {
            trace += hessian[i][i];
        }
        double ridge = share * Math.max(trace / n, Double.MIN_NORMAL);
        for (int i = 0; i < n; i++) {
            hessian[i][i] += ridge;
        }
        double[] linear = new double[n];
        for (int i = 0; i < n; i++) {
            linear[i] = -here.gradient()[i];
            for (int j = 0; j < n; j++) {
                linear[i] -= hessian[i][j] * w[j];
            }
        }
        return QuadraticProgram.minimise(hessian, linear, normals, bounds, FEASIBILITY).map(caps::inside);
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
