package dollarbill.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
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
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The endpoint serves the document that the command line prints, in the form its OpenAPI document promises. */
class SameOverHttpTest {
    private static final String[] SYMBOLS = {"MSFT", "NVDA"};

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void theSignalsServedAreTheDocumentPrinted() throws Exception {
        Path config = ProjectCopy.configuration(
                folder.resolve("config"),
                "ml_config.json",
                "\"ml_integration\": {\n    \"enabled\": true",
                "\"ml_integration\": {\n    \"enabled\": false");
        Path data = ProjectCopy.sample(folder.resolve("data"), SYMBOLS);
        CliRun printed = CliRun.withoutModels(
                "pipeline", "--json", "--config", config.toString(), "--data", data.toString(), "--out",
                folder.resolve("out").toString(), "--symbols", String.join(",", SYMBOLS));
        assertThat(printed.code()).as(printed.err()).isZero();

        EngineOptions options = EngineOptions.of(ProjectCopy.root(), Map.of())
                .withConfig(config)
                .withData(data)
                .withOut(folder.resolve("out"));
        PipelineRequest request = PipelineRequest.configured()
                .withSymbols(Arrays.stream(SYMBOLS).map(Symbol::new).toList());
        try (Engine engine = Engine.open(
                options,
                ModelUse.SERVER,
                settings -> {
                    throw new AssertionError("switched off models must not start Python");
                },
                InstantSource.fixed(CliRun.NOW),
                ProgressSink.SILENT);
                LiveSignals live = LiveSignals.start(engine, request);
                Server server = Server.start(
                        ServerSettings.loopback(0), new ServeDesk(engine, live), InstantSource.fixed(CliRun.NOW))) {
            JsonNode served = signals(server);
            assertThat(RunJson.comparable(served)).isEqualTo(RunJson.comparable(RunJson.parse(printed.out())));
            JsonNode openApi = RunJson.parse(get(server, "/openapi.json").body());
            holds(openApi, "SignalDocument", served);
            String id = served.at("/signals/0/id").asText();
            JsonNode one = RunJson.parse(get(server, "/api/v1/signals/" + id).body());
            assertThat(one).isEqualTo(served.at("/signals/0"));
            holds(openApi, "Signal", one);
            surfaces(server, openApi, data);
            structures(server, openApi, data);
        }
    }

    private void surfaces(Server server, JsonNode openApi, Path data) throws IOException, InterruptedException {
        CliRun printed = CliRun.withoutModels(
                "surface", "MSFT", "--json", "--data", data.toString(), "--out", folder.resolve("surface").toString());
        assertThat(printed.code()).as(printed.err()).isZero();
        JsonNode served = RunJson.parse(get(server, "/api/v1/surface/msft").body());
        assertThat(served).isEqualTo(RunJson.parse(printed.out()));
        holds(openApi, "Surface", served);
        HttpResponse<String> unknown = get(server, "/api/v1/surface/AAPL");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(RunJson.parse(unknown.body()).at("/error/field_errors/0/path").asText()).isEqualTo("symbol");
    }

    private void structures(Server server, JsonNode openApi, Path data) throws IOException, InterruptedException {
        CliRun printed = CliRun.withoutModels(
                "analyze", "MSFT", "--structure", "collar", "--days", "20", "--json", "--data", data.toString());
        assertThat(printed.code()).as(printed.err()).isZero();
        HttpRequest.Builder request = HttpRequest
                .newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/v1/analyze"))
                .header("Content-Type", "application/json");
        HttpResponse<String> served = client.send(request.POST(HttpRequest.BodyPublishers
                .ofString("{\"symbol\":\"msft\",\"structure\":\"collar\",\"days\":20}")).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(served.statusCode()).as(served.body()).isEqualTo(200);
        assertThat(RunJson.parse(served.body())).isEqualTo(RunJson.parse(printed.out()));
        holds(openApi, "Analysis", RunJson.parse(served.body()));
        HttpResponse<String> unknown = client.send(request.POST(HttpRequest.BodyPublishers
                .ofString("{\"symbol\":\"AAPL\",\"structure\":\"collar\"}")).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(unknown.statusCode()).isEqualTo(404);
    }

    private JsonNode signals(Server server) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (true) {
            HttpResponse<String> answer = get(server, "/api/v1/signals");
            if (answer.statusCode() == 200) {
                return RunJson.parse(answer.body());
            }
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            assertThat(System.nanoTime()).as("no signals: " + answer.body()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private HttpResponse<String> get(Server server, String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
        return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void holds(JsonNode openApi, String component, JsonNode document) {
        ObjectNode schema = openApi.at("/components/schemas/" + component).deepCopy();
        schema.set("components", openApi.get("components"));
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema).validate(document))
                .isEmpty();
    }
}
