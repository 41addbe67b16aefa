package dollarbill.performance;

/**
 * A figure with a confidence interval.
 *
 * @param value  on the series itself
 * @param low  lower end
 * @param high  upper end
 * @param level  share of samples whose interval holds the true value, such as .9
 */
public record Interval(double value, double low, double high, double level) {
    /** Returns whether a value lies inside, ends included. */
    public boolean holds(double x) {
        return low <= x && x <= high;
    }
}
