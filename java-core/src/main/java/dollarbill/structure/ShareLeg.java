package dollarbill.structure;

import dollarbill.market.Symbol;

/**
 * Shares of the underlying in a structure.
 *
 * @param shares  for each unit of the structure: bought above zero, sold below
 * @param underlying  what they are shares of
 * @param price  paid or received per share, not negative
 */
public record ShareLeg(int shares, Symbol underlying, double price) implements Leg {
    public ShareLeg {
        if (shares == 0) {
            throw new IllegalArgumentException("shares of " + underlying + " must not be 0");
        }
        if (!(price >= 0.0) || Double.isInfinite(price)) {
            throw new IllegalArgumentException(
                    "price " + price + " of " + underlying + " must be finite and not negative");
        }
    }

    @Override
    public double units() {
        return (double) shares / CONTRACT_SHARES;
    }

    @Override
    public double payoff(double spot) {
        return units() * spot;
    }

    @Override
    public ShareLeg at(double otherPrice) {
        return new ShareLeg(shares, underlying, otherPrice);
    }
}
