package dollarbill.market.provider.live;

import dollarbill.market.Reason;
import java.net.URI;
import java.util.Optional;

/**
 * Where Finnhub is and the key to it, sent as a header so that it stands in no address.
 *
 * @param base  address
 * @param key  key, where there is one
 */
record FinnhubAccess(URI base, Optional<String> key) {
    ProviderRequest request(String path) {
        String token = key.orElseThrow(() -> new ProviderException(
                Provider.FINNHUB, Reason.SOURCE_KEY_MISSING, path + " needs a key; set FINNHUB_API_KEY"));
        return ProviderRequest.to(base, path).header("X-Finnhub-Token", token);
    }

    @Override
    public String toString() {
        return "FinnhubAccess[" + base + ", key " + (key.isPresent() ? "set" : "not set") + "]";
    }
}
