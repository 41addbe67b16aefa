package dollarbill.sizing.growth;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Limits on the weights of several positions: each from zero to its own cap, all together up to a budget.
 *
 * <p>Weights are shares of wealth. A budget of one lends nothing and borrows nothing.
 */
public final class PositionCaps {
    private final double[] most;
    private final double budget;

    private PositionCaps(double[] most, double budget) {
        this.most = most;
        this.budget = budget;
    }

    /**
     * Returns limits.
     *
     * @param most  largest weight of each position, finite and not negative
     * @param budget  largest sum of all weights, finite and not negative
     * @throws IllegalArgumentException  if an argument is outside its domain
     */
    public static PositionCaps of(double[] most, double budget) {
        for (double cap : most) {
            require(cap, "cap");
        }
        require(budget, "budget");
        return new PositionCaps(most.clone(), budget);
    }

    /** Returns the same cap for a number of positions. */
    public static PositionCaps equal(int positions, double most, double budget) {
        double[] caps = new double[positions];
        Arrays.fill(caps, most);
        return of(caps, budget);
    }

    /** Returns the number of positions. */
    public int size() {
        return most.length;
    }

    /** Returns the largest weight of one position. */
    public double most(int position) {
        return most[position];
    }

    /** Returns the largest sum of all weights. */
    public double budget() {
        return budget;
    }

    /** Returns the largest value of a linear function of the weights: best positions first, each to its cap, until the budget ends. */
    double largest(double[] gradient) {
        double left = budget;
        double sum = 0.0;
        for (int i : IntStream.range(0, most.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -gradient[i]))
                .mapToInt(Integer::intValue)
                .toArray()) {
            if (gradient[i] <= 0.0 || left <= 0.0) {
                return sum;
            }
            double weight = Math.min(most[i], left);
            sum += gradient[i] * weight;
            left -= weight;
        }
        return sum;
    }

    /** Puts weights that miss the limits by rounding inside them. */
    double[] inside(double[] weights) {
        double[] kept = new double[weights.length];
        double sum = 0.0;
        for (int i = 0; i < kept.length; i++) {
            kept[i] = Math.min(Math.max(weights[i], 0.0), most[i]);
            sum += kept[i];
        }
        if (sum > budget) {
            for (int i = 0; i < kept.length; i++) {
                kept[i] *= budget / sum;
            }
        }
        return kept;
    }

    private static void require(double value, String name) {
        if (!(value >= 0.0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " " + value + " must be finite and not negative");
        }
    }
}
