package dollarbill.strategy;

/**
 * Bounds of the strategy selector.
 *
 * @param bounds  confidences and sizes
 * @param trade  how a strategy is traded
 * @param legs  deltas of the other legs
 */
public record SelectorRules(Bounds bounds, TradeParameters trade, LegDeltas legs) {
    /**
     * Confidences and sizes.
     *
     * @param minDirection  least confidence in the direction, 0 to 1; below it the direction counts as unknown
     * @param minRegime  least confidence in the regime, 0 to 1
     * @param minOverall  least overall confidence, 0 to 1
     * @param directionWeight  weight of the direction in the overall confidence, 0 to 1; the regime has the rest
     * @param half  overall confidence from which half a position is taken, at least minOverall
     * @param full  overall confidence from which a full position is taken, at least half
     */
    public record Bounds(
            double minDirection,
            double minRegime,
            double minOverall,
            double directionWeight,
            double half,
            double full) {
        public Bounds {
            requireShare("minDirection", minDirection);
            requireShare("minRegime", minRegime);
            requireShare("minOverall", minOverall);
            requireShare("directionWeight", directionWeight);
            require(half >= minOverall && half <= 1.0, "half", half, "from minOverall " + minOverall + " to 1");
            require(full >= half && full <= 1.0, "full", full, "from half " + half + " to 1");
        }
    }

    /**
     * Deltas of the legs beside the one a strategy is named for.
     *
     * @param spread  absolute delta of the second leg of a vertical spread, between 0 and 1
     * @param condorShort  absolute delta of the sold legs of an iron condor, between 0 and 0.5
     * @param condorLong  absolute delta of its bought legs, between 0 and condorShort
     * @param slack  how far the delta of a listed strike may lie from the one asked for, between 0 and 0.5
     */
    public record LegDeltas(double spread, double condorShort, double condorLong, double slack) {
        public LegDeltas {
            require(spread > 0.0 && spread < 1.0, "spread", spread, "between 0 and 1");
            require(condorShort > 0.0 && condorShort < 0.5, "condorShort", condorShort, "between 0 and 0.5");
            require(condorLong > 0.0 && condorLong < condorShort, "condorLong", condorLong,
                    "between 0 and condorShort " + condorShort);
            require(slack > 0.0 && slack < 0.5, "slack", slack, "between 0 and 0.5");
        }
    }

    public SelectorRules {
        require(legs.spread() < trade.minDelta(), "spread", legs.spread(), "below minDelta " + trade.minDelta());
    }

    /** Returns the rules without configuration. */
    public static SelectorRules defaults() {
        return new SelectorRules(
                new Bounds(0.52, 0.35, 0.45, 0.6, 0.55, 0.70),
                new TradeParameters(14, 28, 0.40, 0.50, 0.02, 0.50, 0.02),
                new LegDeltas(0.25, 0.16, 0.05, 0.10));
    }

    private static void requireShare(String name, double value) {
        require(value >= 0.0 && value <= 1.0, name, value, "from 0 to 1");
    }

    static void require(boolean holds, String name, double value, String domain) {
        if (!holds) {
            throw new IllegalArgumentException(name + " " + value + " must be " + domain);
        }
    }
}
