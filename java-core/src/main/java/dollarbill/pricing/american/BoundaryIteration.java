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
    private static final double START_TOLERANCE = 5e-3;
    /** Form A diverges where the drift dominates volatility; form B converges there, at about half the speed. */
    private static final double SMOOTH_PASTING_BELOW = 0.7;

    private static final int VALUE_MATCHING_STEPS = 2;

    private final PutProblem put;
    private final CollocationScheme scheme;
    /** {@code ln(B(0)/B(tau_i))} at the nodes. */
    private final double[] depth;
    /** The same at the quadrature points of all nodes. */
    private final double[] depthBetween;
    /** {@code e^(ru)} at those points. */
    private final double[] growth;
    /** {@code e^(qu)} at those points. */
    private final double[] carry;

    private BoundaryIteration(PutProblem put, CollocationScheme scheme) {
        this.put = put;
        this.scheme = scheme;
        int points = scheme.elapsed.length;
        depth = new double[scheme.nodes];
        depthBetween = new double[points];
        growth = new double[points];
        carry = new double[points];
        for (int at = 0; at < points; at++) {
            double elapsed = put.years() * scheme.elapsed[at];
            growth[at] = Exponential.exp(put.rate() * elapsed);
            carry[at] = Exponential.exp(put.yield() * elapsed);
        }
    }

    /** Returns the squared depths {@code ln^2(B(0)/B(tau_i))} at the nodes. */
    static double[] squaredDepths(PutProblem put, CollocationScheme scheme) {
        BoundaryIteration iteration = new BoundaryIteration(put, scheme);
        iteration.start();
        return iteration.settle();
    }

    private void start() {
        for (int i = 0; i < depth.length; i++) {
            double rootTau = Math.sqrt(put.years()) * scheme.rootTime[i];
            double guess = i == 0 ? put.volatility() * rootTau : depth[i - 1] * scheme.stretch[i];
            double log = QdPlus.logBoundary(put, rootTau * rootTau, put.logTop() - guess, START_TOLERANCE);
            depth[i] = put.logTop() - log;
        }
    }

    private double[] settle() {
        boolean smoothPasting = put.pull() < SMOOTH_PASTING_BELOW;
        int steps = smoothPasting ? scheme.steps : VALUE_MATCHING_STEPS * scheme.steps;
        double[] squares = new double[depth.length];
        square(squares);
        for (int step = 0; step < steps; step++) {
            scheme.depths(scheme.boundaryMatrix, squares, depthBetween);
            double change = 0.0;
            for (int i = 0; i < depth.length; i++) {
                double log = smoothPasting ? bySmoothPasting(i) : byValueMatching(i);
                double next = put.logTop() - put.within(log);
                change = Math.max(change, Math.abs(next - depth[i]));
                depth[i] = next;
            }
            square(squares);
            if (change < SETTLED) {
                break;
            }
        }
        return squares;
    }

    private void square(double[] squares) {
        for (int i = 0; i < depth.length; i++) {
            squares[i] = depth[i] * depth[i];
        }
    }

    /** Returns {@code ln} of the right side of form A at a node. */
    private double bySmoothPasting(int node) {
        CollocationScheme.Quadrature rule = scheme.boundaryRule;
        double rootTau = Math.sqrt(put.years()) * scheme.rootTime[node];
        double deviation = put.volatility() * rootTau;
        double perDeviation = 1.0 / deviation;
        double drift = (put.rate() - put.yield()) * rootTau / put.volatility() + 0.5 * deviation;
        double here = depth[node];
        double cash = 0.0;
        double share = 0.0;
        for (int k = 0, at = node * scheme.points; k < scheme.points; k++, at++) {
            double s = rule.rootLeft[k];
            double d1 = (depthBetween[at] - here) * perDeviation * rule.perLeft[k] + drift * s;
            double d2 = d1 - deviation * s;
            double bell = Exponential.exp(-0.5 * d1 * d1);
            double density = DENSITY_AT_ZERO * rule.weightOverLeft[k];
            cash += density * growth[at] * Exponential.exp(-0.5 * d2 * d2);
            share += carry[at] * (rule.weight[k] * deviation * NormalTail.cdf(d1, bell) + density * bell);
        }
        double d1 = (put.logTop() - here) * perDeviation + drift;
        double d2 = d1 - deviation;
        double bell = Exponential.exp(-0.5 * d1 * d1);
        double tau = rootTau * rootTau;
        double horizon = tau * perDeviation;
        double above = DENSITY_AT_ZERO * Exponential.exp(-0.5 * d2 * d2) * perDeviation + put.rate() * horizon * cash;
        double below = DENSITY_AT_ZERO * bell * perDeviation + NormalTail.cdf(d1, bell) + put.yield() * horizon * share;
        return target(node, tau, above / below);
    }

    /** Returns {@code ln} of the right side of form B at a node. */
    private double byValueMatching(int node) {
        CollocationScheme.Quadrature rule = scheme.boundaryRule;
        double rootTau = Math.sqrt(put.years()) * scheme.rootTime[node];
        double deviation = put.volatility() * rootTau;
        double perDeviation = 1.0 / deviation;
        double drift = (put.rate() - put.yield()) * rootTau / put.volatility() + 0.5 * deviation;
        double here = depth[node];
        double cash = 0.0;
        double share = 0.0;
        for (int k = 0, at = node * scheme.points; k < scheme.points; k++, at++) {
            double s = rule.rootLeft[k];
            double d1 = (depthBetween[at] - here) * perDeviation * rule.perLeft[k] + drift * s;
            double d2 = d1 - deviation * s;
            cash += rule.weight[k] * growth[at] * NormalTail.cdf(d2);
            share += rule.weight[k] * carry[at] * NormalTail.cdf(d1);
        }
        double d1 = (put.logTop() - here) * perDeviation + drift;
        double d2 = d1 - deviation;
        double tau = rootTau * rootTau;
        double above = NormalTail.cdf(d2) + put.rate() * tau * cash;
        double below = NormalTail.cdf(d1) + put.yield() * tau * share;
        return target(node, tau, above / below);
    }

    /** The old value stays where both sides of the quotient underflow. */
    private double target(int node, double tau, double quotient) {
        double target = Math.log(quotient) - (put.rate() - put.yield()) * tau;
        return Double.isNaN(target) ? put.logTop() - depth[node] : target;
    }
}
