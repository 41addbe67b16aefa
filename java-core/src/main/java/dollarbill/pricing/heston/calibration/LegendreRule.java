package dollarbill.pricing.heston.calibration;

import java.util.concurrent.ConcurrentHashMap;

/**
 * A Gauss-Legendre rule on (−1, 1): the nodes are the zeros of Pₙ, found by Newton's method from Tricomi's estimate.
 *
 * @param nodes  ascending
 * @param weights  2 / ((1 − x²) Pₙ'(x)²)
 */
@SuppressWarnings("ArrayRecordComponent") // numbers inside one computation, never compared
record LegendreRule(double[] nodes, double[] weights) {
    private static final ConcurrentHashMap<Integer, LegendreRule> KNOWN = new ConcurrentHashMap<>();
    private static final int NEWTON_STEPS = 20;

    /** Returns the rule of n points, an even number. */
    static LegendreRule of(int points) {
        return KNOWN.computeIfAbsent(points, LegendreRule::solve);
    }

    private static LegendreRule solve(int n) {
        double[] nodes = new double[n];
        double[] weights = new double[n];
        for (int i = 0; i < n / 2; i++) {
            double x = (1.0 - (n - 1.0) / (8.0 * n * n * n)) * Math.cos(Math.PI * (4.0 * i + 3.0) / (4.0 * n + 2.0));
            double slope = 0.0;
            for (int step = 0; step < NEWTON_STEPS; step++) {
                double before = 1.0;
                double value = x;
                for (int k = 2; k <= n; k++) {
                    double next = ((2.0 * k - 1.0) * x * value - (k - 1.0) * before) / k;
                    before = value;
                    value = next;
                }
                slope = n * (before - x * value) / (1.0 - x * x);
                double move = value / slope;
                x -= move;
                if (Math.abs(move) < 1e-16) {
                    break;
                }
            }
            nodes[i] = -x;
            nodes[n - 1 - i] = x;
            weights[i] = 2.0 / ((1.0 - x * x) * slope * slope);
            weights[n - 1 - i] = weights[i];
        }
        return new LegendreRule(nodes, weights);
    }
}
