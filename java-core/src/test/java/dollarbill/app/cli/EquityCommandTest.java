package dollarbill.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dollarbill.app.EngineOptions;
import dollarbill.backtest.equity.EquityBacktest;
import dollarbill.backtest.equity.EquityCosts;
import dollarbill.backtest.equity.EquityRun;
import dollarbill.backtest.equity.EquitySettings;
import dollarbill.backtest.equity.PriceColumns;
import dollarbill.backtest.equity.SmaCross;
import dollarbill.market.BarSeries;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Backtests of rules over bars by command. */
class EquityCommandTest {
    @TempDir
    Path folder;

    @Test
    void oneRuleIsTheEngineItself() throws IOException {
        String[] asked = {
            "backtest", "--equity", "sma_cross", "--fast", "10", "--slow", "40", "--symbols", "SPY", "--resamples",
            "50", "--slippage-bps", "3", "--capital", "50000", "--out", folder.toString()};
        CliRun run = CliRun.withoutModels(with(asked, "--json"));
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode symbol = RunJson.parse(run.out()).at("/symbols/0");
        BarSeries bars = DataDirectory.open(ProjectCopy.root().resolve("data/sample"))
                .bars(Symbol.of("SPY"))
                .orElseThrow();
        PriceColumns prices = PriceColumns.of(bars);
        byte[] held = new byte[prices.size()];
        new SmaCross(10, 40).decide(prices, held);
        EquityRun engine = EquityBacktest.run(
                prices.slice(39, prices.size()),
                Arrays.copyOfRange(held, 39, held.length),
                EquitySettings.daily(EquitySettings.Fill.NEXT_OPEN, new EquityCosts(3, 0, 0), 50_000));
        assertThat(symbol.path("from").asText()).isEqualTo(bars.date(39).toString());
        assertThat(symbol.at("/strategy/final_equity_cents").asLong())
                .isEqualTo(Math.round(100 * engine.equity(engine.size() - 1)));
        assertThat(symbol.at("/strategy/closed_trades/count").asInt()).isEqualTo(engine.trades().closed());
        assertThat(symbol.at("/buy_and_hold/exposure").asDouble())
                .isCloseTo(1.0 - 1.0 / engine.size(), within(1e-12));
        assertThat(Files.readString(folder.resolve("equity-sma_cross-SPY/equity.json")).trim())
                .isEqualTo(run.out().trim());
        CliRun text = CliRun.withoutModels(asked);
        assertThat(text.out()).contains(
                "sma_cross(10,40)", "| buy and hold |", "at random times",
                String.format(Locale.ROOT, "%.1f %% [", 100 * symbol.at("/strategy/annual_return/value").asDouble()));
        assertThat(CliRun.withoutModels(with(asked, "--json")).out()).isEqualTo(run.out());
    }

    /** The best of a grid on a walk without drift: nothing is found, and the report says so. */
    @Test
    void gridOfAWalkFindsNothing() throws IOException {
        Files.createDirectories(folder.resolve("ohlcv_adjusted"));
        Random random = new Random(7);
        List<LocalDate> days = LocalDate.parse("2012-01-02")
                .datesUntil(LocalDate.parse("2026-01-01"))
                .filter(day -> day.getDayOfWeek().getValue() < 6)
                .limit(1500)
                .toList();
        StringBuilder csv = new StringBuilder("date,open,high,low,close,volume\n");
        double close = 100.0;
        for (int i : IntStream.range(0, 1500).toArray()) {
            double open = close;
            close *= Math.exp(.01 * random.nextGaussian());
            csv.append(days.get(i))
                    .append(',')
                    .append(open)
                    .append(',')
                    .append(Math.max(open, close))
                    .append(',')
                    .append(Math.min(open, close))
                    .append(',')
                    .append(close)
                    .append(",1000\n");
        }
        Files.writeString(folder.resolve("ohlcv_adjusted/WALK.csv"), csv);
        String[] asked = {
            "backtest", "--equity", "momentum", "--grid", "--symbols", "WALK", "--resamples", "50", "--data",
            folder.toString(), "--out", folder.resolve("out").toString()};
        CliRun run = CliRun.withoutModels(with(asked, "--json"));
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode symbol = RunJson.parse(run.out()).at("/symbols/0");
        assertThat(symbol.path("evidence").asBoolean()).isFalse();
        assertThat(symbol.at("/grid/rules").asInt()).isEqualTo(250);
        assertThat(symbol.at("/grid/above_buy_and_hold/deflated_sharpe/probability").asDouble()).isLessThan(.95);
        assertThat(symbol.at("/grid/above_cash/overfitting/choices").asInt()).isEqualTo(12_870);
        assertThat(CliRun.withoutModels(asked).out()).contains("No evidence", "after the search among 250");
    }

    @Test
    void theEndpointAnswersWithTheDocumentPrinted() throws IOException, InterruptedException {
        CliRun printed = CliRun.withoutModels(
                "backtest", "--equity", "mean_reversion", "--window", "15", "--symbols", "SPY,KO", "--resamples", "50",
                "--from", "2023-01-02", "--capital", "50000", "--whole-shares", "--fill-at", "same-close", "--json",
                "--out", folder.toString());
        assertThat(printed.code()).as(printed.err()).isZero();
        EngineOptions options = EngineOptions.of(ProjectCopy.root(), Map.of()).withOut(folder.resolve("served"));
        try (ServedWithoutModels server = ServedWithoutModels.start(options, "KO")) {
            HttpResponse<String> answer = post(server, """
                    {"rule": "mean_reversion", "window": 15, "symbols": ["SPY", "KO"], "resamples": 50,
                     "from": "2023-01-02", "capital": 50000, "whole_shares": true, "fill_at": "same-close"}""");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(RunJson.parse(answer.body())).isEqualTo(RunJson.parse(printed.out()));
            assertThat(schema(server).validate(RunJson.parse(answer.body()))).isEmpty();
            assertThat(post(server, "{\"symbols\": [\"SPY\"]}").body()).contains("rule is missing");
            HttpResponse<String> refused = post(
                    server, "{\"rule\": \"momentum\", \"fast\": 3, \"symbols\": [\"SPY\"]}");
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("momentum has no parameter 'fast'");
            assertThat(post(server, "{\"rule\": \"momentum\", \"symbols\": [\"NONE\"]}").statusCode()).isEqualTo(404);
            assertThat(post(server, "{\"rule\": \"momentum\", \"grid\": 3, \"symbols\": [\"SPY\"]}").body())
                    .contains("grid is '3'; allowed: true, false");
        }
    }

    private static JsonSchema schema(ServedWithoutModels server) throws IOException, InterruptedException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(RunJson.parse(server.get("/openapi.json").body()).at("/components/schemas/EquityBacktest"));
    }

    private static HttpResponse<String> post(ServedWithoutModels server, String body)
            throws IOException, InterruptedException {
        return server.post("/api/v1/backtests/equity", body);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("needs --symbols", List.of("--equity", "momentum")),
                Arguments.of("rule 'macd' is none of sma_cross", List.of("--equity", "macd", "--symbols", "SPY")),
                Arguments.of("slow 20 must be at least 31",
                        List.of("--equity", "sma_cross", "--fast", "30", "--slow", "20", "--symbols", "SPY")),
                Arguments.of("momentum has no parameter 'fast'",
                        List.of("--equity", "momentum", "--fast", "30", "--symbols", "SPY")),
                Arguments.of("a grid tries all parameters",
                        List.of("--equity", "momentum", "--grid", "--lookback", "30", "--symbols", "SPY")),
                Arguments.of("need --equity RULE", List.of("--grid", "--fast", "20")),
                Arguments.of("need --equity RULE", List.of("--strategy", "condor", "--slippage-bps", "3")),
                Arguments.of("need --equity RULE", List.of("--strategy", "condor", "--seed", "2")),
                Arguments.of("are not for --equity", List.of("--equity", "momentum", "--ml", "on", "--symbols", "SPY")),
                Arguments.of("same-close, next-open",
                        List.of("--equity", "momentum", "--fill-at", "next-close", "--symbols", "SPY")),
                Arguments.of("slippageBps -1.0",
                        List.of("--equity", "momentum", "--slippage-bps", "-1", "--symbols", "SPY")));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void refusesWhatCannotBeMeant(String message, List<String> options) {
        CliRun run = CliRun
                .withoutModels(Stream.concat(Stream.of("backtest"), options.stream()).toArray(String[]::new));
        assertThat(run.err()).contains(message);
        assertThat(run.code()).isEqualTo(2);
    }

    private static String[] with(String[] asked, String more) {
        String[] longer = Arrays.copyOf(asked, asked.length + 1);
        longer[asked.length] = more;
        return longer;
    }
}
