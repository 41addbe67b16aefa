package dollarbill.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dollarbill.app.Engine;
import dollarbill.app.EngineOptions;
import dollarbill.app.LiveSignals;
import dollarbill.app.ModelUse;
import dollarbill.app.PipelineRequest;
import dollarbill.app.ProgressSink;
import dollarbill.app.http.Server;
import dollarbill.app.http.ServerSettings;
import dollarbill.market.Symbol;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The endpoint over a running engine with the real model, on the loopback address. */
class ServeDeskTest {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private TrainedModels models;
    private Engine engine;
    private LiveSignals live;
    private Server server;

    @BeforeEach
    void serve() {
        models = TrainedModels.get();
        engine = Engine.open(
                EngineOptions.of(ProjectCopy.root(), Map.of()).withRegistry(models.folder().resolve("registry")),
                ModelUse.SERVER,
                models.opener(),
                InstantSource.system(),
                ProgressSink.SILENT);
        live = LiveSignals.start(
                engine, PipelineRequest.configured().withSymbols(List.of(Symbol.of("TSLA"), Symbol.of("NVDA"))));
        server = Server.start(ServerSettings.loopback(0), new ServeDesk(engine, live), InstantSource.system());
    }

    @AfterEach
    void stop() {
        server.close();
        live.close();
        engine.close();
        client.close();
    }

    @Test
    void theSignalsServedAreThoseTheCommandLinePrints() throws IOException, InterruptedException {
        JsonNode served = judged();
        CliRun run = models.run("signals", "--symbols", "TSLA,NVDA", "--json");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(RunJson.comparable(served)).isEqualTo(RunJson.comparable(RunJson.parse(run.out())));
    }

    @Test
    void oneSignalIsServedByItsId() throws IOException, InterruptedException {
        JsonNode first = judged().path("signals").path(0);
        assertThat(RunJson.parse(get("/api/v1/signals/" + first.path("id").asText()).body())).isEqualTo(first);
    }

    @Test
    void postedFeaturesAreJudgedAndAbsentOptionalOnesListed() throws IOException, InterruptedException {
        judged();
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(uri("/api/v1/signals/enhance"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("""
                                {"signals": [{"id": "mine", "edge_percent": 5, "delta": 0.4, "gamma": 0.03, "vega": 0.1,
                                  "theta": -0.05, "volume": 100, "open_interest": 500, "days_to_expiry": 30}]}"""))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode signal = RunJson.parse(answer.body()).path("signals").path(0);
        assertThat(signal.path("id").asText()).isEqualTo("mine");
        assertThat(signal.path("ml_confidence").asDouble()).isBetween(
                signal.path("ml_confidence_low").asDouble(), signal.path("ml_confidence_high").asDouble());
        assertThat(signal.path("ml_recommendation").asText()).isIn("STRONG_BUY", "BUY", "HOLD", "AVOID");
        assertThat(signal.path("cautions")).hasSize(4);
    }

    private JsonNode judged() throws IOException, InterruptedException {
        Instant end = Instant.now().plus(LIMIT);
        while (true) {
            HttpResponse<String> answer = get("/api/v1/signals");
            if (answer.statusCode() == 200) {
                JsonNode document = RunJson.parse(answer.body());
                if (document.has("model")) {
                    return document;
                }
            }
            assertThat(Instant.now()).as("signals judged by the model within %s: %s", LIMIT, answer.body())
                    .isBefore(end);
            LockSupport.parkNanos(20_000_000L);
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }
}
