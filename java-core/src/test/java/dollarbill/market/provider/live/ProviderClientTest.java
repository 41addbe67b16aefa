package dollarbill.market.provider.live;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dollarbill.market.Reason;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A provider is asked again where that may help, as patiently as it wishes, and left alone while it fails. */
class ProviderClientTest {
    private static final String PATH = "/data";

    private final ProviderServer server = new ProviderServer();

    @AfterEach
    void stop() {
        server.close();
    }

    private String ask(ProviderClient client) {
        return client.get(
                ProviderRequest.to(server.address(), PATH).with("api_key", ProviderServer.SECRET),
                body -> new String(body, StandardCharsets.UTF_8));
    }

    private ProviderException refused(ProviderClient client) {
        ProviderException fault = catchThrowableOfType(ProviderException.class, () -> ask(client));
        assertThat(fault).as("a failure").isNotNull();
        assertThat(fault.getMessage()).doesNotContain(ProviderServer.SECRET);
        return fault;
    }

    /** Answers some failures, then good ones. */
    private void failing(int times, ResponseDefinitionBuilder failure) {
        String state = Scenario.STARTED;
        for (int i = 0; i < times; i++) {
            String next = "after " + (i + 1);
            server.http.stubFor(get(urlPathEqualTo(PATH))
                    .inScenario("failing")
                    .whenScenarioStateIs(state)
                    .willReturn(failure)
                    .willSetStateTo(next));
            state = next;
        }
        server.http.stubFor(get(urlPathEqualTo(PATH))
                .inScenario("failing")
                .whenScenarioStateIs(state)
                .willReturn(aResponse().withBody("good")));
    }

    @Test
    void triesAgainAfterFailuresWithAPauseThatDoublesMoreOrLess() {
        failing(3, aResponse().withStatus(503));
        assertThat(ask(server.asking(Provider.FRED, 3))).isEqualTo("good");
        assertThat(server.waits).hasSize(3);
        for (int i = 0; i < 3; i++) {
            long middle = 250L << i;
            assertThat(server.waits.get(i).toMillis()).as("pause %d", i).isBetween(middle / 2, middle * 3 / 2);
        }
    }

    @Test
    void pausesAreNotTheSameEachTime() {
        server.on(PATH, aResponse().withStatus(500));
        refused(server.asking(Provider.FRED, 4));
        List<Duration> first = List.copyOf(server.waits);
        server.waits.clear();
        refused(server.asking(Provider.FRED, 4));
        assertThat(server.waits).hasSameSizeAs(first).isNotEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "7|7", "0|0", "Thu, 12 Feb 2026 15:10:42 GMT|42", "Thu, 12 Feb 2026 15:09:00 GMT|0"})
    void waitsAsLongAsAskedTo(String header, long seconds) {
        failing(1, aResponse().withStatus(429).withHeader("Retry-After", header));
        assertThat(ask(server.asking(Provider.YAHOO, 1))).isEqualTo("good");
        assertThat(server.waits).isEqualTo(
                seconds == 0 ? List.of() : List.of(Duration.ofSeconds(seconds)));
    }

    @Test
    void doesNotWaitForATimeTooLong() {
        failing(1, aResponse().withStatus(429).withHeader("Retry-After", "3600"));
        ProviderException fault = refused(server.asking(Provider.YAHOO, 3));
        assertThat(fault.failure().reason()).isEqualTo(Reason.SOURCE_RATE_LIMITED);
        assertThat(fault.retryAfter()).contains(Duration.ofHours(1));
        assertThat(server.waits).isEmpty();
        assertThat(server.asked(PATH)).isEqualTo(1);
    }

    @Test
    void aRetryAfterThatCannotBeUnderstoodIsPassedOver() {
        failing(1, aResponse().withStatus(429).withHeader("Retry-After", "soon"));
        assertThat(ask(server.asking(Provider.YAHOO, 1))).isEqualTo("good");
        assertThat(server.waits.getFirst()).isLessThan(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @CsvSource({
        "400, SOURCE_REFUSED, 1", "401, SOURCE_REFUSED, 1", "403, SOURCE_REFUSED, 1", "404, SOURCE_NOT_FOUND, 1",
        "429, SOURCE_RATE_LIMITED, 3", "500, SOURCE_FAILED, 3", "502, SOURCE_FAILED, 3", "503, SOURCE_FAILED, 3"})
    void aStatusSaysWhetherToAskAgain(int status, Reason reason, int asked) {
        server.on(PATH, aResponse().withStatus(status).withBody(ProviderServer.payload("fred_bad_key.json")));
        ProviderException fault = refused(server.asking(Provider.FRED, 2));
        assertThat(fault.failure().reason()).isEqualTo(reason);
        assertThat(fault.failure().provider()).isEqualTo("FRED");
        assertThat(fault.failure().message())
                .contains(PATH)
                .contains("answered " + status)
                .contains("The value for variable api_key is not registered");
        assertThat(server.asked(PATH)).isEqualTo(asked);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aBrokenConnectionIsAnOutage(Fault broken) {
        server.on(PATH, aResponse().withBody("x".repeat(5000)).withFault(broken));
        ProviderException fault = refused(server.asking(Provider.FRED, 1));
        assertThat(fault.failure().reason()).isEqualTo(Reason.SOURCE_UNREACHABLE);
        assertThat(server.waits).hasSize(1);
    }

    @Test
    void nobodyThereIsAnOutage() throws IOException {
        URI nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = URI.create("http://localhost:" + socket.getLocalPort());
        }
        ProviderClient client = server.asking(Provider.FRED, 1);
        ProviderException fault = catchThrowableOfType(
                ProviderException.class, () -> client.get(ProviderRequest.to(nobody, PATH), body -> body));
        assertThat(fault.failure().reason()).isEqualTo(Reason.SOURCE_UNREACHABLE);
        assertThat(fault.failure().message()).contains("ConnectException");
    }

    @Test
    void anAnswerThatDoesNotComeIsATimeOut() {
        server.on(PATH, aResponse().withBody("late").withFixedDelay(5_000));
        ProviderClient client = new ProviderClient(
                Provider.FRED, server.client, server.settings(1, Duration.ofMillis(60)));
        ProviderException fault = refused(client);
        assertThat(fault.failure().reason()).isEqualTo(Reason.SOURCE_TIMEOUT);
        assertThat(fault.failure().message()).contains("60 ms");
        assertThat(server.waits).hasSize(1);
    }

    @Test
    void aBodyThatTricklesIsATimeOutToo() {
        server.on(PATH, aResponse().withBody("x".repeat(100)).withChunkedDribbleDelay(100, 5_000));
        ProviderClient client = new ProviderClient(
                Provider.FRED, server.client, server.settings(0, Duration.ofMillis(300)));
        assertThat(refused(client).failure().reason()).isEqualTo(Reason.SOURCE_TIMEOUT);
    }

    @Test
    void theBreakerOpensAndHeals() {
        server.on(PATH, aResponse().withStatus(500));
        ProviderClient client = server.asking(Provider.FINNHUB);
        for (int i = 0; i < 5; i++) {
            assertThat(refused(client).failure().reason()).isEqualTo(Reason.SOURCE_FAILED);
        }
        assertThat(refused(client).failure().reason()).isEqualTo(Reason.SOURCE_SUSPENDED);
        assertThat(server.asked(PATH)).isEqualTo(5);

        server.now = server.now.plusSeconds(61);
        assertThat(refused(client).failure().reason()).as("one try, still failing").isEqualTo(Reason.SOURCE_FAILED);
        assertThat(refused(client).failure().reason()).as("open again").isEqualTo(Reason.SOURCE_SUSPENDED);
        assertThat(server.asked(PATH)).isEqualTo(6);

        server.now = server.now.plusSeconds(61);
        server.on(PATH, aResponse().withBody("good"));
        assertThat(ask(client)).isEqualTo("good");
        assertThat(ask(client)).isEqualTo("good");
    }

    @Test
    void aSuspensionIsNotTriedAgain() {
        server.on(PATH, aResponse().withStatus(500));
        ProviderClient client = server.asking(Provider.FINNHUB, 9);
        ProviderException fault = refused(client);
        assertThat(fault.failure().reason()).isEqualTo(Reason.SOURCE_SUSPENDED);
        assertThat(server.asked(PATH)).as("open after five").isEqualTo(5);
    }

    @Test
    void refusalsDoNotOpenTheBreaker() {
        server.on(PATH, aResponse().withStatus(404));
        ProviderClient client = server.asking(Provider.YAHOO);
        for (int i = 0; i < 15; i++) {
            assertThat(refused(client).failure().reason()).isEqualTo(Reason.SOURCE_NOT_FOUND);
        }
    }

    @Test
    void requestsBeyondTheLimitWaitForTheNextPeriod() {
        server.on(PATH, aResponse().withBody("good"));
        ProviderClient client = server.asking(Provider.YAHOO);
        int allowed = Provider.YAHOO.requests();
        for (int i = 0; i < allowed; i++) {
            ask(client);
        }
        assertThat(server.waits).hasSizeLessThanOrEqualTo(1);
        for (int i = 0; i < allowed; i++) {
            ask(client);
        }
        assertThat(server.waits).hasSizeGreaterThanOrEqualTo(allowed - 1)
                .allSatisfy(wait -> assertThat(wait).isLessThanOrEqualTo(Provider.YAHOO.period().multipliedBy(2)));
    }

    @Test
    void aRequestIsPrintedWithoutItsKey() {
        ProviderRequest request = ProviderRequest.to(server.address(), PATH)
                .with("api_key", ProviderServer.SECRET)
                .header("X-Finnhub-Token", ProviderServer.SECRET);
        assertThat(request.toString()).contains(PATH).doesNotContain(ProviderServer.SECRET);
    }

    @Test
    void requestsEscapeWhatTheyCarry() {
        URI address = ProviderRequest.to(URI.create("http://h/"), "/p/" + ProviderRequest.segment("^VIX"))
                .with("a", "b c&d=é")
                .header("X", "y")
                .http()
                .build()
                .uri();
        assertThat(address).hasToString("http://h/p/%5EVIX?a=b%20c%26d%3D%C3%A9");
    }
}
