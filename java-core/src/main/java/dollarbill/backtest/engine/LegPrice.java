package dollarbill.backtest.engine;

import java.util.OptionalLong;

/**
 * What one leg of a unit trades at.
 *
 * @param instrument  what
 * @param multiplier  shares a contract
 * @param quantity  shares or contracts in a unit, signed
 * @param mid  dollars a share
 * @param halfSpread  dollars a share
 * @param share  of the half spread given away, from 0 to 1
 * @param worthless  whether it is sold though nobody bids, at zero
 * @param volume  traded today, where known
 * @param most  most contracts or shares of one order
 */
record LegPrice(
        Instrument instrument,
        int multiplier,
        long quantity,
        double mid,
        double halfSpread,
        double share,
        boolean worthless,
        OptionalLong volume,
        long most) {
    /** Returns most units of this leg. */
    long mostUnits() {
        return most / Math.abs(quantity);
    }

    /** Returns the price by the fill rule. */
    double rulePrice() {
        return worthless ? 0.0 : Math.max(mid + Long.signum(quantity) * share * halfSpread, 0.0);
    }

    /** Returns the price after slippage, never below zero. */
    double price(long units, Slippage slippage) {
        if (worthless) {
            return 0.0;
        }
        double rule = rulePrice();
        double loss = slippage.loss(rule, halfSpread, Math.abs(quantity) * units, volume);
        return Math.max(rule + Long.signum(quantity) * loss, 0.0);
    }
}
