package dollarbill.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dollarbill.bridge.ModelStatus;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The OpenAPI document describes the routes the server has, and their real answers hold to its schemas. */
class OpenApiTest {
    private static final String ROW = "{\"edge_percent\":5,\"delta\":0.4,\"gamma\":0.01,\"vega\":0.2,\"theta\":-0.05,\"volume\":10,"
            + "\"open_interest\":100,\"days_to_expiry\":30,\"spread_percent\":null}";

    private static final FakeDesk DESK = new FakeDesk();
    private static Server server;
    private static HttpClientOf client;
    private static JsonNode document;

    @BeforeAll
    static void start() {
        server = Server.start(ServerSettings.loopback(0), DESK, InstantSource.system());
        client = new HttpClientOf(server);
        document = HttpClientOf.tree(client.get("/openapi.json"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void listsExactlyTheRoutesRegistered() {
        Set<String> described = new TreeSet<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> described
                                .add(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey())));
        assertThat(described).isEqualTo(new TreeSet<>(server.registered())).hasSizeGreaterThan(10);
    }

    @Test
    void everyReferenceHasItsSchemaAndEverySchemaIsUsed() {
        Set<String> used = new TreeSet<>(document.findValuesAsText("$ref"));
        Set<String> there = new TreeSet<>();
        document.at("/components/schemas").fieldNames().forEachRemaining(n -> there.add("#/components/schemas/" + n));
        assertThat(used).isEqualTo(there);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "/api/v1/models | /api/v1/models",
        "/api/v1/models/signal_classifier | /api/v1/models/{name}",
        "/api/v1/models/signal_classifier/versions | /api/v1/models/{name}/versions",
        "/health | /health",
        "/ready | /ready",
        "/openapi.json | /openapi.json",
        "/api/v1/signals | /api/v1/signals",
        "/api/v1/signals/S1 | /api/v1/signals/{id}",
        "/api/v1/surface/SPY | /api/v1/surface/{symbol}",
        "/api/v1/kelly/AAPL?lookback=100 | /api/v1/kelly/{symbol}",
        "/api/v1/portfolio?value=50000&scaling=.5 | /api/v1/portfolio",
    })
    void answersHoldToTheirSchemas(String path, String route) {
        holds(client.get(path), route, "get", 200);
    }

    @Test
    void healthHoldsToItsSchemaWhilePythonStartsAndAfterARefusal() {
        DESK.started = false;
        holds(client.get("/health"), "/health", "get", 200);
        DESK.started = true;
        DESK.host.state = ModelStatus.State.SERVING_PREVIOUS;
        HttpResponse<String> answer = client.get("/health");
        DESK.host.state = ModelStatus.State.SERVING;
        holds(answer, "/health", "get", 200);
        assertThat(HttpClientOf.tree(answer).get("status").textValue()).isEqualTo("DEGRADED");
        assertThat(HttpClientOf.tree(answer).at("/models/0/refusal/python_line").intValue()).isEqualTo(12);
    }

    @Test
    void postsHoldToTheirSchemas() {
        String body = "{\"signals\":[" + ROW + "]}";
        assertThat(schema("/api/v1/signals/enhance", "post", "/requestBody").validate(Wire.parse(body.getBytes(
                StandardCharsets.UTF_8))))
                .isEmpty();
        holds(client.json("/api/v1/signals/enhance", body), "/api/v1/signals/enhance", "post", 200);
        holds(
                client.json("/api/v1/models/signal_classifier/promote", "{\"version\":2}"),
                "/api/v1/models/{name}/promote",
                "post",
                200);
        holds(
                client.json("/api/v1/models/signal_classifier/rollback", "{}"),
                "/api/v1/models/{name}/rollback",
                "post",
                200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "/api/v1/price | {\"greeks\":\"all\",\"rows\":[{\"id\":\"a\",\"type\":\"C\",\"spot\":100,\"strike\":100,\"t\":1,\"vol\":0.2}]}",
        "/api/v1/price | {\"rows\":[{\"is_call\":1,\"forward\":100,\"strike\":100,\"t\":0,\"r\":-0.01,\"vol\":0.2}]}",
        "/api/v1/iv    | {\"rows\":[{\"is_call\":false,\"forward\":100,\"strike\":100,\"t\":1,\"price\":8}]}",
        "/api/v1/iv    | {\"rows\":[{\"type\":\"P\",\"spot\":100,\"strike\":-1,\"t\":1,\"price\":8}]}",
    })
    void rowsHoldToTheirSchemas(String path, String body) {
        assertThat(schema(path, "post", "/requestBody").validate(Wire.parse(body.getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
        holds(client.json(path, body), path, "post", 200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"win_probability\":0.6,\"odds\":1}",
        "{\"win_probability\":0.6,\"odds\":1,\"interval\":{\"low\":0.5,\"high\":0.7},\"value\":5000,\"scaling\":0.25}",
        "{\"payoffs\":[{\"profit\":2,\"probability\":0.5},{\"profit\":-1,\"probability\":0.5}]}",
    })
    void betsHoldToTheirSchemas(String body) {
        assertThat(schema("/api/v1/kelly", "post", "/requestBody").validate(Wire.parse(body.getBytes(
                StandardCharsets.UTF_8))))
                .isEmpty();
        holds(client.json("/api/v1/kelly", body), "/api/v1/kelly", "post", 200);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"symbol\":\"spy\",\"structure\":\"iron_condor\",\"delta\":0.2,\"days\":21,\"width\":10}",
        "{\"symbol\":\"SPY\",\"structure\":\"put_calendar\",\"far_days\":60,\"smile_motion\":\"sticky_moneyness\"}",
        "{\"symbol\":\"SPY\",\"legs\":\"+100 S, -1 C 590 2026-11-20\",\"dividends\":[{\"ex_date\":\"2026-11-10\",\"amount\":1.5}]}",
        "{\"symbol\":\"SPY\",\"structure\":\"short_call\",\"margin_class\":\"broad_index\",\"leverage\":2}",
    })
    void analysesHoldToTheirSchemas(String body) {
        String path = "/api/v1/analyze";
        assertThat(schema(path, "post", "/requestBody").validate(Wire.parse(body.getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
        holds(client.json(path, body), path, "post", 200);
    }

    @Test
    void errorsHoldToTheirSchemas() {
        holds(client.get("/api/v1/crypto"), "/api/v1/crypto", "get", 404);
        holds(client.get("/api/v1/kelly/NOWHERE"), "/api/v1/kelly/{symbol}", "get", 404);
        holds(client.get("/api/v1/kelly/AAPL?lookback=1"), "/api/v1/kelly/{symbol}", "get", 400);
        holds(client.get("/api/v1/portfolio?scaling=2"), "/api/v1/portfolio", "get", 400);
        holds(client.json("/api/v1/kelly", "{\"odds\":1}"), "/api/v1/kelly", "post", 422);
        String analyze = "/api/v1/analyze";
        holds(client.json(analyze, "{\"symbol\":\"SPY\"}"), analyze, "post", 422);
        holds(client.json(analyze, "{\"symbol\":\"NOWHERE\",\"structure\":\"long_call\"}"), analyze, "post", 404);
        holds(client.json(analyze, "{\"symbol\":\"SOON\",\"structure\":\"long_call\"}"), analyze, "post", 503);
        holds(client.get("/api/v1/models/other"), "/api/v1/models/{name}", "get", 404);
        holds(client.get("/api/v1/surface/NOWHERE"), "/api/v1/surface/{symbol}", "get", 404);
        holds(client.get("/api/v1/surface/SOON"), "/api/v1/surface/{symbol}", "get", 503);
        holds(client.get("/api/v1/signals?limit=0"), "/api/v1/signals", "get", 400);
        holds(client.json("/api/v1/signals/enhance", "{\"signals\":1}"), "/api/v1/signals/enhance", "post", 422);
        holds(client.json("/api/v1/models/signal_classifier/rollback", "[]"), "/api/v1/models/{name}/rollback", "post",
                422);
    }

    private static void holds(HttpResponse<String> answer, String route, String method, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        JsonSchema schema = schema(route, method, "/responses/" + status);
        assertThat(schema.validate(HttpClientOf.tree(answer))).as(answer.body()).isEmpty();
    }

    private static JsonSchema schema(String route, String method, String part) {
        String pointer = "/paths/" + route.replace("/", "~1") + "/" + method + part
                + "/content/application~1json/schema";
        JsonNode found = document.at(pointer);
        assertThat(found.isMissingNode()).as(pointer).isFalse();
        ObjectNode schema = found.deepCopy();
        schema.set("components", document.get("components"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
    }
}
