package dollarbill.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dollarbill.app.BacktestRequest;
import dollarbill.app.BacktestWords;
import dollarbill.app.EngineOptions;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.apache.commons.math3.util.Combinations;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Backtests by command and over HTTP, without models. */
@Order(1)
class BacktestCommandTest {
    private static final int WEEKS = 14;
    private static final String[] CONDOR = {
        "backtest", "--strategy", "condor", "--symbols", "SPY", "--chains", "model", "--from", "2026-01-05"};

    @TempDir
    static Path folder;

    private static Path config;
    private static Path weeks;
    private static final String[] CALLS = {
        "backtest", "--strategy", "covered-call", "--symbols", "SPY", "--chains", "model", "--from", "2026-01-05",
        "--grid"};

    private static CliRun condor;
    private static CliRun calls;
    private static CliRun signals;

    @BeforeAll
    static void run() throws IOException {
        config = ProjectCopy.configuration(
                folder.resolve("config"), "ml_config.json", "\"ml_integration\": {\n    \"enabled\": true",
                "\"ml_integration\": {\n    \"enabled\": false");
        weeks = weeks(folder.resolve("weeks"), "TSLA");
        condor = CliRun.withoutModels(
                with(CONDOR, "--config", config.toString(), "--json", "--out", folder.resolve("condor").toString()));
        calls = CliRun.withoutModels(
                with(CALLS, "--config", config.toString(), "--json", "--out", folder.resolve("calls").toString()));
        signals = CliRun.withoutModels(
                "backtest", "--symbols", "TSLA", "--ml", "off", "--json", "--data", weeks.toString(), "--out",
                folder.resolve("signals").toString());
    }

    /** Copies the newest chains of one underlying of the sample with its bars. */
    private static Path weeks(Path to, String symbol) throws IOException {
        Path sample = ProjectCopy.root().resolve("data").resolve("sample");
        ProjectCopy.sample(to, symbol);
        List<Path> chains = ProjectCopy.list(sample.resolve("chains"))
                .stream()
                .filter(chain -> String.valueOf(chain.getFileName()).startsWith(symbol + "_"))
                .toList();
        for (Path chain : chains.subList(chains.size() - WEEKS, chains.size() - 1)) {
            Files.copy(chain, to.resolve("chains").resolve(chain.getFileName()));
        }
        return to;
    }

    private static String[] with(String[] args, String... more) {
        String[] all = Arrays.copyOf(args, args.length + more.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        return all;
    }

    private static JsonNode parsed(CliRun run) {
        assertThat(run.code()).as(run.err()).isZero();
        return RunJson.parse(run.out());
    }

    @Test
    void aReportOnPricedChainsSaysSoInItsFirstLine() throws IOException {
        JsonNode document = parsed(condor);
        assertThat(condor.out().lines().skip(1).findFirst().orElseThrow()).contains("model-priced chains");
        assertThat(document.fieldNames().next()).isEqualTo("notice");
        CliRun text = CliRun.withoutModels(with(CONDOR, "--out", folder.resolve("text").toString()));
        assertThat(text.out()).startsWith("model-priced chains");
        Path page = folder.resolve("condor").resolve(document.path("run").asText()).resolve("tearsheet.html");
        String html = Files.readString(page);
        String body = html.substring(html.indexOf("<main>"));
        assertThat(body.lines().skip(1).findFirst().orElseThrow()).contains("model-priced chains");
        assertThat(html).contains("<title>Backtest of condor on model-priced chains");
    }

    @Test
    void theSameInputsGiveTheSameBytes() throws IOException {
        String id = parsed(condor).path("run").asText();
        CliRun again = CliRun.withoutModels(
                with(CONDOR, "--config", config.toString(), "--json", "--out", folder.resolve("again").toString()));
        assertThat(again.out()).isEqualTo(condor.out());
        for (String name : List.of("backtest.json", "tearsheet.html", "manifest.json")) {
            assertThat(folder.resolve("again").resolve(id).resolve(name))
                    .hasSameBinaryContentAs(folder.resolve("condor").resolve(id).resolve(name));
        }
        assertThat(Files.readString(folder.resolve("condor").resolve(id).resolve("backtest.json")))
                .isEqualTo(condor.out());
    }

    @Test
    void threeTimeframesUnderBothFormulasStandBesideBuyAndHold() {
        JsonNode document = parsed(condor);
        assertThat(document.path("arms").valueStream().map(arm -> arm.path("name").asText()))
                .containsExactly(
                        "30 days, Heston", "14 days, Heston", "60 days, Heston", "30 days, Black-Scholes",
                        "14 days, Black-Scholes", "60 days, Black-Scholes");
        assertThat(document.at("/baselines/0/name").asText()).isEqualTo("buy and hold");
        assertThat(document.path("arms")).allSatisfy(arm -> {
            assertThat(arm.at("/trades/count").asInt()).as(arm.path("name").asText()).isPositive();
            JsonNode costs = arm.path("costs");
            assertThat(costs.path("total").asDouble()).isCloseTo(
                    costs.path("commissions").asDouble() + costs.path("fees").asDouble()
                            + costs.path("spread").asDouble() + costs.path("slippage").asDouble()
                            + costs.path("borrow").asDouble(),
                    within(0.011));
            assertThat(costs.path("commissions").asDouble()).isPositive();
        });
        assertThat(document.at("/random/runs").asInt()).isPositive();
    }

    @Test
    void equityIsCapitalAndTheProfitOfTradesWhereNothingIsOpen() {
        JsonNode arm = parsed(condor).path("arms").path(1);
        double profit = arm.path("trade_list").valueStream().mapToDouble(t -> t.path("profit").asDouble()).sum();
        JsonNode exposure = arm.at("/series/exposure");
        int last = exposure.size() - 1;
        while (exposure.path(last).asDouble() > 0.0) {
            last--;
        }
        String day = arm.at("/series/dates").path(last).asText();
        double closedLater = arm.path("trade_list")
                .valueStream()
                .filter(t -> t.path("closed").asText().compareTo(day) > 0)
                .mapToDouble(t -> t.path("profit").asDouble())
                .sum();
        assertThat(arm.at("/series/equity").path(last).asDouble())
                .isCloseTo(100_000.0 + profit - closedLater, within(0.005));
    }

    @Test
    void signalsAreTradedOnRecordedChainsAtTheirQuotes() {
        JsonNode document = parsed(signals);
        assertThat(document.path("notice").asText()).startsWith("recorded chains").contains("synthetic");
        assertThat(document.at("/tape/days").asInt()).isEqualTo(WEEKS);
        assertThat(document.at("/request/fill").asText()).isEqualTo("cross");
        assertThat(document.at("/request/fill_time").asText()).isEqualTo("same_close");
        JsonNode arm = document.path("arms").path(0);
        assertThat(arm.path("name").asText()).isEqualTo("without ML");
        assertThat(arm.path("trade_list")).isNotEmpty();
        assertThat(document.path("retraining").isMissingNode()).isTrue();
    }

    /** Calls are sold by delta and day whatever they cost, so the trades are the same and each costs more. */
    @Test
    void dearerCommissionsCostTheSameTradesMore() {
        JsonNode cheap = parsed(calls);
        JsonNode dear = parsed(dear(CALLS));
        for (int arm = 0; arm < cheap.path("arms").size(); arm++) {
            assertThat(dear.at("/arms/" + arm + "/trades/count")).isEqualTo(cheap.at("/arms/" + arm + "/trades/count"));
            assertThat(dear.at("/arms/" + arm + "/figures/annual_return/value").asDouble())
                    .isLessThan(cheap.at("/arms/" + arm + "/figures/annual_return/value").asDouble());
        }
    }

    /** Signals are found after costs, so dearer ones leave fewer. */
    @Test
    void dearerCommissionsLeaveFewerSignals() {
        JsonNode document = parsed(
                dear(new String[] {"backtest", "--symbols", "TSLA", "--ml", "off", "--data", weeks.toString()}));
        assertThat(document.at("/arms/0/trades/count").asInt())
                .isLessThan(parsed(signals).at("/arms/0/trades/count").asInt());
    }

    private static CliRun dear(String[] args) {
        return CliRun.of(
                ProjectCopy.root(), settings -> {
                    throw new AssertionError("this command must not start Python");
                }, Map.of("DOLLARBILL_COSTS_COMMISSION_PER_CONTRACT", "6.5"),
                with(args, "--config", config.toString(), "--json", "--out", folder.resolve("dear").toString()));
    }

    /** Ratios of joined blocks and ranks of the six accounts taken anew for each halving by Commons Math. */
    @Test
    void overfittingOfTheVariantsIsItsDefinition() {
        JsonNode document = parsed(condor);
        double[][] returns = document.path("arms")
                .valueStream()
                .map(BacktestCommandTest::returns)
                .toArray(double[][]::new);
        int blocks = 16;
        int length = returns[0].length / blocks;
        int overfitted = 0;
        int lost = 0;
        int choices = 0;
        for (int[] half : new Combinations(blocks, blocks / 2)) {
            double[] learned = ratios(returns, half, length, true);
            double[] tested = ratios(returns, half, length, false);
            int best = new ArrayRealVector(learned, false).getMaxIndex();
            double w = new NaturalRanking().rank(tested)[best] / (returns.length + 1.0);
            overfitted += Math.log(w / (1.0 - w)) <= 0.0 ? 1 : 0;
            lost += tested[best] < 0.0 ? 1 : 0;
            choices++;
        }
        JsonNode said = document.path("overfitting");
        assertThat(said.path("trials").asInt()).isEqualTo(6);
        assertThat(said.path("choices").asInt()).isEqualTo(choices).isEqualTo(12_870);
        assertThat(said.path("probability").asDouble()).isCloseTo((double) overfitted / choices, within(1e-3));
        assertThat(said.path("loss_probability").asDouble()).isCloseTo((double) lost / choices, within(1e-3));
    }

    private static double[] returns(JsonNode arm) {
        double[] equity = DoubleStream.concat(
                DoubleStream.of(100_000.0),
                arm.at("/series/equity").valueStream().mapToDouble(JsonNode::asDouble)).toArray();
        return IntStream.range(1, equity.length).mapToDouble(i -> equity[i] / equity[i - 1] - 1.0).toArray();
    }

    private static double[] ratios(double[][] returns, int[] half, int length, boolean inside) {
        return Arrays.stream(returns)
                .mapToDouble(r -> {
                    double[] joined = new double[8 * length];
                    int at = 0;
                    for (int block = 0; block < 16; block++) {
                        if (Arrays.binarySearch(half, block) >= 0 == inside) {
                            System.arraycopy(r, block * length, joined, length * at++, length);
                        }
                    }
                    double deviation = Math.sqrt(StatUtils.variance(joined));
                    return deviation > 0.0 ? StatUtils.mean(joined) / deviation : 0.0;
                })
                .toArray();
    }

    /** The usual rules are one of the sets of the grid, traded by the same engine. */
    @Test
    void aGridTriesEverySetAndTellsWhatIsLeftOfTheBest() throws IOException {
        JsonNode document = parsed(calls);
        JsonNode grid = document.path("grid");
        assertThat(grid.path("trials").asInt()).isEqualTo(30).isEqualTo(grid.path("tried").size());
        assertThat(document.at("/request/checks/0").asText()).isEqualTo("grid");
        Map<String, Double> tried = new TreeMap<>();
        grid.path("tried").forEach(set -> tried.put(set.path("label").asText(), set.path("sharpe").asDouble()));
        for (int arm : new int[] {0, 1, 2}) {
            int days = List.of(30, 14, 60).get(arm);
            assertThat(tried.get(days + " days, sold at 0.30"))
                    .isCloseTo(document.at("/arms/" + arm + "/figures/sharpe/value").asDouble(), within(1e-5));
        }
        assertThat(tried.get(grid.at("/best/label").asText()))
                .isEqualTo(Collections.max(tried.values()))
                .isCloseTo(grid.at("/best/sharpe/value").asDouble(), within(1e-9))
                .isCloseTo(grid.at("/above_cash/best_sharpe").asDouble(), within(1e-9));
        for (String over : List.of("above_cash", "above_buy_and_hold")) {
            assertThat(grid.at("/" + over + "/overfitting/probability").asDouble()).isBetween(0.0, 1.0);
            assertThat(grid.at("/" + over + "/deflated_sharpe_by_correlation/trials").asDouble()).isBetween(1.0, 30.0);
        }
        assertThat(grid.at("/walk_forward/from").asText()).isBetween("2026-01-05", "2026-06-30");
        String id = document.path("run").asText();
        assertThat(Files.readString(folder.resolve("calls").resolve(id).resolve("tearsheet.html")))
                .contains("After the search among 30 parameter sets", "probability of a loss elsewhere");
    }

    @Test
    void optionsAndBodyMakeTheSameRequest() {
        BacktestOptions options = CommandLine.populateCommand(new BacktestOptions(), "--cpcv", "--grid", "--ml", "on");
        assertThat(options.request())
                .isEqualTo(BacktestWords.request(Map.of("cpcv", "true", "grid", "true", "ml", "on"), List.of()));
        assertThat(options.request().checks())
                .containsExactlyInAnyOrder(BacktestRequest.Check.GRID, BacktestRequest.Check.CPCV);
    }

    @Test
    void aSearchOverTooFewDaysSaysSoWithoutANumber() {
        JsonNode few = parsed(CliRun.withoutModels(
                "backtest", "--symbols", "TSLA", "--ml", "off", "--grid", "--json", "--data", weeks.toString(), "--out",
                folder.resolve("few").toString()));
        assertThat(few.at("/grid/reason").asText()).isEqualTo("PERIODS_FEW");
        assertThat(few.at("/grid/trials").asInt()).isEqualTo(20);
        assertThat(few.path("grid").has("best")).isFalse();
        assertThat(few.at("/overfitting/reason").asText()).isEqualTo("TRIALS_FEW");
        assertThat(few.path("overfitting").has("probability")).isFalse();
    }

    /** A tenth of the Kelly stake is a fifth of the configured half. */
    @Test
    void aSmallerShareOfTheKellyStakeTiesUpLess() {
        CliRun run = CliRun.withoutModels(
                "backtest", "--symbols", "TSLA", "--ml", "off", "--scaling", "0.1", "--json", "--data",
                weeks.toString(),
                "--out", folder.resolve("scaled").toString());
        JsonNode scaled = parsed(run);
        assertThat(scaled.at("/request/scaling").asDouble()).isEqualTo(0.1);
        assertThat(parsed(signals).path("request").has("scaling")).isFalse();
        assertThat(scaled.at("/arms/0/exposure/mean_requirement").asDouble())
                .isPositive()
                .isLessThan(0.5 * parsed(signals).at("/arms/0/exposure/mean_requirement").asDouble());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "--ml off --cpcv; cpcv is true; allowed: false with strategy signals and ml off",
        "--strategy condor --cpcv; cpcv is true; allowed: false with strategy condor",
        "--strategy selector --grid; grid is true; allowed: false with strategy selector",
        "--strategy martingale; strategy is 'martingale'; allowed: signals, selector, condor, covered-call, buy-and-hold",
        "--fill fraction:2; fill is 'fraction:2'; allowed: a fraction from 0 to 1",
        "--fill best; fill is 'best'; allowed: mid, cross, fraction:X, liquidity",
        "--ml maybe; ml is 'maybe'; allowed: on, off, both",
        "--capital -5; capital is -5.0; allowed: above 0",
        "--scaling 0; scaling is 0.0; allowed: above 0 to 1",
        "--strategy condor --scaling 0.5; scaling is 0.5; allowed: none with strategy condor",
        "--grid --scaling 0.5; scaling is 0.5; allowed: none with a grid",
        "--hedge gamma; hedge is 'gamma'; allowed: none, delta",
        "--strategy covered-call --hedge delta; hedge is delta; allowed: none with strategy covered-call",
        "--from yesterday; from is 'yesterday'; allowed: a day as 2021-03-31",
        "--from 2026-01-02 --to 2026-01-01; to is 2026-01-01; allowed: from 2026-01-02 on",
        "--retrainings 0; retrainings is 0; allowed: 1 to 100"})
    void aWrongValueIsNamedWithItsDomain(String line) {
        String[] parts = line.split("; ", 2);
        CliRun run = CliRun.withoutModels(with(new String[] {"backtest"}, parts[0].split(" ")));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(parts[1]);
    }

    @Test
    void aFileWithoutAPlaceForTheReportIsRefusedBeforeTheRun() throws IOException {
        Path file = Files.writeString(folder.resolve("report.md"),
                "<!-- report of: other -->\n<!-- end of report -->\n");
        Path out = folder.resolve("not-run");
        CliRun run = CliRun.withoutModels(
                "backtest", "--symbols", "ZZZZ", "--ml", "off", "--out", out.toString(), "--paste-into",
                file.toString(), "--paste-as", "mine");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("report of: mine");
        assertThat(out).doesNotExist();
        assertThat(
                CliRun.withoutModels(
                        "backtest", "--symbols", "ZZZZ", "--paste-into", out.toString(), "--paste-as", "mine").err())
                .contains("is no file");
    }

    @Test
    void signalsWithoutRecordedChainsAreRefused() {
        CliRun run = CliRun.withoutModels(
                "backtest", "--strategy", "signals", "--chains", "model", "--symbols", "SPY", "--ml", "off");
        assertThat(run.code()).isEqualTo(4);
        assertThat(run.err()).contains("recorded chains");
    }

    @Test
    void theEndpointAnswersWithTheDocumentPrinted() throws IOException, InterruptedException {
        EngineOptions options = EngineOptions.of(ProjectCopy.root(), Map.of())
                .withConfig(config)
                .withOut(folder.resolve("served"));
        try (ServedWithoutModels server = ServedWithoutModels.start(options, "KO")) {
            HttpResponse<String> answer = post(
                    server,
                    "{\"strategy\":\"condor\",\"symbols\":[\"SPY\"],\"chains\":\"model\",\"from\":\"2026-01-05\"}");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            JsonNode served = RunJson.parse(answer.body());
            assertThat(served).isEqualTo(parsed(condor));
            HttpResponse<String> searched = post(
                    server,
                    "{\"strategy\":\"covered-call\",\"symbols\":[\"SPY\"],\"chains\":\"model\","
                            + "\"from\":\"2026-01-05\",\"grid\":true}");
            assertThat(RunJson.parse(searched.body())).isEqualTo(parsed(calls));
            String id = served.path("run").asText();
            assertThat(RunJson.parse(server.get("/api/v1/backtests/" + id).body())).isEqualTo(served);
            JsonNode list = RunJson.parse(server.get("/api/v1/backtests").body());
            assertThat(list.path("backtests").valueStream().map(r -> r.path("run").asText())).contains(id).hasSize(2);
            assertThat(server.get("/api/v1/backtests/..%2F..%2Fetc").statusCode()).isIn(400, 404);
            assertThat(post(server, "{\"strategy\":\"martingale\"}").statusCode()).isEqualTo(422);
            assertThat(post(server, "{\"ml\":\"off\",\"cpcv\":true}").statusCode()).isEqualTo(422);
            assertThat(post(server, "{\"symbols\":\"SPY\"}").statusCode()).isEqualTo(422);
        }
    }

    private static HttpResponse<String> post(ServedWithoutModels server, String body)
            throws IOException, InterruptedException {
        return server.post("/api/v1/backtests", body);
    }
}
