package dollarbill.market.provider.live;

import java.net.URI;
import java.util.Map;

/**
 * Where the providers are.
 *
 * @param yahoo  bars and chains
 * @param yahooCookie  where the cookie that goes with Yahoo's chains comes from
 * @param fred  series with a key
 * @param fredGraph  series without a key
 * @param finnhub  news and earnings
 * @param apeWisdom  mentions
 * @param coinGecko  coins
 */
public record BaseUrls(
        URI yahoo, URI yahooCookie, URI fred, URI fredGraph, URI finnhub, URI apeWisdom, URI coinGecko) {
    /** Returns the providers' own addresses. */
    public static BaseUrls standard() {
        return of(Map.of());
    }

    /** Returns the providers' own addresses, each replaced where a variable such as {@code FRED_BASE_URL} says so. */
    public static BaseUrls of(Map<String, String> environment) {
        return new BaseUrls(
                url(environment, "YAHOO_BASE_URL", "https://query2.finance.yahoo.com"),
                url(environment, "YAHOO_COOKIE_URL", "https://fc.yahoo.com"),
                url(environment, "FRED_BASE_URL", "https://api.stlouisfed.org"),
                url(environment, "FRED_GRAPH_URL", "https://fred.stlouisfed.org"),
                url(environment, "FINNHUB_BASE_URL", "https://finnhub.io"),
                url(environment, "APEWISDOM_BASE_URL", "https://apewisdom.io"),
                url(environment, "COINGECKO_BASE_URL", "https://api.coingecko.com"));
    }

    /** Returns one address in place of all. */
    public static BaseUrls all(URI address) {
        return new BaseUrls(address, address, address, address, address, address, address);
    }

    private static URI url(Map<String, String> environment, String name, String standard) {
        String text = environment.getOrDefault(name, standard);
        URI address;
        try {
            address = URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + " is '" + text + "'; allowed: an http or https address", e);
        }
        if (address.getHost() == null || !("http".equals(address.getScheme()) || "https".equals(address.getScheme()))) {
            throw new IllegalArgumentException(name + " is '" + text + "'; allowed: an http or https address");
        }
        return address;
    }
}
