package dollarbill.structure;

import dollarbill.market.OptionContract;
import dollarbill.market.OptionQuote;
import dollarbill.market.Symbol;

/**
 * One option of a structure.
 *
 * @param quantity  contracts for each unit of the structure: bought above zero, sold below
 * @param contract  the option
 * @param price  paid or received per share, not negative
 */
public record OptionLeg(int quantity, OptionContract contract, double price) implements Leg {
    public OptionLeg {
        if (quantity == 0) {
            throw new IllegalArgumentException("quantity of " + contract.code() + " must not be 0");
        }
        if (!(price >= 0.0) || Double.isInfinite(price)) {
            throw new IllegalArgumentException(
                    "price " + price + " of " + contract.code() + " must be finite and not negative");
        }
    }

    /** Returns a leg at the price it trades at without waiting: the ask where bought, the bid where sold. */
    public static OptionLeg atQuote(int quantity, OptionQuote quote) {
        return new OptionLeg(quantity, quote.contract(), quantity > 0 ? quote.ask() : quote.bid());
    }

    @Override
    public Symbol underlying() {
        return contract.underlying();
    }

    @Override
    public double units() {
        return quantity;
    }

    @Override
    public double payoff(double spot) {
        return quantity * contract.type().payoff(spot, contract.strike());
    }

    @Override
    public OptionLeg at(double otherPrice) {
        return new OptionLeg(quantity, contract, otherPrice);
    }
}
