package dollarbill.app;

import static org.assertj.core.api.Assertions.assertThat;

import dollarbill.backtest.engine.Account;
import dollarbill.backtest.engine.DecisionPoint;
import dollarbill.backtest.engine.HedgeRule;
import dollarbill.backtest.engine.MarketDay;
import dollarbill.backtest.engine.Order;
import dollarbill.backtest.engine.OrderLeg;
import dollarbill.backtest.run.SelectorStrategy;
import dollarbill.backtest.run.SelectorStrategy.Decision;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.TrainingRequest;
import dollarbill.market.Symbol;
import dollarbill.strategy.HeldBook;
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
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
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

    private static BacktestRequest request(List<Symbol> symbols, LocalDate to) {
        BacktestRequest usual = BacktestRequest.of(BacktestRequest.Strategy.SELECTOR);
        return new BacktestRequest(
                BacktestRequest.Strategy.SELECTOR,
                symbols,
                Optional.empty(),
                Optional.of(to),
                VALUE,
                OptionalDouble.empty(),
                Optional.empty(),
                Optional.empty(),
                HedgeRule.NONE,
                BacktestRequest.Judges.ON,
                BacktestRequest.Chains.RECORDED,
                OptionalInt.of(2),
                usual.threads(),
                Set.of());
    }

    /** The decision of one variant at one close, as advice and as the orders of an account with nothing in it. */
    private record Decided(List<Decision> decisions, List<Order> orders) {}

    private Decided backtest(DailyAnswers answers, Path data, List<Symbol> symbols, LocalDate day, LocalDate to)
            throws ModelException {
        try (Engine engine = engine(answers, data)) {
            SelectorRuns runs = new SelectorRuns(engine, request(symbols, to), symbols);
            SelectorRuns.Prepared ready = runs.prepare();
            SelectorStrategy strategy = runs.strategy(
                    ready.variants().variants().getFirst(), ready.smiles());
            MarketDay today = ready.tape().day(ready.tape().days().indexOf(day));
            long cents = Math.round(100.0 * VALUE);
            Account account = new Account(cents, cents, 0, cents, List.of());
            return new Decided(
                    strategy.decisions(
                            symbols, today,
                            HeldBook.empty(VALUE)),
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

    private List<Decision> recommended(DailyAnswers answers, List<Symbol> symbols, LocalDate day) {
        try (Engine engine = engine(answers, SAMPLE)) {
            RecommendRun run = new RecommendService(engine).run(
                    PipelineRequest.configured()
                            .withSymbols(symbols)
                            .withAsOf(day)
                            .withPortfolioValue(VALUE)
                            .withThreads(1));
            return run.symbols()
                    .stream()
                    .sorted(Comparator.comparingInt(symbol -> ((SymbolAdvice.Advised) symbol.ruling()).order()))
                    .map(symbol -> new Decision(
                            symbol.day().symbol(), ((SymbolAdvice.Advised) symbol.ruling()).advice()))
                    .toList();
        }
    }

    private static MarketView by(MarketView view, MarketView.Provenance provenance) {
        return new MarketView(
                view.symbol(), view.direction(), view.probabilityUp(), view.directionForetold(), view.regime(),
                view.regimes(), view.expectedVolatility(), provenance);
    }

    @ParameterizedTest
    @CsvSource({"2026-10-30, 1", "2026-08-07, 0"})
    void theDecisionsOfTheBacktestAreTheRecommendationsAsOfThatDay(LocalDate day, double evidence)
            throws ModelException {
        List<Symbol> symbols = List.of(Symbol.of("SPY"), Symbol.of("AAPL"));
        Decided replayed = backtest(
                new DailyAnswers(evidence), SAMPLE, symbols, day, LocalDate.parse("2026-10-30"));
        List<Decision> live = recommended(new DailyAnswers(evidence), symbols, day);
        assertThat(replayed.decisions()).hasSameSizeAs(live);
        for (int i = 0; i < live.size(); i++) {
            Advice one = replayed.decisions().get(i).advice();
            Advice other = live.get(i).advice();
            MarketView served = other.recommendation().view();
            assertThat(one.recommendation().view().provenance().asOf()).isEqualTo(served.provenance().asOf());
            assertThat(by(one.recommendation().view(), served.provenance())).isEqualTo(served);
            assertThat(one.recommendation().decision()).isEqualTo(other.recommendation().decision());
            assertThat(one.recommendation().reasoning()).isEqualTo(other.recommendation().reasoning());
            assertThat(one.plan()).isEqualTo(other.plan());
        }
        assertThat(replayed.orders()).isEqualTo(
                live.stream().flatMap(decision -> order(decision, day).stream()).toList());
    }

    private static Optional<Order> order(Decision decision, LocalDate day) {
        return decision.advice()
                .plan()
                .flatMap(plan -> plan instanceof TradePlan.Planned planned
                        ? Optional.of(
                                new Order.Open(
                                        decision.symbol() + "-" + day,
                                        planned.figures()
                                                .structure()
                                                .legs()
                                                .stream()
                                                .map(leg -> OrderLeg.option(leg.quantity(), leg.contract()))
                                                .toList(),
                                        planned.contracts(),
                                        decision.symbol().value()))
                        : Optional.empty());
    }

    /** The same models are taught the same rows and asked the same, whether what came later is in the folder or not. */
    @Test
    void nothingThatCameLaterIsLearnedOrAsked() throws ModelException, IOException {
        List<Symbol> symbols = List.of(Symbol.of("AAPL"));
        LocalDate day = LocalDate.parse("2026-08-07");
        Path past = CutData.upTo(day, SAMPLE, folder.resolve("past"), "AAPL");
        DailyAnswers then = new DailyAnswers(0.0);
        DailyAnswers now = new DailyAnswers(0.0);
        Decided known = backtest(then, past, symbols, day, day);
        Decided replayed = backtest(now, SAMPLE, symbols, day, day);
        assertThat(replayed).isEqualTo(known);
        assertThat(taught(now)).isEqualTo(taught(then)).hasSize(4);
        assertThat(now.scored()).containsExactlyInAnyOrderElementsOf(then.scored());
    }

    private static List<TrainingRequest> taught(DailyAnswers answers) {
        return answers.taught()
                .stream()
                .sorted(Comparator.comparing((TrainingRequest request) -> request.model().value())
                        .thenComparingInt(request -> request.rows().rows()))
                .toList();
    }
}
