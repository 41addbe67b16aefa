package dollarbill.app;

import dollarbill.app.BacktestRun.Arm;
import dollarbill.backtest.run.DrawnMarkets;
import dollarbill.backtest.run.DrawnMarkets.Figure;
import dollarbill.backtest.run.DrawnMarkets.Market;
import dollarbill.backtest.run.DrawnMarkets.Measure;
import dollarbill.bridge.ModelException;
import dollarbill.market.Symbol;
import dollarbill.performance.PerformanceRatios;
import dollarbill.sample.SampleSettings;
import dollarbill.sample.SampleUniverse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.stream.LongStream;

/** Runs the same backtest on markets drawn by the rules of the sample, each from a seed of its own, and keeps none of them. */
public final class MarketStudyService {
    private static final String TASK = "markets";

    private final Engine engine;
    private final SampleSettings rules;

    /** Creates a service of an engine, whose data folder is not read; markets follow the rules of the project's sample. */
    public MarketStudyService(Engine engine) {
        this(engine, SampleSettings.standard());
    }

    /**
     * Creates a service whose markets follow other rules.
     *
     * @param rules  all but the seed and whether quotes are mispriced
     */
    MarketStudyService(Engine engine, SampleSettings rules) {
        this.engine = engine;
        this.rules = rules;
    }

    /**
     * Runs a study; as many markets at a time as the request has threads, each on one.
     *
     * @throws ModelException  if the classifier cannot learn or answer
     * @throws dollarbill.market.DataFault  if a market leaves too little to learn from
     */
    public MarketStudyRun run(MarketStudyRequest request) throws ModelException {
        if (request.backtest().judges() != BacktestRequest.Judges.OFF) {
            engine.startModels();
        }
        List<Long> seeds = LongStream.range(0, request.markets()).mapToObj(i -> request.firstSeed() + i).toList();
        engine.progress().begin(TASK, seeds.size());
        try {
            return new MarketStudyRun(request, new DrawnMarkets(
                    Parallel.map(seeds, request.backtest().threads(), seed -> market(request, seed))));
        } finally {
            engine.progress().end(TASK);
        }
    }

    private Market market(MarketStudyRequest request, long seed) throws ModelException {
        try {
            Path aside = Files.createTempDirectory(
                    Files.createDirectories(engine.options().outDir()), ".market-" + seed + "-");
            Path folder = aside.resolve("data");
            try {
                SampleSettings seeded = rules.withSeed(seed);
                SampleUniverse.write(
                        folder, request.mispriced() ? seeded : seeded.withoutEdge(), (symbol, done, of) -> {});
                RunParts run = new SignalRuns(engine.over(folder), request.backtest().onOneThread(), symbols(request))
                        .withoutRandomEntries()
                        .run();
                engine.progress().advance(TASK, 1);
                return measured(seed, run);
            } finally {
                if (Files.exists(folder)) {
                    SampleUniverse.remove(folder);
                }
                Files.delete(aside);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the market of seed " + seed + " could not be written", e);
        }
    }

    private List<Symbol> symbols(MarketStudyRequest request) {
        return engine.configuration().stocks().orEnabled(request.backtest().symbols());
    }

    private static Market measured(long seed, RunParts run) {
        SequencedMap<Figure, Double> figures = new LinkedHashMap<>();
        for (Arm arm : run.arms()) {
            figures.put(
                    new Figure(arm.name(), Measure.MEAN_RETURN), EngineRuns.meanOfYear(arm.figures().series()));
            sharpe(arm).ifPresent(sharpe -> figures.put(new Figure(arm.name(), Measure.SHARPE), sharpe));
            figures.put(new Figure(arm.name(), Measure.MAX_DRAWDOWN), drawdown(arm));
        }
        for (int i = 1; i < run.arms().size(); i++) {
            difference(run.arms().getFirst(), run.arms().get(i), figures);
        }
        run.selection().ifPresent(selection -> {
            String of = "a signal taken with ML less one without";
            figures.put(new Figure(of, Measure.PROFIT_A_CONTRACT), selection.profit().more().value());
            figures.put(new Figure(of, Measure.HEDGED_A_CONTRACT), selection.hedged().more().value());
            figures.put(new Figure(of, Measure.SHARE_WON), selection.won().more().value());
        });
        return new Market(seed, run.tape().days().size(), run.arms().getFirst().gains(), figures);
    }

    private static void difference(Arm first, Arm second, SequencedMap<Figure, Double> figures) {
        String of = first.name() + " less " + second.name();
        figures.put(
                new Figure(of, Measure.MEAN_RETURN),
                EngineRuns.meanOfYear(first.figures().series()) - EngineRuns.meanOfYear(second.figures().series()));
        sharpe(first).ifPresent(one -> sharpe(second)
                .ifPresent(other -> figures.put(new Figure(of, Measure.SHARPE), one - other)));
        figures.put(new Figure(of, Measure.MAX_DRAWDOWN), drawdown(first) - drawdown(second));
    }

    private static Optional<Double> sharpe(Arm arm) {
        OptionalDouble sharpe = PerformanceRatios.sharpe(arm.figures().series(), 0.0);
        return sharpe.isPresent() ? Optional.of(sharpe.getAsDouble()) : Optional.empty();
    }

    private static double drawdown(Arm arm) {
        return PerformanceRatios.maxDrawdown(arm.figures().series());
    }
}
