package dollarbill.app.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dollarbill.ReferenceTable;
import dollarbill.app.rows.GreekSet;
import dollarbill.app.rows.Question;
import dollarbill.app.rows.RowStream;
import dollarbill.pricing.american.AmericanAccuracy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The routes that answer rows of options, on the running server. */
class RowRoutesTest {
    private static final String PRICE = "/api/v1/price";
    private static final String IV = "/api/v1/iv";
    private static final String ROW = "\"type\":\"C\",\"spot\":100,\"strike\":110,\"t\":0.5,\"r\":0.03,\"q\":0.01,\"vol\":0.2";

    private static Server server;
    private static HttpClientOf client;

    @BeforeAll
    static void start() {
        server = Server.start(ServerSettings.loopback(0), new FakeDesk(), InstantSource.system());
        client = new HttpClientOf(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void pricesOfHaugsBook() {
        List<CSVRecord> table = ReferenceTable
                .resource(dollarbill.pricing.black.BlackScholes.class, "black_scholes_haug.csv");
        String rows = table.stream()
                .map(row -> "{\"type\":\"" + row.get("type") + "\"" + Stream.of("spot", "strike", "r", "q", "vol")
                        .map(name -> ",\"" + name + "\":" + row.get(name))
                        .collect(Collectors.joining()) + ",\"t\":" + row.get("t_years") + "}")
                .collect(Collectors.joining(","));
        JsonNode answers = answered(PRICE, "{\"greeks\":\"none\",\"rows\":[" + rows + "]}");
        assertThat(answers).hasSameSizeAs(table);
        for (int i = 0; i < table.size(); i++) {
            assertThat(answers.get(i).get("price").doubleValue())
                    .as("row %s", table.get(i))
                    .isCloseTo(Double.parseDouble(table.get(i).get("price")), within(1e-4));
            assertThat(answers.get(i).get("reason").isNull()).isTrue();
            assertThat(answers.get(i).has("delta")).isFalse();
        }
    }

    @Test
    void aRowWithoutAnswerHasItsReasonAndLeavesTheOthers() {
        JsonNode rows = answered(
                IV,
                "{\"rows\":[{\"id\":\"a\",\"is_call\":true,\"forward\":100,\"strike\":100,\"t\":1,\"undiscounted_price\":7.965567455405804},"
                        + "{\"id\":\"b\",\"is_call\":0,\"spot\":100,\"strike\":120,\"t\":1,\"price\":19},"
                        + "{\"type\":\"put\",\"spot\":-100,\"strike\":120,\"t\":1,\"price\":19}]}");
        assertThat(rows.get(0).get("iv").doubleValue()).isCloseTo(0.2, within(1e-14));
        assertThat(rows.get(1).get("id").textValue()).isEqualTo("b");
        assertThat(rows.get(1).get("iv").isNull()).isTrue();
        assertThat(rows.get(1).get("reason").textValue()).isEqualTo("IV_BELOW_INTRINSIC");
        assertThat(rows.get(2).get("reason").textValue()).isEqualTo("VALUE_OUT_OF_DOMAIN");
        assertThat(rows.get(2).get("reason_detail").textValue()).isEqualTo("spot -100 must be positive");
    }

    @Test
    void theCommandLinePrintsTheSameDocument() throws IOException {
        String csv = """
                id,type,model,spot,strike,t,r,q,vol,v0,kappa,theta,sigma,rho
                a,C,black,100,110,0.5,0.03,0.01,0.2,0.04,2,0.05,0.3,-0.5
                b,put,heston,100,110,0.5,0.03,0.01,0.2,0.04,2,0.05,0.3,-0.5
                d,P,american,100,110,0.5,0.03,0.01,0.2,0.04,2,0.05,0.3,-0.5
                c,P,black,100,-110,0.5,0.03,0.01,0.2,0.04,2,0.05,0.3,-0.5
                """;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        new RowStream(Question.price(GreekSet.ALL, AmericanAccuracy.HIGH), new RowStream.Settings(true, "", 2))
                .run("c", new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), printed, rows -> {});
        String[] names = csv.lines().findFirst().orElseThrow().split(",", -1);
        String rows = csv.lines()
                .skip(1)
                .map(line -> {
                    String[] cells = line.split(",", -1);
                    List<String> fields = new ArrayList<>();
                    for (int i = 0; i < names.length; i++) {
                        fields.add("\"" + names[i] + "\":" + (i < 3 ? "\"" + cells[i] + "\"" : cells[i]));
                    }
                    return "{" + String.join(",", fields) + "}";
                })
                .collect(Collectors.joining(","));
        HttpResponse<String> answer = client.json(PRICE, "{\"greeks\":\"all\",\"rows\":[" + rows + "]}");
        JsonNode overHttp = HttpClientOf.tree(answer);
        JsonNode fromFile = Wire.parse(printed.toByteArray());
        // The refused value is shown as it was written, which JSON and CSV do differently.
        for (JsonNode document : List.of(overHttp, fromFile)) {
            document.get("rows")
                    .forEach(
                            row -> ((com.fasterxml.jackson.databind.node.ObjectNode) row).remove("reason_detail"));
        }
        assertThat(overHttp).isEqualTo(fromFile);
    }

    @Test
    void findsEveryWrongFieldAtOnce() {
        HttpResponse<String> answer = client.json(
                PRICE,
                "{\"more\":1,\"greeks\":\"some\",\"rows\":[{" + ROW + "},{"
                        + ROW.replace("100", "\"x\"").replace("\"C\"", "7")
                        + ",\"vool\":1,\"id\":5},[],{\"model\":\"heston\",\"type\":\"P\",\"spot\":1,\"forward\":1,"
                        + "\"strike\":null,\"t\":1e999,\"v0\":0.1}]}");
        assertThat(answer.statusCode()).isEqualTo(422);
        JsonNode error = HttpClientOf.tree(answer).get("error");
        List<String> paths = new ArrayList<>();
        error.get("field_errors").forEach(field -> paths.add(field.get("path").textValue()));
        assertThat(paths).containsExactlyInAnyOrder(
                "$.more",
                "$.greeks",
                "$.rows[1].spot",
                "$.rows[1].type",
                "$.rows[1].vool",
                "$.rows[1].id",
                "$.rows[2]",
                "$.rows[3].spot",
                "$.rows[3].strike",
                "$.rows[3].t",
                "$.rows[3].kappa",
                "$.rows[3].theta",
                "$.rows[3].sigma",
                "$.rows[3].rho");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{}               | $.rows",
        "{\"rows\":[]}    | $.rows",
        "{\"rows\":{}}    | $.rows",
        "[]               | $",
    })
    void aBodyWithoutRowsIsRefused(String body, String path) {
        HttpResponse<String> answer = client.json(IV, body);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(HttpClientOf.tree(answer).at("/error/field_errors/0/path").textValue()).isEqualTo(path);
    }

    @Test
    void moreRowsThanTheLimitAreRefused() {
        String rows = Stream.generate(() -> "{" + ROW + "}").limit(1_001).collect(Collectors.joining(","));
        HttpResponse<String> answer = client.json(PRICE, "{\"rows\":[" + rows + "]}");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("an array of 1 to 1000 rows", "1001 rows");
    }

    private static JsonNode answered(String path, String body) {
        HttpResponse<String> answer = client.json(path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return HttpClientOf.tree(answer).get("rows");
    }
}
