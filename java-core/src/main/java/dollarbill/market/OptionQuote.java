package dollarbill.market;

import java.util.OptionalLong;

/**
 * A two-sided quote that passed the quality check.
 *
 * @param contract  the option
 * @param bid  best bid per share, not negative
 * @param ask  best ask per share, at least the bid and positive
 * @param volume  contracts traded on the quote day; absent where the source has none
 * @param openInterest  contracts open; absent where the source has none
 */
public record OptionQuote(
        OptionContract contract, double bid, double ask, OptionalLong volume, OptionalLong openInterest) {
    public OptionQuote {
        if (!(bid >= 0.0) || !(ask >= bid) || !(ask > 0.0) || Double.isInfinite(ask)) {
            throw new IllegalArgumentException(
                    "quote of " + contract.code() + " needs 0 <= bid <= ask and ask > 0, got "
                            + bid + " / " + ask);
        }
    }

    /** Returns the midpoint per share. */
    public double mid() {
        return 0.5 * (bid + ask);
    }

    /** Returns ask less bid, per share. */
    public double spread() {
        return ask - bid;
    }
}
