package dollarbill.app.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Keys to outside services, from the environment only; never printed.
 *
 * @param fredApiKey  {@code FRED_API_KEY}
 * @param finnhubApiKey  {@code FINNHUB_API_KEY}
 * @param coingeckoApiKey  {@code COINGECKO_API_KEY}
 */
public record Secrets(
        Optional<String> fredApiKey, Optional<String> finnhubApiKey, Optional<String> coingeckoApiKey) {
    private static final Pattern VISIBLE = Pattern.compile("[!-~]+");

    /**
     * Reads the keys without the blanks around them; a blank variable counts as absent.
     *
     * @throws ConfigurationException  if a key holds a sign that no header may carry; the message names the variable alone
     */
    static Secrets of(Map<String, String> environment) {
        return new Secrets(
                key(environment, "FRED_API_KEY"),
                key(environment, "FINNHUB_API_KEY"),
                key(environment, "COINGECKO_API_KEY"));
    }

    private static Optional<String> key(Map<String, String> environment, String name) {
        Optional<String> key = Optional.ofNullable(environment.get(name)).map(String::strip).filter(v -> !v.isEmpty());
        if (key.filter(text -> !VISIBLE.matcher(text).matches()).isPresent()) {
            throw new ConfigurationException(List.of(new ConfigFault(
                    "environment variable " + name, 0, 0, "$", "", "not a key; allowed: visible ASCII characters")));
        }
        return key;
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
