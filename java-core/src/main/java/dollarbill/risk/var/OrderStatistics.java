package dollarbill.risk.var;

import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Distribution-free interval of a quantile from order statistics.
 *
 * <p>Of n independent outcomes the number K beyond the quantile is binomial with {@code p = 1 - level}. The loss of rank j (the j-th
 * worst) lies beyond the quantile when {@code K >= j}, so {@code [L(j2), L(j1)]} holds the quantile with probability
 * {@code P(j1 <= K < j2)}; both tails are kept at or below 2.5 %. Where {@code P(K = 0)} is above 2.5 % no outcome bounds the quantile
 * from above.
 *
 * <p>Source: H. A. David and H. N. Nagaraja, "Order Statistics" (2003), section 7.1; K. Dowd, "Measuring Market Risk" (2005),
 * section 3.5.
 */
final class OrderStatistics {
    private static final double TAIL = 0.025;

    private OrderStatistics() {}

    /** Returns the interval of value at risk from profits and losses in rising order. */
    static Interval valueAtRisk(double[] rising, double level, Interval.Basis basis) {
        int n = rising.length;
        BinomialDistribution beyond = BinomialDistribution.of(n, 1.0 - level);
        int upper = 0;
        while (upper < n && beyond.cumulativeProbability(upper) <= TAIL) {
            upper++;
        }
        int lower = upper + 1;
        while (lower < n && beyond.cumulativeProbability(lower - 1) < 1.0 - TAIL) {
            lower++;
        }
        return new Interval(
                -rising[Math.min(lower, n) - 1],
                upper == 0 ? OptionalDouble.empty() : OptionalDouble.of(-rising[upper - 1]),
                basis);
    }
}
