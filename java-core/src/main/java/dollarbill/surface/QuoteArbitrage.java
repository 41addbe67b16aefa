package dollarbill.surface;

import dollarbill.market.OptionContract;
import java.util.List;

/**
 * A trade at quoted prices that cannot lose.
 *
 * @param kind  what it exploits
 * @param legs  what is bought and sold
 * @param size  what it earns today per share sold, before costs, positive
 */
public record QuoteArbitrage(ArbitrageKind kind, List<Leg> legs, double size) {
    public QuoteArbitrage {
        legs = List.copyOf(legs);
    }

    /**
     * One contract of the trade.
     *
     * @param contract  the option
     * @param quantity  bought, or sold where negative
     * @param price  ask of a bought contract, bid of a sold one
     */
    public record Leg(OptionContract contract, double quantity, double price) {}
}
