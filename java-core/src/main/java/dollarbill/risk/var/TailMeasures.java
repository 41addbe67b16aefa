package dollarbill.risk.var;

import java.util.Arrays;

/**
 * Value at risk and expected shortfall of equally likely profits and losses; losses count positive.
 *
 * <p>With the losses in falling order {@code L(1) >= L(2) >= …} and {@code m = (1 - level) n}, value at risk is
 * {@code L(floor(m) + 1)} and expected shortfall {@code (L(1) + … + L(floor m) + (m - floor m) L(floor(m) + 1)) / m}: the mean of
 * the worst share of outcomes, which is never below value at risk and never above the sum of the parts' shortfalls.
 *
 * <p>Source: C. Acerbi and D. Tasche, "On the coherence of expected shortfall", Journal of Banking &amp; Finance 26 (2002),
 * definition 2.6 and proposition 4.1.
 *
 * @param valueAtRisk  dollars
 * @param expectedShortfall  dollars
 */
public record TailMeasures(double valueAtRisk, double expectedShortfall) {
    /**
     * Returns both measures.
     *
     * @param pnl  at least one outcome, dollars
     * @param level  in (0, 1), such as 0.95
     */
    public static TailMeasures of(double[] pnl, double level) {
        double[] sorted = pnl.clone();
        Arrays.sort(sorted);
        return ofSorted(sorted, level);
    }

    /** Returns both measures of profits and losses in rising order. */
    static TailMeasures ofSorted(double[] rising, double level) {
        if (rising.length == 0) {
            throw new IllegalArgumentException("outcomes must not be empty");
        }
        requireLevel(level);
        double mass = tail(rising.length, level);
        int whole = (int) Math.floor(mass);
        double sum = 0.0;
        for (int i = 0; i < whole; i++) {
            sum -= rising[i];
        }
        double edge = -rising[Math.min(whole, rising.length - 1)];
        return new TailMeasures(edge, (sum + (mass - whole) * edge) / mass);
    }

    /** Returns {@code (1 - level) n} without the rounding of {@code 1 - 0.95}. */
    static double tail(int outcomes, double level) {
        double mass = (1.0 - level) * outcomes;
        double nearest = Math.rint(mass);
        return Math.abs(mass - nearest) < 1e-9 * outcomes ? Math.max(nearest, Double.MIN_NORMAL) : mass;
    }

    static void requireLevel(double level) {
        if (!(level > 0.0 && level < 1.0)) {
            throw new IllegalArgumentException("level " + level + " must be between 0 and 1");
        }
    }
}
