package dollarbill.app.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The route that analyses structures, on the running server. */
class StructureRoutesTest {
    private static final String PATH = "/api/v1/analyze";

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
    void legsBySymbolOfAnyCase() {
        HttpResponse<String> answer = client.json(
                PATH, "{\"symbol\":\"spy\",\"legs\":\"+1 C 580 2026-11-27, -1 C 590 2026-11-27\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode document = HttpClientOf.tree(answer);
        double debit = document.at("/entry/net_debit").doubleValue();
        assertThat(document.path("structure").textValue()).isEqualTo("custom");
        assertThat(document.path("max_loss").doubleValue()).isEqualTo(debit, within(1e-9));
        assertThat(document.path("max_profit").doubleValue()).isEqualTo(1000.0 - debit, within(1e-9));
        assertThat(document.at("/breakevens/0").doubleValue()).isEqualTo(580.0 + debit / 100.0, within(1e-9));
        assertThat(document.at("/margin/deposit").doubleValue()).isEqualTo(debit, within(1e-9));
    }

    @Test
    void findsEveryWrongFieldAtOnce() {
        HttpResponse<String> answer = client.json(PATH,
                """
                        {"symbol":"!","structure":"condor","delta":2,"days":0,"width":-1,"far_days":"x","smile_motion":"stiff",
                         "margin_class":"other","leverage":0.5,"dividends":[{"ex_date":"soon","amount":1},{"amount":1}],"more":1}
                        """);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(HttpClientOf.tree(answer).at("/error/field_errors").findValuesAsText("path"))
                .containsExactlyInAnyOrder("$.symbol", "$.structure", "$.delta", "$.days", "$.width", "$.far_days",
                        "$.smile_motion", "$.margin_class", "$.leverage", "$.dividends[0].ex_date", "$.dividends[1]",
                        "$.more");
    }

    @Test
    void aBelievedProbabilityBringsAStake() {
        String order = "\"symbol\":\"SPY\",\"structure\":\"iron_condor\",\"delta\":0.35";
        HttpResponse<String> answer = client.json(PATH,
                "{" + order + ",\"win_probability\":0.9,\"observations\":400,\"value\":100000}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode stake = HttpClientOf.tree(answer).path("stake");
        assertThat(stake.at("/limits/portfolio_value").doubleValue()).isEqualTo(100000.0);
        assertThat(stake.path("raw_fraction").doubleValue()).isPositive();
        assertThat(HttpClientOf.tree(client.json(PATH, "{" + order + "}")).has("stake")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"symbol\":\"SPY\",\"structure\":\"long_put\",\"value\":9}       | $.value     | needs win_probability",
        "[]                                                                  | $           | an object",
        "{\"symbol\":\"SPY\"}                                                | $.structure | iron_condor",
        "{\"symbol\":\"SPY\",\"legs\":7}                                       | $.legs      | a text such as",
        "{\"symbol\":\"SPY\",\"legs\":\"+1 C 580\"}                            | $.legs      | leg 1, column 9",
        "{\"symbol\":\"SPY\",\"legs\":\"+1 C 1 2026-11-27\",\"days\":3}         | $.days      | left out",
        "{\"symbol\":\"SPY\",\"legs\":\"+1 C 581 2026-11-27\"}                 | $.legs      | no usable quote",
        "{\"symbol\":\"SPY\",\"legs\":\"+1 C 580 2027-11-27\"}                 | $.legs      | no smile at",
        "{\"symbol\":\"SPY\",\"structure\":\"call_calendar\",\"days\":900}      | $.structure | no smile after",
    })
    void refusesWithPathAndReason(String body, String path, String message) {
        HttpResponse<String> answer = client.json(PATH, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        JsonNode error = HttpClientOf.tree(answer).at("/error/field_errors/0");
        assertThat(error.path("path").textValue()).isEqualTo(path);
        assertThat(error.path("message").textValue()).contains(message);
    }
}
