package dollarbill.pricing.american;

import java.util.Arrays;

/**
 * One implicit step on a spot grid: {@code min((1 - w L) V - b, V - payoff) = 0}, by policy iteration.
 *
 * <p>Nodes are split into those exercised and those held; each split is a tridiagonal system, and each solution names a
 * better split. The sequence rises and ends after finitely many splits, however many boundaries there are.
 *
 * <p>Source: C. Reisinger, J. H. Witte, "On the use of policy iteration as an easy way of pricing American options", SIAM
 * Journal on Financial Mathematics 3 (2012).
 */
final class ConstrainedStep {
    private static final int MAX_SPLITS = 60;

    private final SpotGrid grid;
    private final double[] payoff;
    private final boolean constrained;
    private final boolean[] exercised;
    private final double[] eliminated;
    private final double[] reduced;

    /**
     * Prepares steps on a grid.
     *
     * @param payoff  at the nodes
     * @param constrained  whether exercise is allowed before expiry
     */
    ConstrainedStep(SpotGrid grid, double[] payoff, boolean constrained) {
        this.grid = grid;
        this.payoff = payoff;
        this.constrained = constrained;
        this.exercised = new boolean[payoff.length];
        this.eliminated = new double[payoff.length];
        this.reduced = new double[payoff.length];
    }

    /** Writes the solution for right side {@code b}, which stays as it is. */
    void solve(double weight, double[] b, double[] solution) {
        if (!constrained) {
            Arrays.fill(exercised, false);
        }
        for (int split = 0; split < MAX_SPLITS; split++) {
            eliminate(weight, b, solution);
            if (!constrained || !improve(weight, b, solution)) {
                return;
            }
        }
    }

    private void eliminate(double weight, double[] b, double[] solution) {
        int last = b.length - 1;
        for (int i = 0; i <= last; i++) {
            if (exercised[i]) {
                eliminated[i] = 0.0;
                reduced[i] = payoff[i];
                continue;
            }
            double lower = i == 0 ? 0.0 : -weight * grid.below(i);
            double pivot = 1.0 + weight * grid.decay(i);
            double right = b[i];
            if (i > 0) {
                pivot -= lower * eliminated[i - 1];
                right -= lower * reduced[i - 1];
            }
            eliminated[i] = i == last ? 0.0 : -weight * grid.above(i) / pivot;
            reduced[i] = right / pivot;
        }
        solution[last] = reduced[last];
        for (int i = last - 1; i >= 0; i--) {
            solution[i] = reduced[i] - eliminated[i] * solution[i + 1];
        }
    }

    private boolean improve(double weight, double[] b, double[] solution) {
        boolean changed = false;
        int last = b.length - 1;
        for (int i = 0; i <= last; i++) {
            double held = (1.0 + weight * grid.decay(i)) * solution[i] - b[i];
            if (i > 0) {
                held -= weight * grid.below(i) * solution[i - 1];
            }
            if (i < last) {
                held -= weight * grid.above(i) * solution[i + 1];
            }
            double slack = solution[i] - payoff[i];
            boolean better = exercised[i] ? held >= 0.0 : slack < 0.0;
            changed |= better != exercised[i];
            exercised[i] = better;
        }
        return changed;
    }
}
