package dollarbill.risk.book;

import dollarbill.market.OptionType;
import dollarbill.market.Symbol;
import java.time.LocalDate;

/** Something held in a book. */
public sealed interface Position {
    /** Returns the name of the position, unique in its book. */
    String id();

    /** Returns the underlying. */
    Symbol symbol();

    /** Returns contracts or shares: positive bought, negative sold. */
    double quantity();

    /** Returns the dollars a share paid or received when the position was opened, not negative. */
    double entryPrice();

    /** Returns shares that stand behind the quantity. */
    double shares();

    /** Returns the dollars paid for the position; negative where it was sold. */
    default double entryValue() {
        return shares() * entryPrice();
    }

    /**
     * Options of one contract.
     *
     * @param id  name of the position
     * @param symbol  underlying
     * @param type  call or put
     * @param strike  strike, positive
     * @param expiry  last trading day
     * @param quantity  contracts: positive bought, negative sold
     * @param multiplier  shares in a contract, at least 1
     * @param entryPrice  dollars a share paid or received, not negative
     */
    record Options(
            String id,
            Symbol symbol,
            OptionType type,
            double strike,
            LocalDate expiry,
            double quantity,
            int multiplier,
            double entryPrice)
            implements
                Position {
        public Options {
            finite(id, "quantity", quantity);
            require(strike > 0.0 && Double.isFinite(strike), id, "strike", strike, "positive and finite");
            require(multiplier >= 1, id, "multiplier", multiplier, "at least 1");
            require(entryPrice >= 0.0 && Double.isFinite(entryPrice), id, "entryPrice", entryPrice,
                    "finite and not negative");
        }

        @Override
        public double shares() {
            return quantity * multiplier;
        }
    }

    /**
     * Shares.
     *
     * @param id  name of the position
     * @param symbol  the share
     * @param quantity  shares: positive bought, negative sold
     * @param entryPrice  dollars a share paid or received, not negative
     */
    record Shares(String id, Symbol symbol, double quantity, double entryPrice) implements Position {
        public Shares {
            finite(id, "quantity", quantity);
            require(entryPrice >= 0.0 && Double.isFinite(entryPrice), id, "entryPrice", entryPrice,
                    "finite and not negative");
        }

        @Override
        public double shares() {
            return quantity;
        }
    }

    private static void finite(String id, String name, double value) {
        require(Double.isFinite(value), id, name, value, "finite");
    }

    private static void require(boolean holds, String id, String name, double value, String domain) {
        if (!holds) {
            throw new IllegalArgumentException(name + " " + value + " of " + id + " must be " + domain);
        }
    }
}
