package dollarbill.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dollarbill.app.EngineOptions;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The endpoint serves the document that the command line prints, in the form its OpenAPI document promises. */
class SameOverHttpTest {
    private static final String[] SYMBOLS = {"MSFT", "NVDA"};

    @TempDir
    Path folder;

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
        try (ServedWithoutModels server = ServedWithoutModels.start(options, SYMBOLS)) {
            JsonNode served = signals(server);
            assertThat(RunJson.comparable(served)).isEqualTo(RunJson.comparable(RunJson.parse(printed.out())));
            JsonNode openApi = RunJson.parse(server.get("/openapi.json").body());
            holds(openApi, "SignalDocument", served);
            String id = served.at("/signals/0/id").asText();
            JsonNode one = RunJson.parse(server.get("/api/v1/signals/" + id).body());
            assertThat(one).isEqualTo(served.at("/signals/0"));
            holds(openApi, "Signal", one);
            surfaces(server, openApi, data);
            structures(server, openApi, data);
        }
    }

    private void surfaces(ServedWithoutModels server, JsonNode openApi, Path data)
            throws IOException, InterruptedException {
        CliRun printed = CliRun.withoutModels(
                "surface", "MSFT", "--json", "--data", data.toString(), "--out", folder.resolve("surface").toString());
        assertThat(printed.code()).as(printed.err()).isZero();
        JsonNode served = RunJson.parse(server.get("/api/v1/surface/msft").body());
        assertThat(served).isEqualTo(RunJson.parse(printed.out()));
        holds(openApi, "Surface", served);
        HttpResponse<String> unknown = server.get("/api/v1/surface/AAPL");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(RunJson.parse(unknown.body()).at("/error/field_errors/0/path").asText()).isEqualTo("symbol");
    }

    private void structures(ServedWithoutModels server, JsonNode openApi, Path data)
            throws IOException, InterruptedException {
        CliRun printed = CliRun.withoutModels(
                "analyze", "MSFT", "--structure", "collar", "--days", "20", "--json", "--data", data.toString());
        assertThat(printed.code()).as(printed.err()).isZero();
        HttpResponse<String> served = server.post(
                "/api/v1/analyze", "{\"symbol\":\"msft\",\"structure\":\"collar\",\"days\":20}");
        assertThat(served.statusCode()).as(served.body()).isEqualTo(200);
        assertThat(RunJson.parse(served.body())).isEqualTo(RunJson.parse(printed.out()));
        holds(openApi, "Analysis", RunJson.parse(served.body()));
        HttpResponse<String> unknown = server.post(
                "/api/v1/analyze", "{\"symbol\":\"AAPL\",\"structure\":\"collar\"}");
        assertThat(unknown.statusCode()).isEqualTo(404);
    }

    private JsonNode signals(ServedWithoutModels server) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (true) {
            HttpResponse<String> answer = server.get("/api/v1/signals");
            if (answer.statusCode() == 200) {
                return RunJson.parse(answer.body());
            }
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            assertThat(System.nanoTime()).as("no signals: " + answer.body()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private static void holds(JsonNode openApi, String component, JsonNode document) {
        ObjectNode schema = openApi.at("/components/schemas/" + component).deepCopy();
        schema.set("components", openApi.get("components"));
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema).validate(document))
                .isEmpty();
    }
}
