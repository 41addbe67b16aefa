package dollarbill.math;

/** Percentiles of a sample that is sorted. */
public final class SortedSample {
    private SortedSample() {}

    /**
     * Returns a percentile, linear between the values around it.
     *
     * <p>Source: R. Hyndman, Y. Fan, "Sample quantiles in statistical packages", The American Statistician 50 (1996), definition 7.
     *
     * @param sorted  at least one value, ascending
     * @param share  0 to 1
     */
    public static double percentile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
