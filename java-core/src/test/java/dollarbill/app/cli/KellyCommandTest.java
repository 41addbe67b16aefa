package dollarbill.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dollarbill.ReferenceTable;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The verb that sizes one stake. */
class KellyCommandTest {
    static List<CSVRecord> published() {
        return ReferenceTable.shared("kelly_examples.csv")
                .stream()
                .filter(r -> r.get("kind").equals("binary"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("published")
    void answersThePublishedBets(CSVRecord row) throws IOException {
        JsonNode answer = json("--win-probability", row.get("win_probability"), "--odds", row.get("net_odds_b"));
        double raw = answer.path("raw_fraction").doubleValue();
        assertThat(Math.max(raw, 0.0))
                .as("%s", row)
                .isCloseTo(Double.parseDouble(row.get("kelly_fraction")), within(1e-10));
        if (raw > 0.0) {
            assertThat(answer.at("/odds/log_growth").doubleValue())
                    .isCloseTo(Double.parseDouble(row.get("log_growth_at_kelly")), within(1e-10));
        }
    }

    @Test
    void showsEveryStepToDollars() throws IOException {
        JsonNode answer = json("--win-probability", ".6", "--odds", "1", "--interval", ".5,.7", "--value", "5000");
        assertThat(answer.path("basis").textValue()).isEqualTo("BET");
        assertThat(answer.at("/shrinkages/0/name").textValue()).isEqualTo("ESTIMATION_UNCERTAINTY");
        double error = 0.1 / 1.6448536269514722;
        double factor = 1 / (1 + error * error / 0.01);
        assertThat(answer.at("/shrinkages/0/factor").doubleValue()).isCloseTo(factor, within(1e-12));
        assertThat(answer.path("allocation").doubleValue()).isCloseTo(0.2 * factor * 0.5 * 5000, within(1e-9));
        assertThat(answer.path("bound_by").isNull()).isTrue();
        assertThat(answer.path("caps").findValuesAsText("name")).containsExactly("POSITION_SHARE", "CASH");
    }

    @Test
    void anyOutcomesCanBeStaked() throws IOException {
        JsonNode binary = json("--payoffs", "1:.6,-1:.4");
        assertThat(binary.path("raw_fraction").doubleValue()).isCloseTo(0.2, within(1e-15));
        JsonNode judged = json("--payoffs", "1:.5,-1:.5", "--win-probability", ".6", "--observations", "400");
        assertThat(judged.path("raw_fraction").doubleValue()).isCloseTo(0.2, within(1e-15));
        assertThat(judged.at("/shrinkages/0/factor").doubleValue())
                .isCloseTo(1 / (1 + 0.24 / 400 / 0.01), within(1e-9));
    }

    /** The posterior of a share under a uniform prior is Beta(6, 1): variance 6/(49·8). */
    @Test
    void aSampleWithoutALossIsNotCertainty() throws IOException {
        JsonNode answer = json("--win-probability", "1", "--odds", "2", "--observations", "5");
        double variance = 6.0 / (49 * 8);
        assertThat(answer.at("/odds/probability_error").doubleValue()).isCloseTo(Math.sqrt(variance), within(1e-14));
        assertThat(answer.at("/shrinkages/0/factor").doubleValue())
                .isCloseTo(1 / (1 + 1.5 * 1.5 * variance), within(1e-12));
    }

    /** The figures of the command against the same computed here from the file's closes. */
    @Test
    void theSampleTellsTheOddsOfAShare() throws IOException {
        JsonNode answer = json("--symbol", "AAPL", "--lookback", "252");
        double[] returns = returns("AAPL", 252);
        double[] gains = Arrays.stream(returns).filter(r -> r > 0).toArray();
        double[] losses = Arrays.stream(returns).filter(r -> r < 0).map(r -> -r).toArray();
        double p = (double) gains.length / (gains.length + losses.length);
        double gain = Arrays.stream(gains).average().orElseThrow();
        double loss = Arrays.stream(losses).average().orElseThrow();
        assertThat(answer.at("/odds/win_probability").doubleValue()).isCloseTo(p, within(1e-14));
        assertThat(answer.at("/odds/sample/average_gain").doubleValue()).isCloseTo(gain, within(1e-14));
        assertThat(answer.at("/odds/sample/average_loss").doubleValue()).isCloseTo(loss, within(1e-14));
        double raw = p - (1 - p) * loss / gain;
        assertThat(answer.path("raw_fraction").doubleValue()).isCloseTo(raw, within(1e-12));
        double exposure = answer.at("/growth/exposure").doubleValue();
        for (double other = 0; other < 12; other += 0.01) {
            assertThat(growth(returns, exposure)).isGreaterThanOrEqualTo(growth(returns, other));
        }
        assertThat(answer.path("shrinkages").findValuesAsText("name"))
                .containsExactly("ESTIMATION_UNCERTAINTY", "PAYOFF_DISPERSION", "KELLY_FRACTION");
        assertThat(answer.path("reason").textValue()).isEqualTo("SIZE_BELOW_ONE_LOT");
        assertThat(answer.at("/asset/synthetic").booleanValue()).isTrue();
    }

    @Test
    void textNamesTheCapThatBound() {
        CliRun run = CliRun.withoutModels("kelly", "--symbol", "KO", "--value", "100000");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("synthetic", "estimation uncertainty", "bound by", "shares");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--odds 1 | --win-probability",
        "--win-probability .6 | one of --odds",
        "--win-probability 1.6 --odds 1 | win_probability is 1.6; allowed: 0 to 1",
        "--win-probability .6 --odds 0 | odds is 0.0",
        "--win-probability .6 --odds 1 --interval .7,.5 | high is 0.5",
        "--win-probability .6 --odds 1 --interval .5,.55 | win_probability is 0.6; allowed: within its interval, 0.5 to 0.55",
        "--win-probability .6 --odds 1 --lookback 30 | --lookback is not for --odds",
        "--symbol AAPL --win-probability .6 | --win-probability is not for --symbol; allowed with it: --as-of, --lookback",
        "--symbol AAPL --interval .5,.7 | --interval is not for --symbol",
        "--payoffs 1:.5,-1:.5 --odds-error .1 | --odds-error is not for --payoffs",
        "--payoffs 1:.5,-1:.5 --observations 9 | need --win-probability",
        "--win-probability .6 --odds 1 --scaling 2 | scaling is 2.0",
        "--payoffs 1:.6 | sum to 0.6",
        "--payoffs 1 | profit:probability",
        "--payoffs x:1 | 'x' must be a number",
        "--symbol AAPL --lookback 5 | lookback is 5.0; allowed: 20 to 100000",
    })
    void namesWhatIsWrong(String arguments, String message) {
        CliRun run = CliRun.withoutModels(Stream.concat(Stream.of("kelly"), Arrays.stream(arguments.split(" ")))
                .toArray(String[]::new));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(message);
    }

    @Test
    void aSymbolWithoutPricesIsAFaultOfData() {
        CliRun run = CliRun.withoutModels("kelly", "--symbol", "NOWHERE");
        assertThat(run.code()).isEqualTo(4);
        assertThat(run.err()).contains("NOWHERE", "no price history");
    }

    private static JsonNode json(String... arguments) throws IOException {
        CliRun run = CliRun.withoutModels(
                Stream.concat(Stream.of("kelly", "--json"), Arrays.stream(arguments)).toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isZero();
        return RunJson.parse(run.out());
    }

    private static double[] returns(String symbol, int n) {
        Path sample = Path.of(System.getProperty("project.root")).resolve("data/sample");
        var bars = DataDirectory.open(sample)
                .bars(Symbol.of(symbol))
                .orElseThrow();
        double[] returns = new double[n];
        for (int i = 0; i < n; i++) {
            int day = bars.size() - n + i;
            returns[i] = bars.close(day) / bars.close(day - 1) - 1;
        }
        return returns;
    }

    private static double growth(double[] returns, double exposure) {
        return Arrays.stream(returns).map(r -> Math.log1p(exposure * r)).average().orElseThrow();
    }
}
