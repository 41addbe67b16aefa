package dollarbill.app.config;

import java.util.Map;
import java.util.Optional;

/**
 * Keys to outside services, from the environment only; never printed.
 *
 * @param fredApiKey  {@code FRED_API_KEY}
 * @param finnhubApiKey  {@code FINNHUB_API_KEY}
 * @param coingeckoApiKey  {@code COINGECKO_API_KEY}
 */
public record Secrets(
        Optional<String> fredApiKey, Optional<String> finnhubApiKey, Optional<String> coingeckoApiKey) {
    /** Reads the keys; a blank variable counts as absent. */
    static Secrets of(Map<String, String> environment) {
        return new Secrets(
                key(environment, "FRED_API_KEY"),
                key(environment, "FINNHUB_API_KEY"),
                key(environment, "COINGECKO_API_KEY"));
    }

    private static Optional<String> key(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(v -> !v.isBlank());
    }

    /** Returns which keys are set, never their text. */
    @Override
    public String toString() {
        return "Secrets[fred " + state(fredApiKey) + ", finnhub " + state(finnhubApiKey) + ", coingecko "
                + state(coingeckoApiKey) + "]";
    }

    private static String state(Optional<String> key) {
        return key.isPresent() ? "set" : "not set";
    }
}
