package dollarbill.market;

import java.time.LocalDate;

/**
 * A listed option.
 *
 * @param code  the exchange's symbol of the contract, unique within a chain
 * @param underlying  what it is written on
 * @param expiry  last trading day
 * @param strike  strike price, positive
 * @param type  call or put
 */
public record OptionContract(String code, Symbol underlying, LocalDate expiry, double strike, OptionType type) {
    public OptionContract {
        if (!(strike > 0.0) || Double.isInfinite(strike)) {
            throw new IllegalArgumentException("strike " + strike + " of " + code + " must be positive and finite");
        }
    }
}
