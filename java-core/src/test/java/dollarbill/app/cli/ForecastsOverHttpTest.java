package dollarbill.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dollarbill.app.DailyAnswers;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recommendations and predictions over HTTP are those of the command line, in the form the OpenAPI document promises. */
class ForecastsOverHttpTest {
    private static final String[] SYMBOLS = {"MSFT", "KO"};

    @TempDir
    static Path folder;

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static Path data;
    private static String registry;
    private static Engine engine;
    private static LiveSignals live;
    private static Server server;
    private static JsonNode openApi;

    @BeforeAll
    static void serve() throws IOException, InterruptedException {
        data = ProjectCopy.sample(folder.resolve("data"), SYMBOLS);
        Files.writeString(data.resolve("fetched.json"), """
                {"version": 1, "items": {"bars/KO": {"stored_at": "2026-03-01T12:00:00Z", "failure": "SOURCE_FAILED"}}}
                """);
        registry = DailyAnswers.registry(folder.resolve("registry")).toString();
        engine = Engine.open(
                EngineOptions.of(ProjectCopy.root(), Map.of())
                        .withData(data)
                        .withOut(folder.resolve("out"))
                        .withRegistry(Path.of(registry)),
                ModelUse.SERVER,
                settings -> new DailyAnswers(1.0).host(),
                InstantSource.fixed(CliRun.NOW),
                ProgressSink.SILENT);
        live = LiveSignals.start(engine, PipelineRequest.configured()
                .withSymbols(List.of(SYMBOLS).stream().map(Symbol::of).toList())
                .withPortfolioValue(1_000_000.0));
        server = Server.start(
                ServerSettings.loopback(0), new ServeDesk(engine, live), InstantSource.fixed(CliRun.NOW));
        openApi = RunJson.parse(get("/openapi.json").body());
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        HttpResponse<String> answer = get("/api/v1/signals");
        while (answer.statusCode() == 503) {
            assertThat(System.nanoTime()).as(answer.body()).isLessThan(end);
            Thread.onSpinWait();
            answer = get("/api/v1/signals");
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        server.close();
        live.close();
        engine.close();
    }

    private static CliRun run(String... args) {
        return CliRun.of(ProjectCopy.root(), settings -> new DailyAnswers(1.0).host(), Map.of(), args);
    }

    private static JsonNode recommended(String symbols) {
        CliRun printed = run("recommend", "--json", "--data", data.toString(), "--registry", registry, "--symbols",
                symbols,
                "--portfolio-value", "1000000");
        assertThat(printed.code()).as(printed.err()).isZero();
        return RunJson.parse(printed.out());
    }

    @Test
    void recommendationsAreThoseOfTheCommandLine() throws IOException, InterruptedException {
        JsonNode served = RunJson.parse(get("/api/v1/recommendations").body());
        assertThat(served).isEqualTo(recommended("MSFT,KO"));
        holds("Recommendations", served);
        assertThat(served.at("/recommendations/1/stale/0/age_seconds").asLong()).isEqualTo(86_400);
        assertThat(served.at("/recommendations/0/stale").isMissingNode()).isTrue();
        assertThat(RunJson.parse(get("/api/v1/recommendations?symbols=ko").body())).isEqualTo(recommended("KO"));
        JsonNode run = RunJson.parse(get("/api/v1/signals").body());
        assertThat(run.path("recommendations")).isEqualTo(served.path("recommendations"));
        holds("SignalDocument", run);
    }

    @Test
    void recommendationsForSymbolsOutsideTheRunAreRefusedByName() throws IOException, InterruptedException {
        HttpResponse<String> answer = get("/api/v1/recommendations?symbols=KO,NOPE");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(RunJson.parse(answer.body()).at("/error/field_errors/0/value").asText()).isEqualTo("NOPE");
        assertThat(get("/api/v1/recommendations?symbols=KO,,").statusCode()).isEqualTo(400);
        assertThat(get("/api/v1/recommendations?symbol=KO").statusCode()).isEqualTo(400);
        assertThat(get("/api/v1/predictions/NOPE").statusCode()).isEqualTo(404);
    }

    /** Features served and sent back give the prediction they were served with. */
    @Test
    void thePredictionOfFeaturesServedIsThePredictionServed() throws IOException, InterruptedException {
        JsonNode served = RunJson.parse(get("/api/v1/predictions/msft").body());
        holds("Prediction", served);
        assertThat(served.path("symbol").asText()).isEqualTo("MSFT");
        assertThat(served.path("date").asText()).isEqualTo("2026-10-30");
        assertThat(served.at("/prediction/direction").asText()).isEqualTo("UP");
        assertThat(served.at("/iv_context/expected_iv_direction").asText()).isEqualTo("STABLE");
        assertThat(served.at("/absent/features")).isNotEmpty();
        ObjectNode body = (ObjectNode) RunJson.parse("{}");
        for (String field : List.of("symbol", "date", "features")) {
            body.set(field, served.path(field));
        }
        holds("PredictRequest", body);
        HttpResponse<String> answer = post(body.toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode predicted = RunJson.parse(answer.body());
        holds("Prediction", predicted);
        for (String field : List.of(
                "symbol", "date", "prediction", "iv_context", "strategy_suggestion", "features", "absent")) {
            assertThat(predicted.path(field)).as(field).isEqualTo(served.path(field));
        }
        for (String model : List.of("direction", "large_move", "volatility")) {
            assertThat(predicted.at("/forecasts/" + model)).isEqualTo(served.at("/forecasts/" + model));
        }
        assertThat(predicted.at("/forecasts/market/reason").asText()).isEqualTo("MODEL_INPUT_INVALID");
    }

    @Test
    void featuresUnknownMissingOrNoNumbersAreAllRefusedByName() throws IOException, InterruptedException {
        ObjectNode body = (ObjectNode) RunJson.parse("{\"symbol\": \"msft\", \"date\": \"2026-10-30\"}");
        ObjectNode features = RunJson.parse(get("/api/v1/predictions/MSFT").body()).path("features").deepCopy();
        features.remove("iv_rank");
        features.put("rsi_41", 3.0).put("hv_20", "much").put("iv_rnk", 3.0);
        body.set("features", features);
        HttpResponse<String> answer = post(body.toString());
        assertThat(answer.statusCode()).isEqualTo(422);
        Map<String, String> errors = new HashMap<>();
        RunJson.parse(answer.body())
                .at("/error/field_errors")
                .forEach(error -> errors.put(error.path("path").asText(), error.path("message").asText()));
        assertThat(errors).containsOnlyKeys(
                "$.features.rsi_41", "$.features.iv_rnk", "$.features.hv_20", "$.features.iv_rank");
        assertThat(errors.get("$.features.iv_rnk")).contains("did you mean 'iv_rank'?");
        assertThat(errors.get("$.features.iv_rank")).startsWith("missing");
        assertThat(post("{\"date\": \"yesterday\", \"features\": [], \"more\": 1}").body())
                .contains("$.symbol", "$.date", "$.features", "$.more");
        assertThat(post("[]").statusCode()).isEqualTo(422);
    }

    private static HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(uri("/api/v1/predict"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private static void holds(String component, JsonNode document) {
        ObjectNode schema = openApi.at("/components/schemas/" + component).deepCopy();
        schema.set("components", openApi.get("components"));
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema).validate(document))
                .as(component)
                .isEmpty();
    }
}
