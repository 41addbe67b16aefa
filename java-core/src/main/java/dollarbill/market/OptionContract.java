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

    /**
     * Returns the letters that open the code: contracts of one underlying and expiry settle differently by root, as
     * {@code SPX} in the morning and {@code SPXW} in the evening.
     */
    public String root() {
        int end = 0;
        while (end < code.length() && code.charAt(end) != ' ' && !Character.isDigit(code.charAt(end))) {
            end++;
        }
        return code.substring(0, end);
    }
}
