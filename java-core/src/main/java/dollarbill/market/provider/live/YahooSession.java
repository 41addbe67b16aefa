package dollarbill.market.provider.live;

import dollarbill.market.Reason;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The cookie and the crumb that Yahoo Finance wants with a request for a chain.
 *
 * <p>Any page of the cookie host sets the cookie, even one that is not found; the crumb goes with that cookie. Both are
 * got once and again when the provider says that they hold no longer.
 */
final class YahooSession {
    /** Yahoo Finance refuses clients that do not look like a browser. */
    static final String AGENT = "Mozilla/5.0";

    private static final int LONGEST_CRUMB = 64;

    private final ProviderClient client;
    private final URI cookieHost;
    private final URI base;
    private Optional<Ticket> ticket = Optional.empty();

    YahooSession(ProviderClient client, URI cookieHost, URI base) {
        this.client = client;
        this.cookieHost = cookieHost;
        this.base = base;
    }

    private record Ticket(String cookie, String crumb) {}

    /** Returns a request with cookie and crumb. */
    ProviderRequest sign(ProviderRequest request) {
        Ticket valid = ticket.orElseGet(this::open);
        ticket = Optional.of(valid);
        return request.with("crumb", valid.crumb()).header("Cookie", valid.cookie()).header("User-Agent", AGENT);
    }

    /** Forgets cookie and crumb. */
    void forget() {
        ticket = Optional.empty();
    }

    private Ticket open() {
        ProviderRequest page = ProviderRequest.to(cookieHost, "/").header("User-Agent", AGENT);
        String cookie = client.exchange(page, answer -> cookies(answer.headers().allValues("Set-Cookie")));
        if (cookie.isEmpty()) {
            throw ProviderException.changed(
                    client.provider(), "Set-Cookie", "missing in the answer of the cookie host, expected a cookie");
        }
        ProviderRequest question = ProviderRequest.to(base, "/v1/test/getcrumb")
                .header("Cookie", cookie)
                .header("User-Agent", AGENT);
        String crumb = client.get(question, body -> new String(body, StandardCharsets.UTF_8).strip());
        if (crumb.isEmpty() || crumb.length() > LONGEST_CRUMB || crumb.contains("<") || crumb.contains(" ")) {
            throw new ProviderException(
                    client.provider(),
                    Reason.SOURCE_CHANGED,
                    "/v1/test/getcrumb gave " + crumb.length() + " characters, expected one short word");
        }
        return new Ticket(cookie, crumb);
    }

    private static String cookies(List<String> set) {
        return set.stream()
                .map(cookie -> cookie.split(";", 2)[0].strip())
                .filter(cookie -> cookie.contains("="))
                .collect(Collectors.joining("; "));
    }
}
