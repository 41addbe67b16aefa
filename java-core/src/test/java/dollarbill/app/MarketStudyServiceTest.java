package dollarbill.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dollarbill.app.BacktestRequest.Judges;
import dollarbill.app.BacktestRequest.Strategy;
import dollarbill.backtest.engine.HedgeRule;
import dollarbill.backtest.run.DrawnMarkets;
import dollarbill.backtest.run.DrawnMarkets.Figure;
import dollarbill.backtest.run.DrawnMarkets.Market;
import dollarbill.backtest.run.DrawnMarkets.Measure;
import dollarbill.bridge.ModelException;
import dollarbill.performance.IndependentMean;
import dollarbill.sample.SampleSettings;
import dollarbill.sample.SampleSymbol;
import dollarbill.sample.SampleUniverse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies of drawn markets against backtests of the same markets one by one, without models. */
class MarketStudyServiceTest {
    private static final SampleSettings RULES = new SampleSettings(
            1L, LocalDate.of(2026, 10, 30), 320, 12, List.of(SampleSymbol.STANDARD.getFirst()));
    private static final Figure GAIN = new Figure("without ML", Measure.MEAN_RETURN);

    @TempDir
    Path folder;

    private static BacktestRequest request(Strategy strategy, Judges judges) {
        return new BacktestRequest(
                strategy, List.of(RULES.symbols().getFirst().symbol()), Optional.empty(), Optional.empty(),
                100_000.0, OptionalDouble.empty(), Optional.empty(), Optional.empty(), HedgeRule.NONE, judges,
                BacktestRequest.Chains.AUTO,
                OptionalInt.empty(), 2, Set.of());
    }

    private Engine engine(Path data) {
        EngineOptions options = EngineOptions.of(Path.of(System.getProperty("project.root")), Map.of())
                .withData(data)
                .withOut(folder.resolve("out"));
        return Engine.open(options, ModelUse.COMMAND, SampleFutures.NONE, InstantSource.system(), ProgressSink.SILENT);
    }

    @Test
    void eachMarketIsTheBacktestOfTheSampleOfItsSeed() throws ModelException, IOException {
        BacktestRequest request = request(Strategy.SIGNALS, Judges.OFF);
        DrawnMarkets drawn;
        try (Engine engine = engine(folder.resolve("nothing"))) {
            drawn = new MarketStudyService(engine, RULES).run(new MarketStudyRequest(request, 2, 7, true)).drawn();
        }
        assertThat(drawn.markets()).extracting(Market::seed).containsExactly(7L, 8L);
        for (Market market : drawn.markets()) {
            Path data = folder.resolve("seed-" + market.seed());
            SampleUniverse.write(data, RULES.withSeed(market.seed()), (symbol, done, of) -> {});
            try (Engine engine = engine(data)) {
                BacktestRun alone = new BacktestService(engine).run(request);
                assertThat(market.days()).isEqualTo(alone.tape().days().size());
                assertThat(market.figures().get(GAIN))
                        .isEqualTo(EngineRuns.meanOfYear(alone.arms().getFirst().figures().series()));
            }
        }
        try (Stream<Path> left = Files.list(folder.resolve("out"))) {
            assertThat(left).isEmpty();
        }
        assertThat(drawn.markets().getFirst().figures().get(GAIN))
                .isNotEqualTo(drawn.markets().getLast().figures().get(GAIN));
    }

    @Test
    void aFigureIsAveragedOverTheMarketsThatHaveIt() {
        DrawnMarkets drawn = new DrawnMarkets(
                List.of(market(1, 0.10, 1.5), market(2, 0.30, 0.5), market(3, -0.10, Double.NaN)));
        assertThat(drawn.figures()).containsExactly(GAIN, new Figure("without ML", Measure.SHARPE));
        assertThat(drawn.over(GAIN)).isEqualTo(IndependentMean.of(new double[] {0.10, 0.30, -0.10}, 0.9));
        assertThat(drawn.over(new Figure("without ML", Measure.SHARPE)).count()).isEqualTo(2);
        assertThat(drawn.gains()).isEqualTo(2);
    }

    private static Market market(long seed, double gain, double sharpe) {
        SequencedMap<Figure, Double> figures = new LinkedHashMap<>();
        figures.put(GAIN, gain);
        if (!Double.isNaN(sharpe)) {
            figures.put(new Figure("without ML", Measure.SHARPE), sharpe);
        }
        return new Market(seed, 10, gain > 0.0, figures);
    }

    @Test
    void whatCannotBeStudiedIsRefused() {
        BacktestRequest signals = request(Strategy.SIGNALS, Judges.BOTH);
        assertThatThrownBy(() -> new MarketStudyRequest(signals, 1, 1, true))
                .hasMessage("markets is 1; allowed: 2 to 1000");
        assertThatThrownBy(() -> new MarketStudyRequest(request(Strategy.CONDOR, Judges.OFF), 2, 1, true))
                .hasMessageStartingWith("strategy is condor; allowed with markets: signals");
        assertThatThrownBy(() -> new MarketStudyRequest(signals, 2, 1, false))
                .hasMessageStartingWith("ml is both; allowed with no-edge: off");
    }
}
