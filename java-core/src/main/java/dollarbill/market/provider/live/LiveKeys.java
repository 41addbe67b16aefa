package dollarbill.market.provider.live;

import java.util.Optional;

/**
 * Keys to the providers; never printed.
 *
 * @param fred  without it, series come from FRED's graphs
 * @param finnhub  without it there are neither news nor earnings
 * @param coinGecko  without it fewer requests are allowed
 */
public record LiveKeys(Optional<String> fred, Optional<String> finnhub, Optional<String> coinGecko) {
    /** Returns that there are none. */
    public static LiveKeys none() {
        return new LiveKeys(Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Override
    public String toString() {
        return "LiveKeys[fred " + state(fred) + ", finnhub " + state(finnhub) + ", coingecko " + state(coinGecko) + "]";
    }

    private static String state(Optional<String> key) {
        return key.isPresent() ? "set" : "not set";
    }
}
