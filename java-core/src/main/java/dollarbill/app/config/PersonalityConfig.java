package dollarbill.app.config;

import java.util.List;

/**
 * How stocks are classified by their behaviour, from {@code personality_config.json}.
 *
 * @param analysis  windows
 * @param classification  thresholds between classes
 * @param strategyMatching  weights of the match between stock and strategy
 */
public record PersonalityConfig(Analysis analysis, Classification classification, StrategyMatching strategyMatching) {
    /**
     * Windows of the analysis.
     *
     * @param lookbackPeriods  lengths of history looked at, trading days, increasing
     * @param volatilityWindows  lengths of rolling volatility, trading days, increasing
     * @param minDataPoints  fewest bars for an answer
     */
    public record Analysis(
            @Range(min = 2, max = 2520) List<Integer> lookbackPeriods,
            @Range(min = 2, max = 2520) List<Integer> volatilityWindows,
            @Range(min = 2, max = 2520) int minDataPoints) {
        public Analysis {
            lookbackPeriods = increasing("lookback_periods", lookbackPeriods);
            volatilityWindows = increasing("volatility_windows", volatilityWindows);
        }

        private static List<Integer> increasing(String key, List<Integer> days) {
            if (days.isEmpty()) {
                throw new IllegalArgumentException(key + " must have at least one length");
            }
            for (int i = 1; i < days.size(); i++) {
                if (days.get(i) <= days.get(i - 1)) {
                    throw new IllegalArgumentException(key + " must increase, not " + days);
                }
            }
            return List.copyOf(days);
        }
    }

    /**
     * Thresholds between classes.
     *
     * @param volatilityThresholds  annualised volatility
     * @param trendThresholds  trend strength in [0, 1]
     */
    public record Classification(VolatilityThresholds volatilityThresholds, TrendThresholds trendThresholds) {}

    /**
     * Annualised volatility up to which a stock counts as calm, ordinary and lively; low &lt; medium &lt; high.
     *
     * @param low  end of low
     * @param medium  end of medium
     * @param high  start of high
     */
    public record VolatilityThresholds(
            @Range(min = 0, max = 10, above = true) double low,
            @Range(min = 0, max = 10, above = true) double medium,
            @Range(min = 0, max = 10, above = true) double high) {
        public VolatilityThresholds {
            if (!(low < medium && medium < high)) {
                throw new IllegalArgumentException(
                        "low < medium < high is needed, not " + low + ", " + medium + ", " + high);
            }
        }
    }

    /**
     * Trend strength from which a trend counts; weak &lt; moderate &lt; strong.
     *
     * @param weak  weak trend
     * @param moderate  moderate trend
     * @param strong  strong trend
     */
    public record TrendThresholds(
            @Range(min = 0, max = 1) double weak,
            @Range(min = 0, max = 1) double moderate,
            @Range(min = 0, max = 1) double strong) {
        public TrendThresholds {
            if (!(weak < moderate && moderate < strong)) {
                throw new IllegalArgumentException(
                        "weak < moderate < strong is needed, not " + weak + ", " + moderate + ", " + strong);
            }
        }
    }

    /**
     * Weights of the match; they sum to 1.
     *
     * @param performanceWeight  weight of measured results
     * @param personalityWeight  weight of the fit of behaviour
     */
    public record StrategyMatching(
            @Range(min = 0, max = 1) double performanceWeight, @Range(min = 0, max = 1) double personalityWeight) {
        public StrategyMatching {
            if (Math.abs(performanceWeight + personalityWeight - 1.0) > 1e-9) {
                throw new IllegalArgumentException("performance_weight + personality_weight must be 1, not "
                        + (performanceWeight + personalityWeight));
            }
        }
    }
}
