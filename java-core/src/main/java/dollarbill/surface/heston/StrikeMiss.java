package dollarbill.surface.heston;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How far Heston's vol is from one quote.
 *
 * @param strike  of the quote
 * @param halfSpreads  model less mid vol, in units of half the spread over vega; beyond ±1 the quote does not enclose the model
 */
public record StrikeMiss(double strike, double halfSpreads) {
    /** Returns the median of the distances; absent without quotes. */
    public static OptionalDouble median(List<StrikeMiss> misses) {
        if (misses.isEmpty()) {
            return OptionalDouble.empty();
        }
        double[] sizes = misses.stream().mapToDouble(miss -> Math.abs(miss.halfSpreads)).sorted().toArray();
        return OptionalDouble.of(middle(sizes));
    }

    /** Returns the median of sorted values. */
    static double middle(double[] sorted) {
        return 0.5 * (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]);
    }
}
