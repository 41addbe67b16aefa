package dollarbill.backtest.daily;

/**
 * Implied volatility of a symbol up to a day, as an autoregression reads it; NaN where it is not known.
 *
 * @param day  log of the day's implied volatility in percent
 * @param week  mean of the logs of the latest 5 days
 * @param month  mean of the logs of the latest 22 days
 * @param lowest  least implied volatility of the 247 days that will be in the window of a year five days later
 * @param highest  greatest of those
 * @param later  log of the implied volatility five days later, known only afterwards
 */
public record VolatilityPath(
        double day, double week, double month, double lowest, double highest, double later) {
    /** A path of which nothing is known. */
    public static final VolatilityPath UNKNOWN = new VolatilityPath(
            Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    private static final int WEEK = 5;
    private static final int MONTH = 22;
    private static final int YEAR = 252;

    /**
     * Returns the path of a day of a series.
     *
     * @param percent  implied volatility by day, NaN where there is none
     * @param at  index of the day
     */
    static VolatilityPath of(double[] percent, int at) {
        int window = YEAR - DailyTarget.HORIZON;
        if (at + 1 < window) {
            return UNKNOWN;
        }
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = at + 1 - window; i <= at; i++) {
            if (percent[i] > 0.0) {
                lowest = Math.min(lowest, percent[i]);
                highest = Math.max(highest, percent[i]);
            }
        }
        int after = at + DailyTarget.HORIZON;
        double later = after < percent.length ? Math.log(percent[after]) : Double.NaN;
        return new VolatilityPath(
                Math.log(percent[at]), meanLog(percent, at, WEEK), meanLog(percent, at, MONTH), lowest, highest, later);
    }

    /** Returns whether all but the later value is known. */
    public boolean known() {
        return !Double.isNaN(day + week + month) && lowest < highest;
    }

    private static double meanLog(double[] percent, int at, int days) {
        double sum = 0.0;
        for (int i = at + 1 - days; i <= at; i++) {
            sum += Math.log(percent[i]);
        }
        return sum / days;
    }
}
