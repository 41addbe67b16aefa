package dollarbill.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dollarbill.bridge.Turns;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The running server: answers, capacity, stopping. */
class ServerTest {
    private static final String ENHANCE = "/api/v1/signals/enhance";
    private static final String BODY = "{\"signals\":[{\"id\":\"mine\",\"edge_percent\":5,\"delta\":0.4,\"gamma\":0.01,"
            + "\"vega\":0.2,\"theta\":-0.05,\"volume\":10,\"open_interest\":100,\"days_to_expiry\":30}]}";

    private final FakeDesk desk = new FakeDesk();
    private Server server;
    private HttpClientOf client;

    @BeforeEach
    void start() {
        server = Server.start(
                ServerSettings.loopback(0).withWorkers(2).withDrain(Duration.ofSeconds(20)), desk,
                InstantSource.system());
        client = new HttpClientOf(server);
    }

    @AfterEach
    void stop() {
        CountDownLatch latch = desk.held;
        if (latch != null) {
            latch.countDown();
        }
        server.close();
    }

    @Test
    void listsAllSignalsWithTheGenerationThatScoredThem() {
        HttpResponse<String> answer = client.get("/api/v1/signals");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.headers().firstValue("X-Model-Generation")).hasValue("1");
        assertThat(answer.body()).isEqualTo(desk.current().orElseThrow().document().toString());
    }

    @Test
    void compressesTheListForCallersThatAcceptIt() throws IOException {
        HttpResponse<byte[]> packed = client.bytes("/api/v1/signals", "Accept-Encoding", "br, gzip;q=0.8");
        assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(client.get("/api/v1/signals").body());
        }
        for (String refused : List.of("identity", "gzip;q=0", "x-gzipped", "gzip; q=0.0, br")) {
            assertThat(
                    client.get("/api/v1/signals", "Accept-Encoding", refused).headers().firstValue("Content-Encoding"))
                    .as(refused)
                    .isEmpty();
        }
    }

    @Test
    void filtersBySymbolConfidenceAndLimit() {
        assertThat(ids("/api/v1/signals?symbol=spy")).containsExactly("S0", "S2");
        assertThat(ids("/api/v1/signals?min_confidence=0.8")).containsExactly("S0", "S1");
        assertThat(ids("/api/v1/signals?symbol=SPY&limit=1")).containsExactly("S0");
        assertThat(ids("/api/v1/signals?symbol=IWM")).isEmpty();
        assertThat(ids("/api/v1/signals?limit=2")).containsExactly("S0", "S1");
    }

    @Test
    void aNewRunReplacesWhatWasRendered() {
        assertThat(ids("/api/v1/signals")).hasSize(3);
        desk.board = FakeDesk.board(5);
        assertThat(ids("/api/v1/signals")).hasSize(5);
        assertThat(ids("/api/v1/signals?symbol=QQQ")).containsExactly("S1", "S3");
    }

    @Test
    void showsOneSignal() {
        JsonNode signal = HttpClientOf.tree(client.get("/api/v1/signals/S1"));
        assertThat(signal.get("symbol").textValue()).isEqualTo("QQQ");
    }

    @Test
    void headHasTheHeadersAndNoBody() {
        HttpResponse<String> answer = client.method("HEAD", "/api/v1/signals");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void requestsTakeTurnsWhileASaveIsChecked() {
        Turns turns = desk.host.turns();
        try (Turns.Turn _ = turns.goFirst()) {
            Turns.Turn computing = turns.await();
            CompletableFuture<HttpResponse<String>> waiting = client.jsonLater(ENHANCE, BODY);
            assertThat(client.get("/health").statusCode()).isEqualTo(200);
            assertThat(desk.inside).hasValue(0);
            assertThat(waiting).isNotDone();
            computing.close();
            assertThat(waiting.join().statusCode()).isEqualTo(200);
            assertThat(client.json(ENHANCE, "{").statusCode()).isEqualTo(400);
            assertThat(client.json(ENHANCE, BODY).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void enhancesByOneGeneration() {
        HttpResponse<String> answer = client.json(ENHANCE, BODY);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("X-Model-Generation")).hasValue("1");
        assertThat(HttpClientOf.tree(answer).at("/signals/0/id").textValue()).isEqualTo("mine");
    }

    @Test
    void promotesAndRollsBack() {
        JsonNode promoted = HttpClientOf
                .tree(client.json("/api/v1/models/signal_classifier/promote", "{\"version\":2}"));
        assertThat(promoted.get("version").intValue()).isEqualTo(2);
        assertThat(promoted.get("generation").intValue()).isEqualTo(2);
        JsonNode back = HttpClientOf.tree(client.json("/api/v1/models/signal_classifier/rollback", "{}"));
        assertThat(back.get("version").intValue()).isEqualTo(1);
        HttpResponse<String> again = client.json("/api/v1/models/signal_classifier/rollback", "{}");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("MODEL_REGISTRY");
    }

    @Test
    void keepsAWellFormedRequestIdAndReplacesOthers() {
        assertThat(client.get("/health", "X-Request-Id", "abc-1").headers().firstValue("X-Request-Id"))
                .hasValue("abc-1");
        assertThat(client.get("/health", "X-Request-Id", "a b").headers().firstValue("X-Request-Id"))
                .hasValueSatisfying(id -> assertThat(id).isNotEqualTo("a b").matches("[a-z0-9]+-[0-9]+"));
    }

    @Test
    void sendsNoCorsHeaders() {
        HttpResponse<String> answer = client.get("/api/v1/signals", "Origin", "http://evil.example");
        assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
    }

    @Test
    void healthAndReadinessTellWarmingApart() {
        assertThat(client.get("/ready").statusCode()).isEqualTo(200);
        assertThat(HttpClientOf.tree(client.get("/health")).get("status").textValue()).isEqualTo("GOOD");
        desk.started = false;
        assertThat(client.get("/ready").statusCode()).isEqualTo(503);
        HttpResponse<String> warming = client.get("/health");
        assertThat(warming.statusCode()).isEqualTo(200);
        assertThat(HttpClientOf.tree(warming).get("status").textValue()).isEqualTo("WARMING");
    }

    @Test
    void metricsCountRequestsByRouteAndShowModels() {
        client.get("/api/v1/signals/S1");
        client.get("/api/v1/signals/S2");
        client.get("/nope");
        HttpResponse<String> answer = client.get("/metrics");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
        assertThat(answer.body())
                .contains("dollarbill_http_requests_seconds_count{method=\"GET\","
                        + "route=\"/api/v1/signals/{id}\",status=\"200\"} 2")
                .contains("dollarbill_http_requests_seconds_count{method=\"GET\",route=\"none\",status=\"404\"} 1")
                .contains("dollarbill_model_generation{model=\"signal_classifier\"} 1.0")
                .contains("dollarbill_model_breaker{model=\"signal_classifier\",state=\"CLOSED\"} 1.0")
                .contains("dollarbill_model_cache_hit_rate{model=\"signal_classifier\"} 0.25")
                .contains("dollarbill_python_contexts{state=\"retired\"} 0.0");
    }

    @Test
    void workOverCapacityIsRefusedAtOnceWhileReadsGoOn() throws Exception {
        CountDownLatch latch = new CountDownLatch(1);
        desk.held = latch;
        List<CompletableFuture<HttpResponse<String>>> running = new ArrayList<>(
                List.of(client.jsonLater(ENHANCE, BODY), client.jsonLater(ENHANCE, BODY)));
        await(() -> desk.inside.get() == 2);
        HttpResponse<String> refused = client.json(ENHANCE, BODY);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("OVERLOADED");
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(client.get("/api/v1/signals").statusCode()).isEqualTo(200);
        assertThat(client.get("/health").statusCode()).isEqualTo(200);
        latch.countDown();
        for (CompletableFuture<HttpResponse<String>> answer : running) {
            assertThat(answer.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        }
        assertThat(client.json(ENHANCE, BODY).statusCode()).isEqualTo(200);
    }

    @Test
    void stoppingFinishesWhatRunsAndTakesNothingNew() throws Exception {
        CountDownLatch latch = new CountDownLatch(1);
        desk.held = latch;
        CompletableFuture<HttpResponse<String>> running = client.jsonLater(ENHANCE, BODY);
        await(() -> desk.inside.get() == 1);
        Thread stopper = Thread.ofPlatform().start(server::close);
        await(() -> client.get("/api/v1/signals").statusCode() == 503);
        HttpResponse<String> refused = client.get("/api/v1/signals");
        assertThat(refused.body()).contains("\"code\":\"STOPPING\"");
        HttpResponse<String> health = client.get("/health");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).contains("STOPPING");
        assertThat(running.isDone()).isFalse();
        latch.countDown();
        assertThat(running.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        stopper.join(TimeUnit.SECONDS.toMillis(20));
        assertThat(stopper.isAlive()).isFalse();
    }

    private List<String> ids(String path) {
        return HttpClientOf.tree(client.get(path)).get("signals").findValuesAsText("id");
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
