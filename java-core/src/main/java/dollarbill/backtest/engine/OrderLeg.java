package dollarbill.backtest.engine;

import dollarbill.market.OptionContract;
import dollarbill.market.Symbol;

/**
 * One instrument of an order.
 *
 * @param quantity  shares or contracts in one unit of the order: positive bought, negative sold, not zero
 * @param instrument  what
 */
public record OrderLeg(long quantity, Instrument instrument) {
    public OrderLeg {
        if (quantity == 0) {
            throw new IllegalArgumentException("quantity 0 of " + instrument.code() + " must not be zero");
        }
    }

    /** Returns a leg of shares. */
    public static OrderLeg shares(long quantity, Symbol symbol) {
        return new OrderLeg(quantity, new Instrument.Shares(symbol));
    }

    /** Returns a leg of contracts. */
    public static OrderLeg option(long quantity, OptionContract contract) {
        return new OrderLeg(quantity, new Instrument.Option(contract));
    }
}
