package dollarbill.signal;

import dollarbill.pricing.heston.HestonParameters;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What Heston's model says of one option, and how far the model is from the quotes.
 *
 * @param parameters  the model of the chain
 * @param method  how the value was computed
 * @param chainMiss  median distance of its vols from the mids over the chain, in half spreads
 * @param expiryMiss  the same over the expiry
 * @param strikeMiss  size of the median of the signed misses next to the strike, in half spreads; absent without other strikes
 * @param value  dollars per share
 * @param vol  volatility at which Black's formula gives the value; absent where it has none
 */
public record HestonQuote(
        HestonParameters parameters,
        HestonMethod method,
        double chainMiss,
        double expiryMiss,
        OptionalDouble strikeMiss,
        double value,
        OptionalDouble vol) {
    /** Returns whether the model is close enough to the quotes for its value to be traded. */
    boolean isWithin(double maxMiss) {
        return chainMiss <= maxMiss
                && expiryMiss <= maxMiss
                && strikeMiss.isPresent()
                && strikeMiss.getAsDouble() <= maxMiss;
    }

    /** Returns the misses in words. */
    String misses(double maxMiss) {
        return String.format(Locale.ROOT,
                "misses by %.2f half spreads over the chain, %.2f over the expiry, %s next to the strike; allowed %.2f",
                chainMiss,
                expiryMiss,
                strikeMiss.isPresent() ? String.format(Locale.ROOT, "%.2f", strikeMiss.getAsDouble()) : "unknown",
                maxMiss);
    }
}
