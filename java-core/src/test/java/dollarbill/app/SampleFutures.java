package dollarbill.app;

import dollarbill.backtest.SignalReplay;
import dollarbill.backtest.TrainingSet;
import dollarbill.backtest.engine.HedgeRule;
import dollarbill.backtest.run.KeptDays;
import dollarbill.bridge.BridgeSettings;
import dollarbill.bridge.ModelHost;
import dollarbill.bridge.host.Bridge;
import dollarbill.market.Symbol;
import dollarbill.model.SignalClassifier;
import dollarbill.signal.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Two underlyings of the sample with all their chains, read once as they are and once with another future. */
final class SampleFutures {
    static final List<Symbol> SYMBOLS = List.of(Symbol.of("NVDA"), Symbol.of("TSLA"));
    /** The last day that is the same in both. */
    static final LocalDate CUT = LocalDate.of(2026, 6, 19);

    /** Lets no model start. */
    static final ModelHostOpener NONE = settings -> {
        throw new AssertionError("Python must not start with " + settings);
    };

    private static final Path ROOT = Path.of(System.getProperty("project.root"));
    private static final Path SAMPLE = ROOT.resolve("data").resolve("sample");

    private static final Map<KeptDays, TrainingSet> HISTORIES = new ConcurrentHashMap<>();
    private static final Map<KeptDays, SortedMap<LocalDate, List<Signal>>> SIGNALS = new ConcurrentHashMap<>();

    private static @Nullable ModelHost host;

    private SampleFutures() {}

    /** Each holder reads when it is first asked, once in a test run. */
    private static final class AsItWas {
        static final KeptDays DAYS = read(SAMPLE);
    }

    private static final class Other {
        static final Path FOLDER = folder();
        static final KeptDays DAYS = read(FOLDER);

        private static Path folder() {
            try {
                return OtherFuture.after(
                        CUT, SAMPLE, Files.createTempDirectory("dollarbill-other-future"),
                        List.of("NVDA", "TSLA", "SPY"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static KeptDays read(Path data) {
        try (Engine engine = engine(data, NONE)) {
            return new SignalRuns(engine, request(BacktestRequest.Strategy.SIGNALS), SYMBOLS).read();
        }
    }

    static KeptDays asItWas() {
        return AsItWas.DAYS;
    }

    static KeptDays other() {
        return Other.DAYS;
    }

    static Path sample() {
        return SAMPLE;
    }

    static Path otherFolder() {
        return Other.FOLDER;
    }

    /** Returns an engine over a data folder that loads the signal classifier alone. */
    static Engine engine(Path data, ModelHostOpener opener) {
        EngineOptions options = EngineOptions.of(ROOT, Map.of())
                .withData(data)
                .withModels(Set.of(SignalClassifier.ID));
        return Engine.open(
                options, ModelUse.COMMAND, opener, InstantSource.fixed(Instant.EPOCH), ProgressSink.SILENT);
    }

    /** Returns the real models, opened once in a test run: what Python has compiled serves every test. */
    static synchronized ModelHost real(BridgeSettings settings) {
        ModelHost open = host;
        if (open == null) {
            open = Bridge.open(settings);
            host = open;
        }
        return new UnclosedHost(open).face();
    }

    static BacktestRequest request(BacktestRequest.Strategy strategy) {
        return new BacktestRequest(
                strategy, SYMBOLS, Optional.empty(), Optional.empty(), BacktestRequest.USUAL_CAPITAL,
                OptionalDouble.empty(),
                Optional.empty(),
                Optional.empty(), HedgeRule.NONE, BacktestRequest.Judges.BOTH, BacktestRequest.Chains.RECORDED,
                OptionalInt.of(9), 2,
                Set.of());
    }

    /** Returns the resolved signals of days, found once in a test run. */
    static TrainingSet history(Engine engine, KeptDays days) {
        return HISTORIES.computeIfAbsent(
                days,
                each -> new SignalReplay(new HistoryService(engine).settings()).run(each, SYMBOLS, (done, of) -> {}));
    }

    /** Returns the signals of days, found once in a test run. */
    static SortedMap<LocalDate, List<Signal>> signals(Engine engine, KeptDays days) {
        return SIGNALS.computeIfAbsent(
                days,
                each -> Collections.unmodifiableSortedMap(
                        each.signals(MarketStage.finder(engine.configuration()), true)));
    }
}
