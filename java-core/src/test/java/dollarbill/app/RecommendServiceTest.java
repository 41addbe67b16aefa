package dollarbill.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dollarbill.ReferenceTable;
import dollarbill.app.config.Configuration;
import dollarbill.backtest.daily.DailyTarget;
import dollarbill.bridge.ModelId;
import dollarbill.bridge.PredictionRequest;
import dollarbill.feature.FeatureData;
import dollarbill.feature.FeatureReader;
import dollarbill.feature.FeatureRegistry;
import dollarbill.feature.FeatureTable;
import dollarbill.market.DataFault;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import dollarbill.model.DirectionModel;
import dollarbill.model.VolatilityInputs;
import dollarbill.model.VolatilityModel;
import dollarbill.risk.BookState;
import dollarbill.strategy.HeldBook;
import dollarbill.strategy.MarketView;
import dollarbill.strategy.StrategyAdvisor;
import dollarbill.strategy.TradePlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recommendations of the past do not depend on what came later, and where there is none it says why. */
class RecommendServiceTest {
    private static final Path ROOT = Path.of(Objects.requireNonNull(System.getProperty("project.root")));
    private static final Path SAMPLE = ROOT.resolve("data").resolve("sample");
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    @TempDir
    Path folder;

    private RecommendRun run(DailyAnswers answers, Path data, PipelineRequest request) {
        EngineOptions options = EngineOptions.of(ROOT, Map.of())
                .withData(data)
                .withOut(folder.resolve("out"))
                .withRegistry(DailyAnswers.registry(folder.resolve("registry")));
        try (Engine engine = Engine.open(
                options, ModelUse.COMMAND, settings -> answers.host(), InstantSource.fixed(NOW), ProgressSink.SILENT)) {
            return new RecommendService(engine).run(request);
        }
    }

    private static PipelineRequest request(String day, double value, String... symbols) {
        return PipelineRequest.configured()
                .withSymbols(List.of(symbols).stream().map(Symbol::of).toList())
                .withAsOf(LocalDate.parse(day))
                .withPortfolioValue(value)
                .withThreads(2);
    }

    /** Live equals replayed: the same documents to the last digit, whether what came later is in the folder or not. */
    @ParameterizedTest
    @CsvSource({"2025-10-31, SPY, AAPL", "2026-07-03, TSLA, MSFT"})
    void recommendationsOfThePastDoNotDependOnWhatCameLater(String day, String one, String other) throws IOException {
        Path past = CutData.upTo(LocalDate.parse(day), SAMPLE, folder.resolve("past"), one, other);
        PipelineRequest request = request(day, 1_000_000.0, one, other);
        DailyAnswers live = new DailyAnswers(1.0);
        DailyAnswers replayed = new DailyAnswers(1.0);
        RecommendRun then = run(live, past, request);
        RecommendRun now = run(replayed, SAMPLE, request);
        assertThat(RecommendDocument.of(now, NOW)).isEqualTo(RecommendDocument.of(then, NOW));
        assertThat(rows(replayed)).isEqualTo(rows(live));
        assertThat(then.symbols()).hasSize(2).allSatisfy(symbol -> {
            assertThat(symbol.day().chain()).isInstanceOf(SymbolDay.Listed.class);
            assertThat(symbol.ruling()).isInstanceOf(SymbolAdvice.Advised.class);
        });
    }

    @ParameterizedTest
    @CsvSource({"SPY, 2015-08-24", "SPY, 2022-06-16", "QQQ, 2020-03-16"})
    void predictionsFromRealSeriesDoNotDependOnWhatCameLater(String symbol, String day) throws IOException {
        Path real = ReferenceTable.sharedData();
        Path past = CutData.upTo(LocalDate.parse(day), real, folder.resolve("past"), symbol);
        PipelineRequest request = request(day, 10_000.0, symbol);
        DailyAnswers live = new DailyAnswers(1.0);
        DailyAnswers replayed = new DailyAnswers(1.0);
        RecommendRun then = run(live, past, request);
        RecommendRun now = run(replayed, real, request);
        assertThat(RecommendDocument.of(now, NOW)).isEqualTo(RecommendDocument.of(then, NOW));
        assertThat(rows(replayed)).isEqualTo(rows(live));
    }

    private static List<Object> rows(DailyAnswers answers) {
        return answers.asked()
                .stream()
                .<Object>map(asked -> List.of(asked.model(), asked.asOf(), asked.rows()))
                .toList();
    }

    /** The rows sent are those that training exports, bit for bit, and each model is asked once. */
    @Test
    void everyModelIsAskedOnceAboutAllSymbolsWithTheRowsOfTraining() {
        DailyAnswers answers = new DailyAnswers(1.0);
        String[] symbols = {"SPY", "KO", "NVDA"};
        RecommendRun _ = run(answers, SAMPLE, request("2026-05-15", 1000.0, symbols));
        assertThat(answers.asked()).extracting(PredictionRequest::model)
                .containsExactlyInAnyOrderElementsOf(DailyModels.ALL);
        FeatureReader reader = FeatureReader.of(DataDirectory.open(SAMPLE), 0.05);
        for (ModelId id : List.of(DirectionModel.ID, VolatilityModel.ID)) {
            PredictionRequest asked = answers.asked()
                    .stream()
                    .filter(a -> a.model().equals(id))
                    .findFirst()
                    .orElseThrow();
            List<String> names = DailyTrainService.inputs(id.equals(DirectionModel.ID)
                    ? DailyTarget.DIRECTION
                    : DailyTarget.VOLATILITY);
            for (int i = 0; i < symbols.length; i++) {
                FeatureData whole = reader.read(Symbol.of(symbols[i])).orElseThrow();
                FeatureTable table = FeatureRegistry.daily().compute(whole);
                int at = table.days().dates().indexOf(LocalDate.parse("2026-05-15"));
                assertThat(asked.rows().row(i)).isEqualTo(VolatilityInputs.row(table, at, names));
            }
        }
    }

    @Test
    void aPositionIsOnTheChainAndWithinTheLossBudget() {
        JsonNode document = RecommendDocument.of(
                run(new DailyAnswers(1.0), SAMPLE, request("2026-10-30", 1_000_000.0, "SPY")), NOW);
        JsonNode advice = document.at("/recommendations/0");
        assertThat(document.path("synthetic").asBoolean()).isTrue();
        assertThat(advice.path("direction").asText()).isEqualTo("UP");
        assertThat(advice.path("iv_regime").asText()).isEqualTo("HIGH");
        assertThat(advice.path("expected_volatility").asDouble())
                .isEqualTo(advice.at("/features/volatility_forecast").asDouble() / 100.0);
        assertThat(advice.at("/forecasts/volatility/expected_iv_direction").asText()).isEqualTo("STABLE");
        assertThat(advice.at("/forecasts/direction/model/name").asText()).isEqualTo("direction_classifier");
        assertThat(advice.has("matched_strategy")
                ? advice.path("matched_strategy").asText()
                : advice.path("strategy").asText()).isEqualTo("Bull Put Spread");
        assertThat(advice.at("/structure/days_to_expiry").asInt()).isBetween(14, 28);
        assertThat(advice.path("capital_at_risk").asDouble()).isLessThanOrEqualTo(20_000.0);
    }

    /** The forecast of volatility is what lets a condor have an edge: the smile is dearer than what the past foretells. */
    @Test
    void withoutEvidenceOfADirectionDearOptionsAreACondor() {
        JsonNode document = RecommendDocument.of(
                run(new DailyAnswers(0.0), SAMPLE, request("2026-10-30", 1_000_000.0, "SPY", "AAPL", "KO")), NOW);
        assertThat(document.path("recommendations")).hasSize(3)
                .allSatisfy(advice -> assertThat(
                        advice.path("strategy").asText() + advice.path("matched_strategy").asText())
                        .contains("Iron Condor"));
    }

    /** The same condor with and without the forecast of volatility: only with it there is an edge, and contracts. */
    @Test
    void aCondorIsTradedWhereTheForecastIsBelowTheSmile() {
        RecommendRun run = run(new DailyAnswers(0.0), SAMPLE, request("2026-08-07", 1_000_000.0, "AAPL"));
        JsonNode traded = RecommendDocument.of(run, NOW).at("/recommendations/0");
        assertThat(traded.path("strategy").asText()).isEqualTo("Iron Condor");
        assertThat(traded.path("contracts").asInt()).isPositive();
        assertThat(traded.at("/structure/believed_profit_after_commissions").asDouble()).isPositive();
        SymbolAdvice advice = run.symbols().getFirst();
        SymbolDay.Listed listed = (SymbolDay.Listed) advice.day().chain();
        Configuration configuration = Configuration.load(ROOT.resolve("config"), Map.of());
        MarketView without = RecommendService.view(
                advice.day().symbol(), run.asOf(), advice.outlook(), OptionalDouble.empty()).orElseThrow();
        StrategyAdvisor.Advice smile = new StrategyAdvisor(
                configuration.trading().selector().rules(), MarketStage.costs(configuration)).advise(
                        without, listed.chain(), listed.fit(), BookStage.empty(configuration.trading(), 1_000_000.0));
        assertThat(AdviceDocument.of(smile).path("reason").asText()).isEqualTo("KELLY_NO_EDGE");
    }

    /** The book before each decision is the one before the last with that one's contracts, by the deltas of its legs. */
    @Test
    void eachDecisionStandsOnTheBookThatThoseBeforeItLeave() {
        RecommendRun run = run(
                new DailyAnswers(0.0), SAMPLE, request("2026-08-07", 1_000_000.0, "SPY", "TSLA", "AAPL", "NVDA", "KO"));
        List<SymbolAdvice.Advised> decided = run.symbols()
                .stream()
                .map(symbol -> (SymbolAdvice.Advised) symbol.ruling())
                .sorted(Comparator.comparingInt(SymbolAdvice.Advised::order))
                .toList();
        assertThat(decided).extracting(SymbolAdvice.Advised::order).containsExactly(1, 2, 3, 4, 5);
        assertThat(decided)
                .extracting(advised -> advised.advice().recommendation().overallConfidence())
                .isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(decided.getFirst().before()).isEqualTo(run.held());
        HeldBook book = HeldBook.empty(1_000_000.0);
        int traded = 0;
        for (SymbolAdvice.Advised next : decided) {
            assertThat(next.before().state().positions()).isEqualTo(book.state().positions());
            assertThat(next.before().state().delta()).isCloseTo(book.state().delta(), within(1e-6));
            assertThat(next.before().cashLeft()).isCloseTo(book.cashLeft(), within(1e-6));
            if (next.advice().plan().orElse(null) instanceof TradePlan.Planned planned) {
                traded++;
                double delta = book.state().delta();
                for (int leg = 0; leg < planned.figures().deltas().size(); leg++) {
                    delta += 100.0 * planned.contracts() * planned.figures().structure().legs().get(leg).quantity()
                            * planned.figures().deltas().get(leg);
                }
                book = new HeldBook(
                        new BookState(1e6, 1e6, 1e6, delta, 0.0, 0.0, book.state().positions() + 1),
                        book.cashLeft() - planned.maxLoss());
            }
        }
        assertThat(traded).isGreaterThan(1);
    }

    /** The book that one decision leaves decides the next one in another run as it does in the same run. */
    @Test
    void aRunThatIsCutInTwoDecidesTheSame() {
        PipelineRequest both = request("2026-08-07", 1_000_000.0, "AAPL", "NVDA");
        List<SymbolAdvice.Advised> whole = run(new DailyAnswers(0.0), SAMPLE, both).symbols()
                .stream()
                .map(symbol -> (SymbolAdvice.Advised) symbol.ruling())
                .sorted(Comparator.comparingInt(SymbolAdvice.Advised::order))
                .toList();
        String last = whole.getLast().advice().recommendation().view().symbol().value();
        EngineOptions options = EngineOptions.of(ROOT, Map.of())
                .withData(SAMPLE)
                .withRegistry(DailyAnswers.registry(folder.resolve("registry")));
        try (Engine engine = Engine.open(
                options, ModelUse.COMMAND, settings -> new DailyAnswers(0.0).host(), InstantSource.fixed(NOW),
                ProgressSink.SILENT)) {
            RecommendService service = new RecommendService(engine);
            PipelineRequest one = request("2026-08-07", 1_000_000.0, last);
            SymbolAdvice.Advised alone = (SymbolAdvice.Advised) service
                    .run(one, Optional.of(whole.getLast().before()))
                    .symbols()
                    .getFirst()
                    .ruling();
            assertThat(AdviceDocument.of(alone.advice())).isEqualTo(AdviceDocument.of(whole.getLast().advice()));
            BookState full = new BookState(1e6, 1e6, 1e6, 0.0, 0.0, 0.0, 10);
            RecommendRun none = service.run(one, Optional.of(new HeldBook(full, 1e6)));
            JsonNode refused = RecommendDocument.of(none, NOW).at("/recommendations/0");
            assertThat(refused.path("reason").asText()).isEqualTo("SIZE_POSITION_LIMIT");
            assertThat(refused.at("/decided/held/positions").asInt()).isEqualTo(10);
            BookState lost = new BookState(8e5, 1.2e6, 8e5, 0.0, 0.0, 0.0, 1);
            JsonNode halted = RecommendDocument.of(service.run(one, Optional.of(new HeldBook(lost, 8e5))), NOW)
                    .at("/recommendations/0");
            assertThat(halted.path("reason").asText()).isEqualTo("GUARD_LIMIT");
            assertThat(halted.path("detail").asText()).contains("DRAWDOWN");
        }
    }

    @Test
    void whereNoModelIsTrainedPythonDoesNotStartAndEachModelSaysSo() {
        EngineOptions options = EngineOptions.of(ROOT, Map.of())
                .withData(SAMPLE)
                .withRegistry(folder.resolve("empty"));
        try (Engine engine = Engine.open(
                options,
                ModelUse.COMMAND,
                settings -> {
                    throw new AssertionError("nothing to ask: Python must not start");
                },
                InstantSource.fixed(NOW),
                ProgressSink.SILENT)) {
            RecommendRun run = new RecommendService(engine).run(request("2026-10-30", 1000.0, "SPY"));
            assertThat(run.trades()).isFalse();
            JsonNode advice = RecommendDocument.of(run, NOW).at("/recommendations/0");
            assertThat(advice.path("strategy").asText()).isEqualTo("No Trade");
            assertThat(advice.path("reason").asText()).isEqualTo("MODEL_ARTEFACT_MISSING");
            assertThat(advice.path("forecasts")).hasSize(4)
                    .allSatisfy(forecast -> assertThat(
                            forecast.path("reason").asText()).isEqualTo("MODEL_ARTEFACT_MISSING"));
            assertThat(advice.at("/forecasts/direction/detail").asText()).contains("dollarbill train direction");
        }
    }

    @Test
    void missingAndOldDataAreReasonsWithTheirAge() {
        DailyAnswers answers = new DailyAnswers(1.0);
        RecommendRun late = run(answers, SAMPLE, request("2026-12-24", 1000.0, "SPY", "ZZZZ"));
        JsonNode document = RecommendDocument.of(late, NOW);
        assertThat(document.at("/recommendations/0/reason").asText()).isEqualTo("BARS_STALE");
        assertThat(document.at("/recommendations/0/detail").asText()).contains("2026-10-30, 55 days before 2026-12-24");
        assertThat(document.at("/recommendations/1/reason").asText()).isEqualTo("BARS_MISSING");
        assertThat(answers.asked()).isEmpty();

        RecommendRun between = run(answers, SAMPLE, request("2026-10-29", 1000.0, "SPY"));
        JsonNode advice = RecommendDocument.of(between, NOW).at("/recommendations/0");
        assertThat(advice.path("reason").asText()).isEqualTo("CHAIN_STALE");
        assertThat(advice.path("detail").asText()).contains("2026-10-23, 6 days before 2026-10-29");
        assertThat(advice.path("matched_strategy").asText()).isEqualTo("Bull Put Spread");

        RecommendRun before = run(answers, SAMPLE, request("2024-03-28", 1000.0, "SPY"));
        assertThat(RecommendDocument.of(before, NOW).at("/recommendations/0/reason").asText())
                .isEqualTo("CHAIN_MISSING");
        assertThatThrownBy(
                () -> run(answers, SAMPLE, PipelineRequest.configured().withSymbols(List.of(Symbol.of("ZZZZ")))))
                .isInstanceOf(DataFault.class)
                .hasMessageContaining("ZZZZ");
    }

    /** A copy whose last fetch failed stands in for fresh data, and every answer made from it says so with its age. */
    @Test
    void copiesThatCouldNotBeRenewedAreMarkedWithTheirAge() throws IOException {
        Path data = CutData.upTo(LocalDate.parse("2026-10-30"), SAMPLE, folder.resolve("copy"), "SPY");
        Files.writeString(data.resolve("fetched.json"), """
                {"version": 1, "items": {
                  "bars/SPY": {"stored_at": "2026-03-01T12:00:00Z", "failure": "SOURCE_TIMEOUT no answer"},
                  "vix/VIX": {"stored_at": "2026-03-02T11:00:00Z", "failure": "SOURCE_FAILED status 500"},
                  "bars/AAPL": {"failure": "SOURCE_FAILED"}}}
                """);
        JsonNode stale = RecommendDocument.of(
                run(new DailyAnswers(1.0), data, request("2026-10-30", 1000.0, "SPY")), NOW)
                .at("/recommendations/0/stale");
        assertThat(stale).hasSize(2);
        assertThat(stale.get(0).path("item").asText()).isEqualTo("bars/SPY");
        assertThat(stale.get(0).path("age_seconds").asLong()).isEqualTo(Duration.ofDays(1).toSeconds());
        assertThat(stale.get(1).path("item").asText()).isEqualTo("vix/VIX");
        assertThat(stale.get(1).path("reason").asText()).isEqualTo("DATA_STALE");
    }

    @Test
    void whatIsRecordedTwiceStandsOnce() throws IOException {
        RecommendRecord record = RecommendRecord.in(folder.resolve("runs"));
        RecommendRun first = run(new DailyAnswers(1.0), SAMPLE, request("2026-10-30", 1000.0, "SPY", "KO"));
        assertThat(record.append(first, NOW)).isEqualTo(2);
        assertThat(record.append(first, NOW.plusSeconds(60))).isZero();
        RecommendRun other = run(new DailyAnswers(1.0), SAMPLE, request("2026-10-23", 1000.0, "SPY"));
        assertThat(record.append(other, NOW)).isEqualTo(1);
        List<JsonNode> lines = Files.readAllLines(record.file()).stream().map(RecommendServiceTest::parse).toList();
        assertThat(lines).hasSize(3).extracting(line -> line.path("id").asText()).doesNotHaveDuplicates();
        JsonNode line = lines.getFirst();
        assertThat(line.path("id").asText()).startsWith("2026-10-30-SPY-");
        assertThat(line.path("recorded_at").asText()).isEqualTo(NOW.toString());
        assertThat(line.path("recommendation"))
                .isEqualTo(parse(RecommendDocument.of(first, NOW).at("/recommendations/0").toString()));
        assertThat(line.at("/inputs/data_hashes").fieldNames()).toIterable()
                .contains("chains/SPY_2026-10-30.csv.gz", "ohlcv_adjusted/SPY.csv.gz", "vix/VIX.csv", "fred/DFF.csv");
        assertThat(line.at("/inputs/models/direction/artefact_hash").asText()).isEqualTo("a".repeat(64));
        Files.writeString(record.file(), "{\"id\": \"x\"}\n{torn");
        assertThatThrownBy(() -> record.append(first, NOW)).isInstanceOf(DataFault.class).hasMessageContaining(":2");
    }

    @Test
    void aRecordIsWholeWhenSeveralWriteAtOnce() throws IOException {
        RecommendRecord record = RecommendRecord.in(folder.resolve("runs"));
        RecommendRun made = run(new DailyAnswers(1.0), SAMPLE, request("2026-10-30", 1000.0, "KO"));
        List<RecommendRun> runs = IntStream.range(0, 8)
                .mapToObj(i -> new RecommendRun(
                        made.asOf(), made.synthetic(), 1000.0 + i, made.held(), made.symbols(), made.configHash()))
                .toList();
        runs.parallelStream().forEach(one -> {
            try {
                assertThat(record.append(one, NOW)).isEqualTo(1);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertThat(Files.readAllLines(record.file())).hasSize(8)
                .allSatisfy(line -> assertThat(parse(line).path("schema").asInt()).isEqualTo(1));
    }

    private static JsonNode parse(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError(line, e);
        }
    }
}
