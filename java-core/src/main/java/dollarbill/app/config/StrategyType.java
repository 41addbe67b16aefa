package dollarbill.app.config;

import java.util.Map;

/** What a strategy does, with the numbers it takes. */
public enum StrategyType {
    /** Trades implied volatility back to realised volatility. */
    VOL_MEAN_REVERSION("VolMeanReversion"),
    /** Follows the trend of the underlying. */
    MOMENTUM("Momentum"),
    /** Follows a price that leaves its range. */
    MOMENTUM_BREAKOUT("MomentumBreakout"),
    /** Trades the spread of related prices back to its mean. */
    STATISTICAL_ARBITRAGE("StatisticalArbitrage"),
    /** Sells volatility on both sides with bought wings. */
    IRON_CONDOR("IronCondor"),
    /** Sells covered calls and cash-secured puts. */
    INCOME("Income");

    private static final Interval DAYS_BACK = new Interval(2, 2520);
    private static final Interval DAYS_AHEAD = new Interval(1, 730);
    private static final Interval SCORE = new Interval(0, 10);
    private static final Interval DELTA = new Interval(0.001, 0.5);

    private final String json;

    StrategyType(String json) {
        this.json = json;
    }

    /** Returns the parameters of the type by name, each with its domain. */
    public Map<String, Interval> parameters() {
        return switch (this) {
            case VOL_MEAN_REVERSION, STATISTICAL_ARBITRAGE ->
                Map.of("lookback_days", DAYS_BACK, "entry_z", SCORE, "exit_z", SCORE);
            case MOMENTUM -> Map.of("lookback_days", DAYS_BACK, "threshold", SCORE);
            case MOMENTUM_BREAKOUT -> Map.of("lookback_days", DAYS_BACK, "breakout_z", SCORE);
            case IRON_CONDOR -> Map.of("short_delta", DELTA, "wing_delta", DELTA, "days_to_expiry", DAYS_AHEAD);
            case INCOME -> Map.of("short_delta", DELTA, "days_to_expiry", DAYS_AHEAD);
        };
    }

    /** Returns the name in configuration files. */
    @Override
    public String toString() {
        return json;
    }

    /**
     * A closed interval.
     *
     * @param min  lower end
     * @param max  upper end
     */
    public record Interval(double min, double max) {
        void check(String name, double value) {
            if (!(value >= min && value <= max)) {
                throw new IllegalArgumentException(
                        "parameter " + name + " = " + value + " must be in [" + min + ", " + max + "]");
            }
        }
    }
}
