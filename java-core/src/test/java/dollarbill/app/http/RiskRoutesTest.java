package dollarbill.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dollarbill.app.risk.RiskQuestion;
import dollarbill.app.risk.RiskService;
import dollarbill.risk.book.BookFile;
import dollarbill.risk.scenario.SmileRule;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The risk of a book over HTTP: the service's own document, held to its schema, and refusals by path. */
class RiskRoutesTest {
    private static final String PATH = "/api/v1/risk";
    private static final String BOOK = "{\"account\":{\"equity\":20000},\"positions\":["
            + "{\"symbol\":\"KO\",\"type\":\"shares\",\"quantity\":100,\"entry_price\":53},"
            + "{\"symbol\":\"KO\",\"type\":\"call\",\"strike\":55,\"expiry\":\"2026-11-27\",\"quantity\":-1,\"entry_price\":0.4},"
            + "{\"symbol\":\"NONE\",\"type\":\"shares\",\"quantity\":1,\"entry_price\":1}]}";

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

    @Test
    void answersWithTheDocumentOfTheService() {
        HttpResponse<String> answer = client
                .json(PATH + "?history=250&smile=sticky_strike&as_of=2026-10-30&since=2026-10-23", BOOK);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        RiskQuestion question = new RiskQuestion(
                Optional.of(LocalDate.of(2026, 10, 30)), 250, SmileRule.STICKY_STRIKE,
                Optional.of(LocalDate.of(2026, 10, 23)));
        JsonNode expected = RiskService.json(DESK.risk().report(BookFile.json("body", BOOK), question));
        assertThat(HttpClientOf.tree(answer).toString()).isEqualTo(expected.toString());
        JsonNode openApi = HttpClientOf.tree(client.get("/openapi.json"));
        holds(openApi, "Risk", HttpClientOf.tree(answer));
        holds(openApi, "RiskRequest", Wire.parse(BOOK.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(expected.at("/unvalued/0/id").asText()).isEqualTo("NONE shares");
    }

    private static void holds(JsonNode openApi, String component, JsonNode document) {
        ObjectNode schema = openApi.at("/components/schemas/" + component).deepCopy();
        schema.set("components", openApi.get("components"));
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema).validate(document))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "?history=59     | {\"positions\":[]} | 400 | history",
        "?smile=frozen   | {\"positions\":[]} | 400 | smile",
        "?as_of=tomorrow | {\"positions\":[]} | 400 | as_of",
        "?book=1         | {\"positions\":[]} | 400 | book",
        "''              | {\"positions\":[{\"symbol\":\"KO\",\"type\":\"shares\",\"quantity\":1}]} | 422 | $.positions[0].entry_price",
        "''              | {\"positions\":{}} | 422 | $.positions",
        "''              | []                 | 422 | $",
        "''              | {\"positions\":[   | 400 | ",
    })
    void refusesByPath(String query, String body, int status, String path) {
        HttpResponse<String> answer = client.json(PATH + query, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        JsonNode errors = HttpClientOf.tree(answer);
        if (path != null) {
            assertThat(errors.findValuesAsText("path")).as(answer.body()).contains(path);
        }
    }
}
