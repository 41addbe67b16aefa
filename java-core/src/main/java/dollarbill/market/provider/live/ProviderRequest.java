package dollarbill.market.provider.live;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A GET request to a provider.
 *
 * @param base  scheme, host and what comes before the path
 * @param path  the path; stands in messages, so it must hold no secret
 * @param query  parameters in order
 * @param headers  headers
 */
record ProviderRequest(URI base, String path, Map<String, String> query, Map<String, String> headers) {
    static ProviderRequest to(URI base, String path) {
        return new ProviderRequest(base, path, Map.of(), Map.of());
    }

    ProviderRequest with(String name, String value) {
        return new ProviderRequest(base, path, add(query, name, value), headers);
    }

    ProviderRequest header(String name, String value) {
        return new ProviderRequest(base, path, query, add(headers, name, value));
    }

    /** Returns one segment of a path, with what has a meaning there escaped. */
    static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    HttpRequest.Builder http() {
        String text = query.entrySet()
                .stream()
                .map(entry -> segment(entry.getKey()) + "=" + segment(entry.getValue()))
                .collect(Collectors.joining("&"));
        String address = base.toString().replaceFirst("/$", "") + path + (text.isEmpty() ? "" : "?" + text);
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(address)).GET();
        headers.forEach(builder::header);
        return builder;
    }

    /** Returns the address without its query and headers, which may hold a key. */
    @Override
    public String toString() {
        return "ProviderRequest[" + base + path + "]";
    }

    private static Map<String, String> add(Map<String, String> entries, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(entries);
        more.put(name, value);
        return more;
    }
}
