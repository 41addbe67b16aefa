package dollarbill.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/** Whatever is posted to be priced or inverted is answered or refused, never a fault of the server. */
class RowsFuzzTest {
    private static final List<String> NAMES = List.of(
            "type", "is_call", "model", "spot", "forward", "strike", "t", "r", "q", "vol", "v0", "kappa", "theta",
            "sigma", "rho", "price", "undiscounted_price", "id", "other");
    private static final String GOOD = "\"type\":\"C\",\"spot\":100,\"strike\":100,\"t\":1,";

    private static final Server SERVER = Server.start(ServerSettings.loopback(0), new FakeDesk(),
            InstantSource.system());
    private static final HttpClientOf CLIENT = new HttpClientOf(SERVER);

    @AfterContainer
    static void stop() {
        SERVER.close();
    }

    @Property(tries = 100, seed = "20260311")
    void anyTextIsAnswered(@ForAll String body) {
        check("/api/v1/price", body);
    }

    @Property(tries = 400, seed = "20260312")
    void anyObjectIsAnswered(
            @ForAll("bodies") String body, @ForAll("paths") String path) {
        check(path, body);
    }

    @Property(tries = 400, seed = "20260313")
    void anyNumbersAreAnswered(@ForAll("extremes") List<Double> numbers) {
        String row = "{\"type\":\"P\",\"spot\":" + numbers.get(0) + ",\"strike\":" + numbers.get(1) + ",\"t\":"
                + numbers.get(2) + ",\"r\":" + numbers.get(3) + ",\"q\":" + numbers.get(4);
        check("/api/v1/price", "{\"greeks\":\"all\",\"rows\":[" + row + ",\"vol\":" + numbers.get(5) + "}]}");
        check(
                "/api/v1/price",
                "{\"rows\":[" + row + ",\"model\":\"heston\",\"v0\":" + numbers.get(5) + ",\"kappa\":" + numbers.get(6)
                        + ",\"theta\":" + numbers.get(7) + ",\"sigma\":" + numbers.get(8) + ",\"rho\":" + numbers.get(9)
                        + "}]}");
        check(
                "/api/v1/price",
                "{\"american_accuracy\":\"fast\",\"rows\":[" + row + ",\"model\":\"american\",\"vol\":" + numbers.get(5)
                        + "}]}");
        check("/api/v1/iv", "{\"rows\":[" + row + ",\"price\":" + numbers.get(5) + "}]}");
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.of("/api/v1/price", "/api/v1/iv");
    }

    @Provide
    Arbitrary<List<Double>> extremes() {
        return Arbitraries.oneOf(
                Arbitraries.doubles().between(0, 200).ofScale(3),
                Arbitraries.doubles().between(0, 1).ofScale(6),
                Arbitraries.of(0.0, -1.0, 1e-300, 1e-12, 1e12, 1e300, Double.MIN_VALUE, Double.MAX_VALUE))
                .list()
                .ofSize(10);
    }

    @Provide
    Arbitrary<String> bodies() {
        Arbitrary<String> value = Arbitraries.oneOf(
                Arbitraries.doubles().ofScale(6).map(String::valueOf),
                Arbitraries.of(
                        "null", "true", "\"C\"", "\"put\"", "[]", "{}", "1e999", "-0.0", "1e-400", "0.2", "\"\"", "NaN",
                        "\"heston\"", "1", "0", "\"\\ud800\"", "[[[[]]]]"));
        Arbitrary<String> field = Combinators.combine(Arbitraries.of(NAMES), value)
                .as((name, content) -> "\"" + name + "\":" + content);
        Arbitrary<String> row = Combinators.combine(Arbitraries.of("", GOOD), field.list().ofMinSize(1).ofMaxSize(8))
                .as((start, fields) -> fields.stream().collect(Collectors.joining(",", "{" + start, "}")));
        return Arbitraries.oneOf(row, value)
                .list()
                .ofMaxSize(4)
                .map(rows -> "{\"rows\":[" + String.join(",", rows) + "]}");
    }

    private static void check(String path, String body) {
        HttpResponse<String> answer = CLIENT.json(path, body);
        assertThat(answer.statusCode()).as("%s gave %s", body, answer.body()).isIn(200, 400, 422);
        assertThat(HttpClientOf.tree(answer).has(answer.statusCode() == 200 ? "rows" : "error")).isTrue();
    }
}
