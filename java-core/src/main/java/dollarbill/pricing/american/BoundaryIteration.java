package dollarbill.pricing.american;

import static dollarbill.math.NormalDistribution.DENSITY_AT_ZERO;

/**
 * Fixed-point iteration for the exercise boundary of a put at the nodes of a scheme.
 *
 * <p>{@code B(tau) = e^(-(r-q) tau) N / D} is iterated for all nodes at once, with {@code d1, d2} at
 * {@code (tau-u, B(tau)/B(u))} under the integrals over {@code u} in {@code (0, tau)}. Form A, from smooth pasting:
 * {@code N = n(d2)/(sigma sqrt(tau)) + r int e^(ru) n(d2)/(sigma sqrt(tau-u)) du} and
 * {@code D = n(d1)/(sigma sqrt(tau)) + N(d1) + q int e^(qu) (N(d1) + n(d1)/(sigma sqrt(tau-u))) du}. Form B, from value
 * matching: {@code N = N(d2) + r int e^(ru) N(d2) du} and {@code D = N(d1) + q int e^(qu) N(d1) du}.
 *
 * <p>Source: L. Andersen, M. Lake, D. Offengenden, "High-performance American option pricing", Journal of Computational
 * Finance 20 (2016), section 4, FP-A and FP-B.
 */
final class BoundaryIteration {
    private static final double SETTLED = 1e-13;
    private static final double START_TOLERANCE = 1e-3;
    /** Form A diverges where the drift dominates volatility; form B converges there, at about half the speed. */
    private static final double SMOOTH_PASTING_BELOW = 0.7;

    private static final int VALUE_MATCHING_STEPS = 2;

    private BoundaryIteration() {}

    /** Returns the squared depths {@code H_i = ln^2(B(tau_i) / B(0))} at the nodes. */
    static double[] squaredDepths(PutProblem put, CollocationScheme scheme) {
        int n = scheme.nodes;
        double[] depth = start(put, scheme);
        double[] squares = new double[n];
        double[] between = new double[n * scheme.points];
        boolean smoothPasting = put.pull() < SMOOTH_PASTING_BELOW;
        int steps = smoothPasting ? scheme.steps : VALUE_MATCHING_STEPS * scheme.steps;
        square(depth, squares);
        for (int step = 0; step < steps; step++) {
            scheme.depths(scheme.boundaryMatrix, squares, between);
            double change = 0.0;
            for (int i = 0; i < n; i++) {
                double next = put.logTop() - put.within(
                        smoothPasting
                                ? bySmoothPasting(put, scheme, i, depth[i], between)
                                : byValueMatching(put, scheme, i, depth[i], between));
                change = Math.max(change, Math.abs(next - depth[i]));
                depth[i] = next;
            }
            square(depth, squares);
            if (change < SETTLED) {
                break;
            }
        }
        return squares;
    }

    private static void square(double[] depth, double[] squares) {
        for (int i = 0; i < depth.length; i++) {
            squares[i] = depth[i] * depth[i];
        }
    }

    private static double[] start(PutProblem put, CollocationScheme scheme) {
        double[] depth = new double[scheme.nodes];
        double log = put.logTop() - put.volatility() * Math.sqrt(put.years()) * scheme.rootTime[0];
        for (int i = 0; i < scheme.nodes; i++) {
            double tau = put.years() * scheme.rootTime[i] * scheme.rootTime[i];
            log = QdPlus.logBoundary(put, tau, log, START_TOLERANCE);
            depth[i] = put.logTop() - log;
        }
        return depth;
    }

    /** Returns {@code ln} of the right side of form A at node {@code i}. */
    private static double bySmoothPasting(PutProblem put, CollocationScheme scheme, int i, double depth,
            double[] between) {
        double rate = put.rate();
        double yield = put.yield();
        double sigma = put.volatility();
        double rootTau = Math.sqrt(put.years()) * scheme.rootTime[i];
        double tau = rootTau * rootTau;
        double deviation = sigma * rootTau;
        double drift = (rate - yield) * rootTau / sigma + 0.5 * deviation;
        CollocationScheme.Quadrature rule = scheme.boundaryRule;
        double cash = 0.0;
        double share = 0.0;
        for (int k = 0, at = i * scheme.points; k < scheme.points; k++, at++) {
            double s = rule.rootLeft[k];
            double local = deviation * s;
            double d1 = (between[at] - depth) / local + drift * s;
            double d2 = d1 - local;
            double u = tau * rule.elapsed[k];
            double bell = Math.exp(-0.5 * d1 * d1);
            double density = DENSITY_AT_ZERO * rule.weightOverLeft[k];
            cash += density * Math.exp(rate * u - 0.5 * d2 * d2);
            share += Math.exp(yield * u) * (rule.weight[k] * deviation * NormalTail.cdf(d1, bell) + density * bell);
        }
        double log = put.logTop() - depth;
        double d1 = log / deviation + drift;
        double d2 = d1 - deviation;
        double bell = Math.exp(-0.5 * d1 * d1);
        double horizon = tau / deviation;
        double above = DENSITY_AT_ZERO * Math.exp(-0.5 * d2 * d2) / deviation + rate * horizon * cash;
        double below = DENSITY_AT_ZERO * bell / deviation + NormalTail.cdf(d1, bell) + yield * horizon * share;
        return target(put, tau, log, above / below);
    }

    /** Returns {@code ln} of the right side of form B at node {@code i}. */
    private static double byValueMatching(
            PutProblem put, CollocationScheme scheme, int i, double depth, double[] between) {
        double rate = put.rate();
        double yield = put.yield();
        double sigma = put.volatility();
        double rootTau = Math.sqrt(put.years()) * scheme.rootTime[i];
        double tau = rootTau * rootTau;
        double deviation = sigma * rootTau;
        double drift = (rate - yield) * rootTau / sigma + 0.5 * deviation;
        CollocationScheme.Quadrature rule = scheme.boundaryRule;
        double cash = 0.0;
        double share = 0.0;
        for (int k = 0, at = i * scheme.points; k < scheme.points; k++, at++) {
            double s = rule.rootLeft[k];
            double local = deviation * s;
            double d1 = (between[at] - depth) / local + drift * s;
            double d2 = d1 - local;
            double u = tau * rule.elapsed[k];
            cash += rule.weight[k] * Math.exp(rate * u) * NormalTail.cdf(d2, Math.exp(-0.5 * d2 * d2));
            share += rule.weight[k] * Math.exp(yield * u) * NormalTail.cdf(d1, Math.exp(-0.5 * d1 * d1));
        }
        double log = put.logTop() - depth;
        double d1 = log / deviation + drift;
        double d2 = d1 - deviation;
        double above = NormalTail.cdf(d2, Math.exp(-0.5 * d2 * d2)) + rate * tau * cash;
        double below = NormalTail.cdf(d1, Math.exp(-0.5 * d1 * d1)) + yield * tau * share;
        return target(put, tau, log, above / below);
    }

    /** The old value stays where both sides of the quotient underflow. */
    private static double target(PutProblem put, double tau, double old, double quotient) {
        double target = Math.log(quotient) - (put.rate() - put.yield()) * tau;
        return Double.isNaN(target) ? old : target;
    }
}
