package dollarbill.performance;

/** How often capital changes hands. */
public final class Turnover {
    private Turnover() {}

    /**
     * Returns the turnover of a year: half of all that was bought and sold over the mean equity, over the years. A position opened and closed
     * once a year with all capital is a turnover of 1.
     *
     * @param traded  value bought plus value sold, not negative
     * @param meanEquity  positive
     * @param years  positive
     * @throws IllegalArgumentException  if an argument is outside its domain
     */
    public static double annual(double traded, double meanEquity, double years) {
        if (!(traded >= 0.0 && meanEquity > 0.0 && years > 0.0)) {
            throw new IllegalArgumentException("traded " + traded + " must not be negative, meanEquity " + meanEquity
                    + " and years " + years + " must be positive");
        }
        return 0.5 * traded / meanEquity / years;
    }

    /**
     * Returns the value that rebalancing between two sets of weights trades, {@code sum |w' - w|}, as a share of equity.
     *
     * @param before  weights of assets
     * @param after  weights of the same assets
     * @throws IllegalArgumentException  if the lengths differ
     */
    public static double traded(double[] before, double[] after) {
        if (before.length != after.length) {
            throw new IllegalArgumentException(
                    "weights before and after must be as many, got " + before.length + " and " + after.length);
        }
        double sum = 0.0;
        for (int i = 0; i < before.length; i++) {
            sum += Math.abs(after[i] - before[i]);
        }
        return sum;
    }
}
