package dollarbill.signal;

import dollarbill.market.Reason;
import java.util.Optional;

/**
 * What both models say of one option, and which of them is traded on.
 *
 * @param source  the model traded on
 * @param reason  why it is not Heston's; absent where it is
 * @param detail  the reason in words
 * @param smileVol  volatility of the smile at the strike
 * @param smileValue  dollars per share by the smile
 * @param heston  what Heston's model says, where it can say anything
 * @param rules  what decided
 */
public record ModelValues(
        FairSource source,
        Optional<Reason> reason,
        String detail,
        double smileVol,
        double smileValue,
        Optional<HestonQuote> heston,
        FairValueRules rules) {
    /** Returns the volatility traded on. */
    double fairVol() {
        return source == FairSource.HESTON ? heston.orElseThrow().vol().orElseThrow() : smileVol;
    }

    /** Returns the value traded on, dollars per share. */
    double fairValue() {
        return source == FairSource.HESTON ? heston.orElseThrow().value() : smileValue;
    }
}
