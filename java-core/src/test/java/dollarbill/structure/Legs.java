package dollarbill.structure;

import dollarbill.market.OptionContract;
import dollarbill.market.OptionType;
import dollarbill.market.Symbol;
import java.time.LocalDate;

/** Legs of a made-up underlying. */
final class Legs {
    static final LocalDate EXPIRY = LocalDate.of(2026, 3, 6);

    private Legs() {}

    static OptionLeg call(int quantity, double strike, double price) {
        return leg(quantity, OptionType.CALL, strike, price);
    }

    static OptionLeg put(int quantity, double strike, double price) {
        return leg(quantity, OptionType.PUT, strike, price);
    }

    static OptionLeg leg(int quantity, OptionType type, double strike, double price) {
        return new OptionLeg(quantity, new OptionContract("X" + type.letter() + strike, Symbol.of("X"), EXPIRY, strike,
                type), price);
    }
}
