package dollarbill.app.http;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests whose Host header names another machine while the server is bound to the loopback address, so that
 * no page of a foreign site reaches it by resolving its own name to this machine (DNS rebinding).
 */
final class HostCheck {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final boolean active;

    HostCheck(String boundHost) {
        String name = boundHost.toLowerCase(Locale.ROOT);
        this.active = LOOPBACK.contains(name) || name.equals("::1");
    }

    void check(@Nullable String header) {
        if (active && (header == null || !LOOPBACK.contains(name(header)))) {
            throw new HttpFault(
                    ErrorCode.HOST_REFUSED,
                    "this server answers only for localhost, 127.0.0.1 and [::1]",
                    java.util.List.of(new FieldError("Host", header == null ? "" : header, "a loopback name")));
        }
    }

    private static String name(String header) {
        int colon = header.lastIndexOf(':');
        boolean port = colon > header.lastIndexOf(']') && colon >= 0;
        return (port ? header.substring(0, colon) : header).toLowerCase(Locale.ROOT);
    }
}
