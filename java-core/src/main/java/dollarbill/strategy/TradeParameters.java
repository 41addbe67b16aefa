package dollarbill.strategy;

/**
 * How a recommended strategy is traded.
 *
 * @param minExpiryDays  least days to expiry, at least 1
 * @param maxExpiryDays  most days to expiry
 * @param minDelta  least absolute delta of the leg the strategy is named for, between 0 and 1
 * @param maxDelta  largest absolute delta of that leg
 * @param maxLoss  largest loss as a share of equity, above 0 to 1
 * @param profitTarget  share of the maximum profit at which it is closed, of the premium for a bought option; positive
 * @param stopMove  adverse move of the underlying at which it is closed, as a share of its price, between 0 and 1
 */
public record TradeParameters(
        int minExpiryDays,
        int maxExpiryDays,
        double minDelta,
        double maxDelta,
        double maxLoss,
        double profitTarget,
        double stopMove) {
    public TradeParameters {
        SelectorRules.require(minExpiryDays >= 1, "minExpiryDays", minExpiryDays, "at least 1");
        SelectorRules.require(maxExpiryDays >= minExpiryDays, "maxExpiryDays", maxExpiryDays,
                "at least minExpiryDays " + minExpiryDays);
        SelectorRules.require(minDelta > 0.0 && minDelta < 1.0, "minDelta", minDelta, "between 0 and 1");
        SelectorRules.require(maxDelta >= minDelta && maxDelta < 1.0, "maxDelta", maxDelta,
                "from minDelta " + minDelta + " to below 1");
        SelectorRules.require(maxLoss > 0.0 && maxLoss <= 1.0, "maxLoss", maxLoss, "above 0 to 1");
        SelectorRules.require(profitTarget > 0.0 && Double.isFinite(profitTarget), "profitTarget", profitTarget,
                "positive and finite");
        SelectorRules.require(stopMove > 0.0 && stopMove < 1.0, "stopMove", stopMove, "between 0 and 1");
    }

    /** Returns the middle of the allowed deltas. */
    public double targetDelta() {
        return 0.5 * (minDelta + maxDelta);
    }

    /** Returns the middle of the allowed days to expiry. */
    public double targetDays() {
        return 0.5 * (minExpiryDays + maxExpiryDays);
    }
}
