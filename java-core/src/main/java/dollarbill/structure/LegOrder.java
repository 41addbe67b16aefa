package dollarbill.structure;

import dollarbill.market.OptionType;
import java.time.LocalDate;

/** A leg that is asked for, before it has a contract and a price. */
public sealed interface LegOrder {
    /**
     * An option.
     *
     * @param quantity  contracts: bought above zero, sold below
     * @param type  call or put
     * @param strike  positive
     * @param expiry  last trading day
     */
    record Option(int quantity, OptionType type, double strike, LocalDate expiry) implements LegOrder {}

    /**
     * Shares of the underlying.
     *
     * @param shares  bought above zero, sold below
     */
    record Shares(int shares) implements LegOrder {}
}
