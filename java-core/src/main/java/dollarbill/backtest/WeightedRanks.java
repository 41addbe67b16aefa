package dollarbill.backtest;

import java.util.Comparator;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Area under the ROC curve of scores, for any weights of the rows; sorts once.
 *
 * <p>The probability that a yes stands above a no, ties counting one half (J. A. Hanley and B. J. McNeil, The meaning and use of the
 * area under a ROC curve, 1982).
 */
public final class WeightedRanks {
    private final int[] order;
    private final boolean[] tied;
    private final boolean[] yes;

    /**
     * Sorts scores.
     *
     * @param yes  whether a row is a yes
     */
    public WeightedRanks(double[] scores, boolean[] yes) {
        if (scores.length != yes.length) {
            throw new IllegalArgumentException(scores.length + " scores for " + yes.length + " rows");
        }
        order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> scores[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        tied = new boolean[order.length];
        for (int i = 1; i < order.length; i++) {
            tied[i] = scores[order[i]] == scores[order[i - 1]];
        }
        this.yes = yes.clone();
    }

    private WeightedRanks(int[] order, boolean[] tied, boolean[] yes) {
        this.order = order;
        this.tied = tied;
        this.yes = yes;
    }

    /** Returns the same scores with other outcomes. */
    public WeightedRanks withOutcomes(boolean[] others) {
        if (others.length != order.length) {
            throw new IllegalArgumentException(others.length + " outcomes for " + order.length + " scores");
        }
        return new WeightedRanks(order, tied, others.clone());
    }

    /** Returns the area; absent where all weight is on one side. */
    public OptionalDouble area(double[] weights) {
        double below = 0.0;
        double pairs = 0.0;
        double allYes = 0.0;
        int from = 0;
        while (from < order.length) {
            double no = 0.0;
            double sure = 0.0;
            int to = from;
            do {
                double w = weights[order[to]];
                if (yes[order[to]]) {
                    sure += w;
                } else {
                    no += w;
                }
                to++;
            } while (to < order.length && tied[to]);
            pairs += sure * (below + 0.5 * no);
            below += no;
            allYes += sure;
            from = to;
        }
        return below > 0.0 && allYes > 0.0 ? OptionalDouble.of(pairs / (below * allYes)) : OptionalDouble.empty();
    }
}
