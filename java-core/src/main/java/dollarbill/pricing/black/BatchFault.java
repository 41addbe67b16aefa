package dollarbill.pricing.black;

import dollarbill.market.Reason;

/** Why a row of a batch has no answer: the first input outside its domain, or a value beyond the range of a double. */
public enum BatchFault {
    /** Spot is not positive and finite. */
    SPOT("spot must be positive and finite"),
    /** Forward is not positive and finite. */
    FORWARD("forward must be positive and finite"),
    /** Strike is not positive and finite. */
    STRIKE("strike must be positive and finite"),
    /** Time to expiry is negative or not finite. */
    YEARS("years must be finite and not negative"),
    /** Interest rate is not finite. */
    RATE("rate must be finite"),
    /** Dividend yield is not finite. */
    DIVIDEND_YIELD("dividendYield must be finite"),
    /** Discount factor is not positive and finite. */
    DISCOUNT("discount must be positive and finite"),
    /** Volatility is negative or not finite. */
    VOLATILITY("volatility must be finite and not negative"),
    /** Inputs are in their domains, the value is too large for a double. */
    OVERFLOW("value beyond the range of a double");

    private final String text;

    BatchFault(String text) {
        this.text = text;
    }

    /** Returns what is wrong, with the allowed domain, in words. */
    public String text() {
        return text;
    }

    /** Returns the code of the reason. */
    public Reason reason() {
        return this == OVERFLOW ? Reason.PRICE_NOT_FINITE : Reason.VALUE_OUT_OF_DOMAIN;
    }
}
