package dollarbill.app;

import dollarbill.app.BacktestRun.Arm;
import dollarbill.app.BacktestRun.Comparison;
import dollarbill.app.BacktestRun.RandomRuns;
import dollarbill.app.BacktestRun.Segment;
import dollarbill.app.FeatureDays.SymbolDate;
import dollarbill.app.config.TradingConfig;
import dollarbill.backtest.daily.DailyRow;
import dollarbill.backtest.daily.DailyTarget;
import dollarbill.backtest.engine.MarketTape;
import dollarbill.backtest.engine.QuoteOrigin;
import dollarbill.backtest.run.BuyAndHold;
import dollarbill.backtest.run.PairedRuns;
import dollarbill.backtest.run.SelectorStrategy;
import dollarbill.backtest.run.SelectorStrategy.Views;
import dollarbill.backtest.tape.LaterTape;
import dollarbill.backtest.tape.ModelRules;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelHost;
import dollarbill.market.DataFault;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import dollarbill.strategy.StrategyAdvisor;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs what service recommends day by day: with walking models, with the same whatever their evidence, and without a model. */
final class SelectorRuns {
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final String TASK = "learning anew";
    private static final int RANDOM_RUNS = 20;
    private static final int FEWEST_ROWS = 252;

    private final Engine engine;
    private final BacktestRequest request;
    private final List<Symbol> symbols;
    private final DataDirectory data;
    private final long seed;

    SelectorRuns(Engine engine, BacktestRequest request, List<Symbol> symbols) {
        this.engine = engine;
        this.request = request;
        this.symbols = symbols;
        this.data = DataDirectory.open(engine.options().dataDir());
        this.seed = engine.configuration().ml().training().seed();
    }

    /** A variant before it has run. */
    record Variant(String name, String text, Views views) {}

    /** What the models learn from. */
    private record Rows(List<DailyRow> direction, List<DailyRow> volatility) {}

    /** Variants with the stretches of the models behind them. */
    record Variants(List<Variant> variants, List<Segment> segments) {}

    /**
     * What is ready to run.
     *
     * @param variants  the variants, the main one first, with the stretches of the models behind them
     * @param made  the days with where they come from
     * @param tape  the days traded
     * @param smiles  their chains
     */
    record Prepared(Variants variants, RunTapes.Made made, MarketTape tape, DaySmiles smiles) {}

    /** Runs all variants. */
    RunParts run() throws ModelException {
        Prepared ready = prepare();
        return parts(ready, new EngineRuns(
                engine,
                request,
                ready.tape(),
                ready.made().origin() == QuoteOrigin.MODEL
                        ? EngineRuns.priced(engine, request)
                        : EngineRuns.recorded(engine, request, ready.made().chains())));
    }

    /** Reads the days and lets the models foretell them. */
    Prepared prepare() throws ModelException {
        if (request.judges() != BacktestRequest.Judges.OFF) {
            engine.startModels();
        }
        RunTapes tapes = new RunTapes(engine, request, symbols);
        RunTapes.Made made = tapes.areRecorded() ? tapes.recorded() : tapes.priced(ModelRules.Pricing.HESTON);
        FeatureDays days = FeatureDays.read(engine, data, symbols);
        Rows rows = new Rows(rows(DailyTarget.DIRECTION), rows(DailyTarget.VOLATILITY));
        List<SlidingForecaster.Stretch> plan = plan(made.tape().days(), rows);
        Variants variants = variants(plan, rows, days);
        return new Prepared(
                variants,
                made,
                new LaterTape(made.tape(), plan.getFirst().from()),
                new DaySmiles(made.chains(), engine.configuration().trading().riskFreeRate()));
    }

    private List<DailyRow> rows(DailyTarget target) {
        return DailyHistory.rows(
                engine, new DailyTrainRequest(target, symbols, false, false, false), data, symbols);
    }

    /** Cuts the days into stretches; those before which too little is known are not traded. */
    private List<SlidingForecaster.Stretch> plan(List<LocalDate> days, Rows rows) {
        int count = request.retrainings().orElse(engine.configuration().ml().training().folds());
        int gap = engine.configuration().ml().training().gapDays();
        List<SlidingForecaster.Stretch> plan = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            int start = (int) ((long) days.size() * k / count);
            int end = (int) ((long) days.size() * (k + 1) / count);
            if (start == end) {
                continue;
            }
            LocalDate from = days.get(start);
            SlidingForecaster.Stretch stretch = new SlidingForecaster.Stretch(
                    from,
                    end == days.size() ? days.getLast().plusDays(1) : days.get(end),
                    from.minusDays(gap),
                    days.subList(start, end)
                            .stream()
                            .flatMap(day -> symbols.stream().map(symbol -> new SymbolDate(symbol, day)))
                            .toList());
            if (Math.min(stretch.known(rows.direction()).size(),
                    stretch.known(rows.volatility()).size()) >= FEWEST_ROWS) {
                plan.add(stretch);
            }
        }
        if (plan.isEmpty()) {
            throw new DataFault(
                    engine.options().dataDir().toString(), 0, "",
                    "no stretch of the " + days.size() + " days has " + FEWEST_ROWS
                            + " days with a known outcome before it");
        }
        return plan;
    }

    private Variants variants(List<SlidingForecaster.Stretch> plan, Rows rows, FeatureDays days)
            throws ModelException {
        List<Variant> variants = new ArrayList<>();
        List<Segment> segments = new ArrayList<>();
        if (request.judges() != BacktestRequest.Judges.OFF) {
            ModelHost host = engine.readyModels(START_LIMIT);
            engine.progress().begin(TASK, 2L * plan.size());
            List<SlidingForecaster.Told> told;
            try {
                told = Parallel.map(
                        List.of(DailyTarget.DIRECTION, DailyTarget.VOLATILITY), 2,
                        target -> forecaster(host, target).tell(
                                target == DailyTarget.DIRECTION ? rows.direction() : rows.volatility(), plan, days));
            } finally {
                engine.progress().end(TASK);
            }
            Map<String, String> code = code();
            variants.add(new Variant(
                    "with ML", "models learned anew for each stretch, believed as far as the stretches before showed",
                    SelectorViews.served(told.getFirst(), told.getLast(), code, days)));
            variants.add(new Variant(
                    "ML believed wholly", "the same models with their own probabilities, whatever the evidence",
                    SelectorViews.unshrunk(told.getFirst(), told.getLast(), code, days)));
            told.forEach(each -> segments.addAll(each.segments()));
        }
        if (request.judges() != BacktestRequest.Judges.ON) {
            SortedMap<LocalDate, BaseRates> rates = new TreeMap<>();
            plan.forEach(stretch -> rates.put(
                    stretch.from(),
                    BaseRates.of(stretch.known(rows.direction()), stretch.known(rows.volatility()))));
            variants.add(new Variant(
                    "without ML", "base rate of the direction, and what followed today's class of implied volatility",
                    SelectorViews.baseRates(rates, days)));
        }
        return new Variants(variants, segments);
    }

    /** Returns the SHA-256 of the file of each model, by its name. */
    private Map<String, String> code() {
        return Stream.of(DailyTarget.DIRECTION, DailyTarget.VOLATILITY)
                .map(DailyTarget::model)
                .collect(Collectors.toMap(model -> model, model -> ModelFile.hash(engine, model)));
    }

    private SlidingForecaster forecaster(ModelHost host, DailyTarget target) {
        List<String> inputs = DailyTrainService.inputs(target);
        return new SlidingForecaster(
                new DailyFit(
                        host, new DailyFit.Asked(target, inputs, symbols.size(), seed), engine.progress(), TASK),
                target, inputs, seed);
    }

    private RunParts parts(Prepared ready, EngineRuns runs) {
        Variants variants = ready.variants();
        RunTapes.Made made = ready.made();
        List<Arm> arms = new ArrayList<>();
        List<String> remarks = new ArrayList<>(made.remarks());
        for (Variant variant : variants.variants()) {
            SelectorStrategy strategy = strategy(variant, ready.smiles());
            arms.add(runs.guarded().arm(variant.name(), variant.text(), strategy));
            remarks.add(variant.name() + ", closes at which nothing was opened: " + counts(strategy));
        }
        Arm hold = runs.arm("buy and hold", "shares of each underlying for equal parts", new BuyAndHold(symbols));
        List<Comparison> comparisons = new ArrayList<>();
        for (int i = 1; i < arms.size(); i++) {
            comparisons.add(compare(arms.getFirst(), arms.get(i)));
        }
        arms.forEach(arm -> comparisons.add(compare(arm, hold)));
        if (!variants.segments().isEmpty()) {
            remarks.add("Each model learned anew " + variants.segments().size() / 2
                    + " times, each time from days whose outcome was known before the stretch it judged; the versions in "
                    + "service were not used.");
        }
        return new RunParts(
                runs.tape(made.origin(), symbols, made.sources(), made.synthetic()),
                runs.guarded().settings(),
                arms,
                List.of(hold),
                comparisons,
                chance(arms.getFirst(), variants.variants().getFirst(), ready.smiles(), runs),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                variants.segments(),
                remarks,
                files(made));
    }

    /** Returns a variant as a strategy of the engine. */
    SelectorStrategy strategy(Variant variant, DaySmiles smiles) {
        TradingConfig trading = engine.configuration().trading();
        return SelectorStrategy.of(
                symbols,
                variant.views(),
                smiles,
                new SelectorStrategy.Rules(
                        new StrategyAdvisor(trading.selector().rules(), MarketStage.costs(engine.configuration())),
                        equity -> BookStage.empty(trading, equity).limits(),
                        trading.guardLimits()));
    }

    private static String counts(SelectorStrategy strategy) {
        String counts = strategy.reasons()
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .map(each -> each.getKey() + " " + each.getValue())
                .collect(Collectors.joining(", "));
        return counts.isEmpty() ? "none" : counts;
    }

    private Optional<RandomRuns> chance(Arm arm, Variant variant, DaySmiles smiles, EngineRuns runs) {
        if (arm.result().trades().isEmpty()) {
            return Optional.empty();
        }
        List<Double> returns = runs.guarded()
                .annualReturns(RANDOM_RUNS, draw -> strategy(variant, smiles).byCoin(seed + draw));
        return Optional.of(new RandomRuns(
                arm.name(),
                "the structures of the variant, each bought or sold by a coin",
                returns,
                EngineRuns.meanOfYear(arm.figures().series())));
    }

    private Comparison compare(Arm of, Arm against) {
        return new Comparison(
                of.name(), against.name(), PairedRuns.of(of.figures().series(), against.figures().series(), seed));
    }

    private SortedMap<String, String> files(RunTapes.Made made) {
        DataFiles files = new DataFiles(engine.options().dataDir());
        SortedMap<String, String> hashes = new TreeMap<>(made.files());
        symbols.forEach(symbol -> hashes.putAll(files.daily(symbol)));
        hashes.putAll(files.series(data.seriesNames()));
        return hashes;
    }
}
