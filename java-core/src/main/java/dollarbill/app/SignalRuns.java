package dollarbill.app;

import dollarbill.app.BacktestRun.Arm;
import dollarbill.app.BacktestRun.Comparison;
import dollarbill.app.BacktestRun.RandomRuns;
import dollarbill.app.BacktestRun.Segment;
import dollarbill.app.config.Configuration;
import dollarbill.backtest.RecordedMarket;
import dollarbill.backtest.ReplayDay;
import dollarbill.backtest.SignalReplay;
import dollarbill.backtest.TrainingRow;
import dollarbill.backtest.TrainingSet;
import dollarbill.backtest.engine.BacktestResult;
import dollarbill.backtest.engine.ClosedTrade;
import dollarbill.backtest.engine.DailyStrategy;
import dollarbill.backtest.engine.Fill;
import dollarbill.backtest.engine.QuoteOrigin;
import dollarbill.backtest.run.BuyAndHold;
import dollarbill.backtest.run.KeptDays;
import dollarbill.backtest.run.PairedRuns;
import dollarbill.backtest.run.RandomEntry;
import dollarbill.backtest.run.Retraining;
import dollarbill.backtest.run.Selection;
import dollarbill.backtest.run.SignalBeliefs;
import dollarbill.backtest.run.SignalStrategy;
import dollarbill.backtest.tape.RecordedTape;
import dollarbill.backtest.validation.Finding;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelReason;
import dollarbill.market.DataFault;
import dollarbill.market.PriceHistory;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import dollarbill.signal.Confidence;
import dollarbill.signal.Signal;
import dollarbill.signal.SignalBelief;
import dollarbill.signal.SignalFinder;
import dollarbill.signal.SignalId;
import dollarbill.signal.SignalOdds;
import dollarbill.signal.SignalRules;
import dollarbill.signal.SignalSizer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Runs the signals of service over recorded chains: with and without the classifier, by Heston's model and by the smile alone. */
final class SignalRuns {
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final String TASK = "chains";
    private static final int RANDOM_RUNS = 40;
    /** Past signals below which a classifier learns nothing. */
    static final int FEWEST_ROWS = 100;

    private static final Confidence.FromFallback NO_MODEL = new Confidence.FromFallback(
            ModelReason.MODEL_DISABLED.name(), "no model judges in this variant");

    /** Name of the variant in which the stand-in judges. */
    static final String WITHOUT = "without ML";

    private final Engine engine;
    private final BacktestRequest request;
    private final List<Symbol> symbols;
    private final SignalRules rules;
    private final long seed;
    private final int randomRuns;

    SignalRuns(Engine engine, BacktestRequest request, List<Symbol> symbols) {
        this(engine, request, symbols, RANDOM_RUNS);
    }

    private SignalRuns(Engine engine, BacktestRequest request, List<Symbol> symbols, int randomRuns) {
        this.engine = engine;
        this.request = request;
        this.symbols = symbols;
        this.rules = MarketStage.rules(engine.configuration());
        this.seed = engine.configuration().ml().training().seed();
        this.randomRuns = randomRuns;
    }

    /** Returns the same runs without those of random entries. */
    SignalRuns withoutRandomEntries() {
        return new SignalRuns(engine, request, symbols, 0);
    }

    /** Runs all variants. */
    RunParts run() throws ModelException {
        if (request.judges() != BacktestRequest.Judges.OFF) {
            engine.startModels();
        }
        return over(read());
    }

    /** Runs all variants over days that were read. */
    RunParts over(KeptDays days) throws ModelException {
        boolean judged = request.judges() != BacktestRequest.Judges.OFF;
        SortedMap<LocalDate, List<ReplayDay>> open = days.open();
        SignalFinder finder = MarketStage.finder(engine.configuration());
        SortedMap<LocalDate, List<Signal>> signals = days.signals(finder, true);
        List<LocalDate> all = List.copyOf(open.keySet());
        List<PriceHistory> between = between(days);
        List<String> remarks = new ArrayList<>();
        List<Segment> segments = List.of();
        Optional<Selection> selection = Optional.empty();
        Optional<Finding<CombinatorialRun>> combinatorial = Optional.empty();
        SignalBeliefs byModel = SignalBeliefs.of(Map.of());
        LocalDate first = request.from().orElse(all.isEmpty() ? LocalDate.MIN : all.getFirst());
        if (judged) {
            TrainingSet history = new SignalReplay(new HistoryService(engine).settings())
                    .run(days, symbols, (done, of) -> {});
            List<Retraining> plan = plan(history, listed(days));
            SlidingClassifier.Judged judgements = new SlidingClassifier(
                    engine.readyModels(START_LIMIT), new SignalFit(engine.progress(), seed)).judge(plan, signals);
            byModel = SignalBeliefs.of(judgements.confidences());
            segments = judgements.segments();
            selection = selection(history, signals, judgements.confidences());
            if (request.asks(BacktestRequest.Check.CPCV)) {
                combinatorial = Optional.of(combinatorial(tape(days, first, between), days, history, signals));
            }
            first = first.isAfter(plan.getFirst().from()) ? first : plan.getFirst().from();
            remarks.add(
                    "The classifier learned anew " + plan.size() + " times, each time from signals whose outcome was "
                            + "known before the stretch it judged; the version in service was not used.");
        }
        if (request.hedges()) {
            remarks.add(tapes().remark(between));
        }
        RecordedTape tape = tape(days, first, between);
        EngineRuns runs = new EngineRuns(engine, request, tape, EngineRuns.recorded(engine, request, days.chains()));
        return parts(days, open, signals, byModel, runs, remarks, segments, combinatorial, selection,
                files(days, between));
    }

    /** Lets the classifier learn from other choices of days, and trades all days from the first on by each path. */
    private Finding<CombinatorialRun> combinatorial(
            RecordedTape tape, KeptDays days, TrainingSet history, SortedMap<LocalDate, List<Signal>> signals)
            throws ModelException {
        EngineRuns runs = new EngineRuns(engine, request, tape, EngineRuns.recorded(engine, request, days.chains()));
        SlidingClassifier classifier = new SlidingClassifier(
                engine.readyModels(START_LIMIT), new SignalFit(ProgressSink.SILENT, seed));
        return new SignalPaths(engine, classifier, request.threads()).run(
                history.rows(),
                signals,
                engine.configuration().ml().training().gapDays(),
                new SignalPaths.Account(
                        runs.guarded(), tape.days(), beliefs -> strategy(signals, beliefs), standIn(),
                        judged -> selection(history, signals, judged)));
    }

    private static SignalBeliefs standIn() {
        return SignalBeliefs.standIn(NO_MODEL);
    }

    private RunParts parts(
            KeptDays days,
            SortedMap<LocalDate, List<ReplayDay>> open,
            SortedMap<LocalDate, List<Signal>> signals,
            SignalBeliefs byModel,
            EngineRuns runs,
            List<String> remarks,
            List<Segment> segments,
            Optional<Finding<CombinatorialRun>> combinatorial,
            Optional<Selection> selection,
            SortedMap<String, String> files) {
        SignalBeliefs standIn = standIn();
        List<Arm> arms = new ArrayList<>();
        if (request.judges() != BacktestRequest.Judges.OFF) {
            arms.add(runs.guarded()
                    .arm("with ML", "signals judged by the classifier of their stretch",
                            strategy(signals, byModel)));
        }
        if (request.judges() != BacktestRequest.Judges.ON) {
            arms.add(runs.guarded()
                    .arm(
                            WITHOUT, "every fair value taken at its word: the odds under the fair volatility",
                            strategy(signals, standIn)));
            arms.add(runs.guarded()
                    .arm(
                            "smile, without ML", "the same with the smile of the expiry as the only fair value",
                            strategy(days.signals(MarketStage.finder(engine.configuration()), false), standIn)));
        }
        Arm hold = runs.arm("buy and hold", "shares of each underlying for equal parts", new BuyAndHold(symbols));
        List<Comparison> comparisons = new ArrayList<>();
        for (int i = 1; i < arms.size(); i++) {
            comparisons.add(compare(arms.getFirst(), arms.get(i)));
        }
        if (arms.size() == 3) {
            comparisons.add(compare(arms.get(1), arms.get(2)));
        }
        comparisons.add(compare(arms.getFirst(), hold));
        remarks.add(
                "Commissions are paid both ways and every fill crosses the spread as the fill rule says; nothing is "
                        + "filled without a quote.");
        Optional<GridRun> grid = request.asks(BacktestRequest.Check.GRID)
                ? Optional.of(grid(runs, signals, byModel, standIn, hold))
                : Optional.empty();
        return new RunParts(
                runs.tape(QuoteOrigin.RECORDED, symbols, sources(days), synthetic(days)),
                runs.guarded().settings(),
                arms,
                List.of(hold),
                comparisons,
                chance(arms.getFirst(), open, runs),
                grid,
                combinatorial,
                selection,
                segments,
                remarks,
                files);
    }

    /** Searches by the classifier where one judges, else by the stand-in. */
    private GridRun grid(
            EngineRuns runs,
            SortedMap<LocalDate, List<Signal>> signals,
            SignalBeliefs byModel,
            SignalBeliefs standIn,
            Arm hold) {
        boolean judged = request.judges() != BacktestRequest.Judges.OFF;
        return GridRun.of(
                runs.guarded(),
                "recorded chains, " + (judged ? "with ML" : "without ML"),
                SignalGrid.trials(
                        engine.configuration(), signals, judged ? byModel : standIn, judged, rules.holding(),
                        request.capital()),
                hold.figures().series(),
                seed);
    }

    private Comparison compare(Arm of, Arm against) {
        return new Comparison(
                of.name(), against.name(), PairedRuns.of(of.figures().series(), against.figures().series(), seed));
    }

    private DailyStrategy strategy(SortedMap<LocalDate, List<Signal>> signals, SignalBeliefs beliefs) {
        Configuration configuration = engine.configuration();
        SignalSizer sizer = BookStage.sizer(
                configuration.trading(), configuration.ml(), request.capital(),
                request.scaling().orElse(configuration.trading().scaling()),
                configuration.ml().mlIntegration().confidenceThreshold());
        return new SignalStrategy(signals, beliefs, sizer, rules.holding());
    }

    /** Returns the days of recorded chains, usable or not, so that what a later chain holds moves no stretch. */
    private List<LocalDate> listed(KeptDays days) {
        return symbols.stream().flatMap(symbol -> days.dates(symbol).stream()).distinct().sorted().toList();
    }

    /** Reads the days asked for. */
    KeptDays read() {
        double flatRate = engine.configuration().trading().riskFreeRate();
        DataDirectory data = DataDirectory.open(engine.options().dataDir());
        RecordedMarket market = new RecordedMarket(
                data, data, ChainReading.quality(flatRate), ChainReading.fitting(flatRate));
        long days = symbols.stream().mapToLong(symbol -> data.chainDates(symbol).size()).sum();
        engine.progress().begin(TASK, Math.max(days, 1));
        try {
            return KeptDays.join(Parallel.map(
                    symbols,
                    request.threads(),
                    symbol -> KeptDays.read(
                            market, symbol, request.to().orElse(LocalDate.MAX),
                            () -> engine.progress().advance(TASK, 1))));
        } finally {
            engine.progress().end(TASK);
        }
    }

    /** Returns what became of the signals that the classifier would take, at the threshold of service, and of all that the stand-in would. */
    private Optional<Selection> selection(
            TrainingSet history, SortedMap<LocalDate, List<Signal>> signals, Map<SignalId, Confidence> judged) {
        double threshold = engine.configuration().ml().mlIntegration().confidenceThreshold();
        Set<SignalId> byStandIn = new HashSet<>();
        Set<SignalId> byModel = new HashSet<>();
        for (List<Signal> day : signals.values()) {
            for (Signal signal : day) {
                if (judged.get(signal.id()) instanceof Confidence.FromModel said && !signal.refused()) {
                    SignalOdds odds = SignalOdds.of(signal);
                    if (SignalBelief.of(odds, NO_MODEL).expectsProfit()) {
                        byStandIn.add(signal.id());
                    }
                    if (said.probability() >= threshold && SignalBelief.of(odds, said).expectsProfit()) {
                        byModel.add(signal.id());
                    }
                }
            }
        }
        List<TrainingRow> rows = history.rows().stream().filter(row -> byStandIn.contains(row.id())).toList();
        return rows.stream().anyMatch(row -> byModel.contains(row.id()))
                ? Optional.of(Selection.of(rows, row -> byModel.contains(row.id()), seed))
                : Optional.empty();
    }

    private List<Retraining> plan(TrainingSet history, List<LocalDate> all) {
        int count = request.retrainings().orElse(engine.configuration().ml().training().folds());
        int gap = engine.configuration().ml().training().gapDays();
        try {
            List<Retraining> plan = Retraining.plan(all, history.rows(), count, gap)
                    .stream()
                    .filter(stretch -> stretch.rows().size() >= FEWEST_ROWS)
                    .toList();
            if (plan.isEmpty()) {
                throw new IllegalArgumentException(
                        history.rows().size() + " resolved signals; no stretch has " + FEWEST_ROWS + " before it");
            }
            return plan;
        } catch (IllegalArgumentException e) {
            throw new DataFault(
                    engine.options().dataDir().toString(), 0, "",
                    "the classifier cannot learn here: " + e.getMessage() + "; run without it (--ml off)");
        }
    }

    private RecordedTape tape(KeptDays days, LocalDate first, List<PriceHistory> between) {
        return RecordedTape.of(
                days.chains().stream().filter(chain -> !chain.quoteDate().isBefore(first)).toList(),
                between,
                engine.configuration().trading().riskFreeRate());
    }

    /** Returns the prices at which hedges are set between chains; none without a hedge. */
    private List<PriceHistory> between(KeptDays days) {
        return request.hedges() ? tapes().between(days.chains()) : List.of();
    }

    private RunTapes tapes() {
        return new RunTapes(engine, request, symbols);
    }

    /** Returns as many random entries as the variant made, many times over; absent where it made none. */
    private Optional<RandomRuns> chance(Arm arm, SortedMap<LocalDate, List<ReplayDay>> open, EngineRuns runs) {
        BacktestResult result = arm.result();
        Map<LocalDate, Integer> entries = new HashMap<>();
        for (Fill fill : result.fills()) {
            if (fill.opening()) {
                entries.merge(fill.date(), 1, Integer::sum);
            }
        }
        double capital = median(result.trades());
        if (randomRuns == 0 || entries.isEmpty() || !(capital > 0.0)) {
            return Optional.empty();
        }
        List<Double> returns = runs.guarded()
                .annualReturns(
                        randomRuns, draw -> new RandomEntry(open, entries, capital, rules, seed + draw));
        return Optional.of(new RandomRuns(
                arm.name(),
                "as many entries a day, on quotes drawn from those that keep every rule of a signal but the edge, "
                        + "bought or sold by a coin, each for the median capital of the variant's trades",
                returns,
                EngineRuns.meanOfYear(arm.figures().series())));
    }

    private static double median(List<ClosedTrade> trades) {
        long[] sorted = trades.stream().mapToLong(ClosedTrade::capitalCents).sorted().toArray();
        return sorted.length == 0 ? 0.0 : sorted[sorted.length / 2] / 100.0;
    }

    private static boolean synthetic(KeptDays days) {
        return days.chains().stream().anyMatch(chain -> chain.synthetic());
    }

    private static List<String> sources(KeptDays days) {
        SortedMap<String, Integer> counts = new TreeMap<>();
        days.chains().forEach(chain -> counts.merge(chain.underlying().value(), 1, Integer::sum));
        List<String> sources = new ArrayList<>();
        counts.forEach((symbol, count) -> sources.add(symbol + ": " + count + " recorded chains"));
        return sources;
    }

    private SortedMap<String, String> files(KeptDays days, List<PriceHistory> between) {
        DataFiles files = new DataFiles(engine.options().dataDir());
        SortedMap<String, String> hashes = new TreeMap<>();
        days.chains().forEach(chain -> hashes.putAll(files.hashes(chain.source(), chain.underlying())));
        hashes.putAll(tapes().hashes(between));
        return hashes;
    }
}
