package dollarbill.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of error comes as the one error document, with its status and the request id. */
class ServerErrorsTest {
    private static final String ROW = "{\"edge_percent\":5,\"delta\":0.4,\"gamma\":0.01,\"vega\":0.2,\"theta\":-0.05,\"volume\":10,"
            + "\"open_interest\":100,\"days_to_expiry\":30}";
    private static final String ENHANCE = "/api/v1/signals/enhance";

    private static final FakeDesk DESK = new FakeDesk();
    private static Server server;
    private static HttpClientOf client;

    @BeforeAll
    static void start() {
        server = Server.start(ServerSettings.loopback(0), DESK, InstantSource.system());
        client = new HttpClientOf(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void healthy() {
        DESK.started = true;
        DESK.fault = null;
        DESK.board = FakeDesk.board(3);
        DESK.host.breaker = "CLOSED";
    }

    @Test
    void unknownPathIs404() {
        expect(client.get("/nope"), 404, "NOT_FOUND");
    }

    @Test
    void unknownSignalIs404NamingIt() {
        JsonNode error = expect(client.get("/api/v1/signals/none"), 404, "NOT_FOUND");
        assertThat(error.at("/field_errors/0/value").textValue()).isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/models/other", "/api/v1/models/NOT%20A%20NAME", "/api/v1/models/other/versions"})
    void unknownModelIs404(String path) {
        expect(client.get(path), 404, "NOT_FOUND");
    }

    @Test
    void surfaceOfNobodysUnderlyingIs404NamingIt() {
        JsonNode error = expect(client.get("/api/v1/surface/NOWHERE"), 404, "NOT_FOUND");
        assertThat(error.at("/field_errors/0/path").textValue()).isEqualTo("symbol");
        assertThat(error.at("/field_errors/0/value").textValue()).isEqualTo("NOWHERE");
    }

    @Test
    void surfaceWithoutAChainIs404WithTheReason() {
        JsonNode error = expect(client.get("/api/v1/surface/OLD"), 404, "NOT_FOUND");
        assertThat(error.at("/field_errors/0/path").textValue()).isEqualTo("reason");
        assertThat(error.at("/field_errors/0/value").textValue()).isEqualTo("CHAIN_MISSING");
    }

    @Test
    void surfaceBeforeTheFirstRunIs503() {
        expect(client.get("/api/v1/surface/SOON"), 503, "NOT_READY");
    }

    @Test
    void otherMethodIs405WithTheAllowedOnes() {
        HttpResponse<String> answer = client.method("DELETE", "/api/v1/signals");
        expect(answer, 405, "METHOD_NOT_ALLOWED");
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET");
    }

    @Test
    void answerInAnotherMediaTypeIs406() {
        expect(client.get("/api/v1/signals", "Accept", "text/html"), 406, "NOT_ACCEPTABLE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/json; charset=iso-8859-1"})
    void bodyOfAnotherMediaTypeIs415(String type) {
        expect(client.post(ENHANCE, "{}", "Content-Type", type), 415, "UNSUPPORTED_MEDIA_TYPE");
        expect(
                client.post("/api/v1/models/signal_classifier/promote", "{\"version\":2}", "Content-Type", type),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
        expect(
                client.post("/api/v1/models/signal_classifier/rollback", "{}", "Content-Type", type),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void bodyWithoutMediaTypeIs415() {
        expect(client.post(ENHANCE, "{}"), 415, "UNSUPPORTED_MEDIA_TYPE");
    }

    @ParameterizedTest
    @ValueSource(ints = {(1 << 20) + 1, 3 << 20})
    void tooLargeBodyIs413(int size) {
        expect(client.json(ENHANCE, "x".repeat(size)), 413, "BODY_TOO_LARGE");
    }

    @Test
    void tooLargeBodyOfUnknownLengthIs413() {
        byte[] chunk = new byte[64 << 10];
        List<byte[]> chunks = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            chunks.add(chunk);
        }
        HttpRequest request = client.request(ENHANCE, "Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArrays(chunks))
                .build();
        expect(client.send(request), 413, "BODY_TOO_LARGE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "nonsense", "{} {}", "{\"signals\":[],\"signals\":[]}",
        "[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]"
    })
    void bodyThatIsNotJsonIs400(String body) {
        expect(client.json(ENHANCE, body), 400, "BAD_REQUEST");
    }

    @Test
    void everyWrongFieldOfEveryRowIsNamedAtOnce() {
        String body = "{\"signals\":[" + ROW + ","
                + "{\"id\":7,\"edge_percent\":\"high\",\"delta\":4,\"gamma\":0,\"vega\":0,\"theta\":0,\"volume\":-1,"
                + "\"days_to_expiry\":30,\"colour\":\"red\"},3],\"mode\":1}";
        JsonNode error = expect(client.json(ENHANCE, body), 422, "INVALID_BODY");
        assertThat(error.at("/field_errors").findValuesAsText("path"))
                .containsExactlyInAnyOrder(
                        "$.mode",
                        "$.signals[1].colour",
                        "$.signals[1].id",
                        "$.signals[1].edge_percent",
                        "$.signals[1].delta",
                        "$.signals[1].volume",
                        "$.signals[1].open_interest",
                        "$.signals[2]");
    }

    @Test
    void tooManyRowsAre422() {
        String rows = String.join(",", java.util.Collections.nCopies(1_001, ROW));
        JsonNode error = expect(client.json(ENHANCE, "{\"signals\":[" + rows + "]}"), 422, "INVALID_BODY");
        assertThat(error.at("/field_errors/0/value").textValue()).isEqualTo("1001 rows");
    }

    @Test
    void twoRowsOfOneIdAre422() {
        String row = "{\"id\":\"a\"," + ROW.substring(1);
        JsonNode error = expect(client.json(ENHANCE, "{\"signals\":[" + row + "," + row + "]}"), 422, "INVALID_BODY");
        assertThat(error.at("/field_errors/0/path").textValue()).isEqualTo("$.signals[1].id");
    }

    @ParameterizedTest
    @CsvSource({
        "min_confidence=2, min_confidence",
        "min_confidence=NaN, min_confidence",
        "min_confidence=, min_confidence",
        "limit=0, limit",
        "limit=many, limit",
        "symbol=%3Cscript%3E, symbol",
        "sort=up, sort",
        "limit=1&limit=2, limit",
    })
    void wrongQueryParameterIs400NamingIt(String query, String name) {
        JsonNode error = expect(client.get("/api/v1/signals?" + query), 400, "BAD_REQUEST");
        assertThat(error.at("/field_errors/0/path").textValue()).isEqualTo(name);
    }

    @Test
    void parametersOnARouteWithoutAnyAre400() {
        expect(client.get("/health?verbose=1"), 400, "BAD_REQUEST");
        expect(client.get("/api/v1/models?x=1"), 400, "BAD_REQUEST");
    }

    @Test
    void allWrongQueryParametersAreNamedAtOnce() {
        JsonNode error = expect(client.get("/api/v1/signals?limit=x&min_confidence=9&a=b"), 400, "BAD_REQUEST");
        assertThat(error.at("/field_errors")).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"version\":0}", "{\"version\":\"2\"}", "{}", "[]",
        "{\"version\":2,\"force\":true}"})
    void wrongPromotionIs422(String body) {
        expect(client.json("/api/v1/models/signal_classifier/promote", body), 422, "INVALID_BODY");
    }

    @Test
    void promotionOfAnUnknownVersionIs404() {
        expect(client.json("/api/v1/models/signal_classifier/promote", "{\"version\":99}"), 404, "NOT_FOUND");
    }

    @Test
    void faultOfTheServerIs500WithoutItsTrace() {
        DESK.fault = new IllegalStateException("secret detail");
        HttpResponse<String> answer = client.json(ENHANCE, "{\"signals\":[" + ROW + "]}");
        expect(answer, 500, "INTERNAL");
        assertThat(answer.body()).doesNotContain("secret", "Exception", "at dollarbill");
    }

    @Test
    void signalsBeforeTheFirstRunAre503() {
        DESK.board = null;
        HttpResponse<String> answer = client.get("/api/v1/signals");
        expect(answer, 503, "NOT_READY");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
    }

    @Test
    void modelsBeforePythonIsThereAre503() {
        DESK.started = false;
        expect(client.get("/api/v1/models"), 503, "NOT_READY");
    }

    @Test
    void notReadyNamesEveryObstacle() {
        DESK.started = false;
        DESK.board = null;
        JsonNode error = expect(client.get("/ready"), 503, "NOT_READY");
        assertThat(error.at("/field_errors").findValuesAsText("value"))
                .containsExactly("SIGNALS_PENDING", "PYTHON_STARTING");
    }

    @Test
    void restingModelIsNotReady() {
        DESK.host.breaker = "OPEN";
        JsonNode error = expect(client.get("/ready"), 503, "NOT_READY");
        assertThat(error.at("/field_errors/0/value").textValue()).isEqualTo("MODEL_BREAKER_OPEN");
    }

    @Test
    void foreignHostIsRefused() throws IOException {
        String answer = raw("GET /api/v1/models HTTP/1.1\r\nHost: evil.example:80\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 403").contains("\"code\":\"HOST_REFUSED\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:9", "127.0.0.1:80", "[::1]:80", "[::1]"})
    void loopbackNamesAreServed(String host) throws IOException {
        assertThat(raw("GET /health HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "GET /%zz HTTP/1.1|400",
        "GARBAGE|400",
        "GET /health HTTP/9.9|505",
    })
    void malformedRequestGetsTheErrorDocument(String line, int status) throws IOException {
        String answer = raw(line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 " + status).contains("\"error\":{\"code\":").contains("X-Request-Id");
    }

    @Test
    void tooLongUriAndHeaderGetTheErrorDocument() throws IOException {
        String longUri = raw(
                "GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(longUri).startsWith("HTTP/1.1 414").contains("\"code\":\"URI_TOO_LONG\"");
        String longHeader = raw(
                "GET /health HTTP/1.1\r\nHost: localhost\r\nX-A: " + "a".repeat(20_000)
                        + "\r\nConnection: close\r\n\r\n");
        assertThat(longHeader).startsWith("HTTP/1.1 431").contains("\"code\":\"HEADER_TOO_LARGE\"");
    }

    private static JsonNode expect(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        JsonNode error = HttpClientOf.tree(answer).get("error");
        assertThat(error.get("code").textValue()).isEqualTo(code);
        assertThat(answer.headers().firstValue("X-Request-Id"))
                .hasValue(error.get("request_id").textValue());
        return error;
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
