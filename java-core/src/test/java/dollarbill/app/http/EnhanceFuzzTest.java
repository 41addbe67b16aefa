package dollarbill.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/** Whatever is posted to be enhanced is answered or refused, never a fault of the server. */
class EnhanceFuzzTest {
    private static final List<String> NAMES = List.of(
            "id", "edge_percent", "delta", "gamma", "vega", "theta", "volume", "open_interest", "days_to_expiry",
            "other",
            "spread_percent", "signals");

    private static final Server SERVER = Server.start(ServerSettings.loopback(0), new FakeDesk(),
            InstantSource.system());
    private static final HttpClientOf CLIENT = new HttpClientOf(SERVER);

    @AfterContainer
    static void stop() {
        SERVER.close();
    }

    @Property(tries = 300, seed = "20260211")
    void anyTextIsAnswered(@ForAll String body) {
        check(body);
    }

    @Property(tries = 700, seed = "20260212")
    void anyObjectIsAnswered(@ForAll("bodies") String body) {
        check(body);
    }

    @Provide
    Arbitrary<String> bodies() {
        Arbitrary<String> value = Arbitraries.oneOf(
                Arbitraries.doubles().ofScale(6).map(String::valueOf),
                Arbitraries.of(
                        "null", "true", "\"x\"", "[]", "{}", "1e999", "-0.0", "1e-400", "99999999999999999999999",
                        "\"\"", "NaN",
                        "\"\\ud800\"", "[[[[]]]]"));
        Arbitrary<String> field = net.jqwik.api.Combinators.combine(Arbitraries.of(NAMES), value)
                .as((name, content) -> "\"" + name + "\":" + content);
        Arbitrary<String> row = field.list()
                .ofMaxSize(12)
                .map(fields -> fields.stream().collect(Collectors.joining(",", "{", "}")));
        return Arbitraries.oneOf(row, value)
                .list()
                .ofMaxSize(4)
                .map(rows -> "{\"signals\":[" + String.join(",", rows) + "]}");
    }

    private static void check(String body) {
        HttpResponse<String> answer = CLIENT.json("/api/v1/signals/enhance", body);
        assertThat(answer.statusCode()).as("%s gave %s", body, answer.body()).isIn(200, 400, 422);
        assertThat(HttpClientOf.tree(answer).has(answer.statusCode() == 200 ? "signals" : "error")).isTrue();
    }
}
