package dollarbill.app;

import static org.assertj.core.api.Assertions.assertThat;

import dollarbill.backtest.engine.Account;
import dollarbill.backtest.engine.DecisionPoint;
import dollarbill.backtest.engine.MarketDay;
import dollarbill.backtest.engine.Order;
import dollarbill.backtest.engine.OrderLeg;
import dollarbill.backtest.run.SelectorStrategy;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.TrainingRequest;
import dollarbill.market.Symbol;
import dollarbill.strategy.MarketView;
import dollarbill.strategy.StrategyAdvisor.Advice;
import dollarbill.strategy.TradePlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a backtest decides at a close is what service recommends as of that day, and nothing that came later is in it. */
class SelectorRunsTest {
    private static final Path ROOT = Path.of(Objects.requireNonNull(System.getProperty("project.root")));
    private static final Path SAMPLE = ROOT.resolve("data").resolve("sample");
    private static final Instant NOW = Instant.parse("2026-11-02T12:00:00Z");
    private static final double VALUE = 1_000_000.0;

    @TempDir
    Path folder;

    private Engine engine(DailyAnswers answers, Path data) {
        EngineOptions options = EngineOptions.of(ROOT, Map.of())
                .withData(data)
                .withOut(folder.resolve("out"))
                .withRegistry(DailyAnswers.registry(folder.resolve("registry")));
        return Engine.open(
                options, ModelUse.COMMAND, settings -> answers.host(), InstantSource.fixed(NOW), ProgressSink.SILENT);
    }

    private static BacktestRequest request(Symbol symbol, LocalDate to) {
        BacktestRequest usual = BacktestRequest.of(BacktestRequest.Strategy.SELECTOR);
        return new BacktestRequest(
                BacktestRequest.Strategy.SELECTOR,
                List.of(symbol),
                Optional.empty(),
                Optional.of(to),
                VALUE,
                Optional.empty(),
                Optional.empty(),
                BacktestRequest.Judges.ON,
                BacktestRequest.Chains.RECORDED,
                OptionalInt.of(2),
                usual.threads());
    }

    /** The decision of one variant at one close, as advice and as the orders of an account with nothing in it. */
    private record Decided(Advice advice, List<Order> orders) {}

    private Decided backtest(DailyAnswers answers, Path data, Symbol symbol, LocalDate day, LocalDate to)
            throws ModelException {
        try (Engine engine = engine(answers, data)) {
            SelectorRuns runs = new SelectorRuns(engine, request(symbol, to), List.of(symbol));
            SelectorRuns.Prepared ready = runs.prepare();
            SelectorStrategy strategy = runs.strategy(
                    ready.variants().variants().getFirst(), ready.smiles());
            MarketDay today = ready.tape().day(ready.tape().days().indexOf(day));
            long cents = Math.round(100.0 * VALUE);
            Account account = new Account(cents, cents, 0, cents, List.of());
            return new Decided(
                    strategy.advise(
                            symbol, today, BookStage.empty(engine.configuration().trading(), VALUE)).orElseThrow(),
                    strategy.decide(new Close(today, account)));
        }
    }

    private record Close(MarketDay today, Account account) implements DecisionPoint {
        @Override
        public int daysBefore() {
            return 0;
        }

        @Override
        public MarketDay past(int days) {
            throw new AssertionError("a decision of the selector needs no earlier day");
        }
    }

    private Advice recommended(DailyAnswers answers, Symbol symbol, LocalDate day) {
        try (Engine engine = engine(answers, SAMPLE)) {
            RecommendRun run = new RecommendService(engine).run(
                    PipelineRequest.configured()
                            .withSymbols(List.of(symbol))
                            .withAsOf(day)
                            .withPortfolioValue(VALUE)
                            .withThreads(1));
            return ((SymbolAdvice.Advised) run.symbols().getFirst().ruling()).advice();
        }
    }

    private static MarketView by(MarketView view, MarketView.Provenance provenance) {
        return new MarketView(
                view.symbol(), view.direction(), view.probabilityUp(), view.directionForetold(), view.regime(),
                view.regimes(), view.expectedVolatility(), provenance);
    }

    @ParameterizedTest
    @CsvSource({"SPY, 2026-10-30, 1", "AAPL, 2026-08-07, 0"})
    void aDecisionOfTheBacktestIsTheRecommendationAsOfThatDay(String name, LocalDate day, double evidence)
            throws ModelException {
        Symbol symbol = Symbol.of(name);
        Decided decided = backtest(
                new DailyAnswers(evidence), SAMPLE, symbol, day, LocalDate.parse("2026-10-30"));
        Advice live = recommended(new DailyAnswers(evidence), symbol, day);
        MarketView replayed = decided.advice().recommendation().view();
        MarketView served = live.recommendation().view();
        assertThat(replayed.provenance().asOf()).isEqualTo(served.provenance().asOf());
        assertThat(by(replayed, served.provenance())).isEqualTo(served);
        assertThat(decided.advice().recommendation().decision()).isEqualTo(live.recommendation().decision());
        assertThat(decided.advice().recommendation().reasoning()).isEqualTo(live.recommendation().reasoning());
        assertThat(decided.advice().plan()).isEqualTo(live.plan());
        if (live.plan().orElseThrow() instanceof TradePlan.Planned planned) {
            Order.Open order = (Order.Open) decided.orders().getFirst();
            assertThat(order.units()).isEqualTo(planned.contracts());
            assertThat(order.legs()).isEqualTo(
                    planned.figures()
                            .structure()
                            .legs()
                            .stream()
                            .map(leg -> OrderLeg.option(leg.quantity(), leg.contract()))
                            .toList());
        } else {
            assertThat(decided.orders()).isEmpty();
        }
    }

    /** The same models are taught the same rows and asked the same, whether what came later is in the folder or not. */
    @Test
    void nothingThatCameLaterIsLearnedOrAsked() throws ModelException, IOException {
        Symbol symbol = Symbol.of("AAPL");
        LocalDate day = LocalDate.parse("2026-08-07");
        Path past = CutData.upTo(day, SAMPLE, folder.resolve("past"), "AAPL");
        DailyAnswers then = new DailyAnswers(0.0);
        DailyAnswers now = new DailyAnswers(0.0);
        Decided known = backtest(then, past, symbol, day, day);
        Decided replayed = backtest(now, SAMPLE, symbol, day, day);
        assertThat(replayed).isEqualTo(known);
        assertThat(taught(now)).isEqualTo(taught(then)).hasSize(4);
        assertThat(now.scored()).containsExactlyInAnyOrderElementsOf(then.scored());
    }

    private static List<TrainingRequest> taught(DailyAnswers answers) {
        return answers.taught()
                .stream()
                .sorted(Comparator.comparing((TrainingRequest request) -> request.model().value())
                        .thenComparing(request -> request.rows().rows()))
                .toList();
    }
}
