package dollarbill.structure;

import dollarbill.market.Symbol;

/** One position of a structure: options or shares of its underlying. */
public sealed interface Leg permits OptionLeg, ShareLeg {
    /** Shares that one contract stands for. */
    int CONTRACT_SHARES = 100;

    /** Returns what it is written on or made of. */
    Symbol underlying();

    /** Returns how many contracts' worth it is: bought above zero, sold below. */
    double units();

    /** Returns what was paid or received per share, not negative. */
    double price();

    /** Returns the worth at expiry per share of one unit. */
    double payoff(double spot);

    /** Returns the same position at another price. */
    Leg at(double otherPrice);

    /** Returns what the leg costs per share of one unit; negative where it brings money in. */
    default double debit() {
        return units() * price();
    }
}
