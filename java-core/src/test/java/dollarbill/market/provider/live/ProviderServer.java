package dollarbill.market.provider.live;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A server in place of the providers, with a clock and waits that a test holds in its hand. */
final class ProviderServer implements AutoCloseable {
    static final String SECRET = "0123456789abcdef0123456789abcdef";

    /** One server for all tests of a process: it is started once. */
    private static final WireMockServer SHARED = started();

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    final WireMockServer http = SHARED;
    final List<Duration> waits = new ArrayList<>();
    final HttpClient client = CLIENT;
    Instant now = Instant.parse("2026-02-12T15:10:00Z");

    ProviderServer() {
        http.resetAll();
    }

    private static WireMockServer started() {
        WireMockServer server = new WireMockServer(WireMockConfiguration.options().dynamicPort());
        server.start();
        return server;
    }

    URI address() {
        return URI.create(http.baseUrl());
    }

    /** Returns settings that note every wait and wait for none. */
    LiveSettings settings(int retries) {
        return settings(retries, Duration.ofSeconds(20));
    }

    LiveSettings settings(int retries, Duration timeout) {
        return new LiveSettings(
                timeout, retries, Duration.ofMillis(250), Duration.ofSeconds(90), Duration.ofSeconds(60), () -> now,
                wait -> {
                    if (!wait.isZero()) {
                        waits.add(wait);
                    }
                    return Duration.ZERO;
                });
    }

    ProviderClient asking(Provider provider) {
        return new ProviderClient(provider, client, settings(0));
    }

    ProviderClient asking(Provider provider, int retries) {
        return new ProviderClient(provider, client, settings(retries));
    }

    void on(String path, ResponseDefinitionBuilder answer) {
        http.stubFor(get(urlPathEqualTo(path)).willReturn(answer));
    }

    void on(MappingBuilder request, ResponseDefinitionBuilder answer) {
        http.stubFor(request.willReturn(answer));
    }

    /** Answers a path with a payload of the test resources. */
    void serve(String path, String payload) {
        on(path, aResponse().withBody(payload(payload)));
    }

    int asked(String path) {
        return (int) http.getAllServeEvents()
                .stream()
                .filter(event -> event.getRequest().getUrl().startsWith(path))
                .count();
    }

    static byte[] payload(String name) {
        try (InputStream stream = ProviderServer.class.getResourceAsStream("/providers/" + name)) {
            if (stream == null) {
                throw new IllegalArgumentException("no payload " + name);
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String name) {
        return new String(payload(name), java.nio.charset.StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.resetAll();
    }
}
