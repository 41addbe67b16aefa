package dollarbill.app.config;

import dollarbill.strategy.SelectorRules;
import dollarbill.strategy.TradeParameters;

/**
 * Bounds of the strategy selector and what a recommended position looks like.
 *
 * @param confidence  confidences and the sizes they allow
 * @param trade  how a strategy is traded
 * @param legs  deltas of the legs beside the one a strategy is named for
 */
public record SelectorConfig(Confidence confidence, Trade trade, Legs legs) {
    /**
     * Confidences and the sizes they allow.
     *
     * @param minDirection  least confidence in the direction; below it the direction counts as unknown
     * @param minIv  least confidence in the regime of implied volatility
     * @param minOverall  least overall confidence
     * @param directionWeight  weight of the direction in the overall confidence; the regime has the rest
     * @param halfSize  overall confidence from which half a position is taken
     * @param fullSize  overall confidence from which a full position is taken
     */
    public record Confidence(
            @Range(min = 0, max = 1) double minDirection,
            @Range(min = 0, max = 1) double minIv,
            @Range(min = 0, max = 1) double minOverall,
            @Range(min = 0, max = 1) double directionWeight,
            @Range(min = 0, max = 1) double halfSize,
            @Range(min = 0, max = 1) double fullSize) {}

    /**
     * How a strategy is traded.
     *
     * @param minExpiryDays  least days to expiry
     * @param maxExpiryDays  most days to expiry
     * @param minDelta  least absolute delta of the leg a strategy is named for
     * @param maxDelta  largest absolute delta of that leg
     * @param maxLoss  largest loss of a full position, share of the portfolio
     * @param profitTarget  share of the maximum profit, of the premium for a bought option, at which a position is closed
     * @param stopMove  adverse move of the underlying at which it is closed, share of its price
     */
    public record Trade(
            @Range(min = 1, max = 3650) int minExpiryDays,
            @Range(min = 1, max = 3650) int maxExpiryDays,
            @Range(min = 0, max = 1, above = true, below = true) double minDelta,
            @Range(min = 0, max = 1, above = true, below = true) double maxDelta,
            @Range(min = 0, max = 1, above = true) double maxLoss,
            @Range(min = 0, max = 10, above = true) double profitTarget,
            @Range(min = 0, max = 1, above = true, below = true) double stopMove) {}

    /**
     * Deltas of the legs beside the one a strategy is named for.
     *
     * @param spread  absolute delta of the second leg of a vertical spread
     * @param condorShort  absolute delta of the sold legs of an iron condor
     * @param condorLong  absolute delta of its bought legs
     * @param slack  how far the delta of a listed strike may lie from the one asked for
     */
    public record Legs(
            @Range(min = 0, max = 1, above = true, below = true) double spread,
            @Range(min = 0, max = 0.5, above = true, below = true) double condorShort,
            @Range(min = 0, max = 0.5, above = true, below = true) double condorLong,
            @Range(min = 0, max = 0.5, above = true, below = true) double slack) {}

    public SelectorConfig {
        var _ = rules(confidence, trade, legs);
    }

    /** Returns the rules of the selector. */
    public SelectorRules rules() {
        return rules(confidence, trade, legs);
    }

    private static SelectorRules rules(Confidence c, Trade t, Legs l) {
        return new SelectorRules(
                new SelectorRules.Bounds(
                        c.minDirection(), c.minIv(), c.minOverall(), c.directionWeight(), c.halfSize(), c.fullSize()),
                new TradeParameters(t.minExpiryDays(), t.maxExpiryDays(), t.minDelta(), t.maxDelta(), t.maxLoss(),
                        t.profitTarget(), t.stopMove()),
                new SelectorRules.LegDeltas(l.spread(), l.condorShort(), l.condorLong(), l.slack()));
    }
}
