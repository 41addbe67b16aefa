package dollarbill.app;

import dollarbill.backtest.validation.TrialSet;
import dollarbill.bridge.ContentHash;
import dollarbill.bridge.ModelException;
import dollarbill.market.DataFault;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import dollarbill.model.SignalClassifier;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Runs backtests over the data folder. */
public final class BacktestService {
    private static final int SHORT_HASH = 12;

    private final Engine engine;

    /** Creates a service of an engine. */
    public BacktestService(Engine engine) {
        this.engine = engine;
    }

    /**
     * Runs a backtest.
     *
     * @throws DataFault  if the data folder does not hold what it needs
     * @throws ModelException  if the classifier cannot learn or answer
     */
    public BacktestRun run(BacktestRequest request) throws ModelException {
        DataDirectory data = DataDirectory.open(engine.options().dataDir());
        List<Symbol> symbols = engine.configuration().stocks().orEnabled(request.symbols());
        RunParts parts = switch (request.strategy()) {
            case SIGNALS -> signals(request, data, symbols);
            case SELECTOR -> new SelectorRuns(engine, request, symbols).run();
            case CONDOR, COVERED_CALL, BUY_AND_HOLD -> new StructureRuns(engine, request, symbols).run();
        };
        String classifier = SignalClassifier.ID.value();
        List<Manifest.Model> models = models(parts);
        Manifest manifest = new Manifest(
                engine.configuration().contentHash(),
                parts.files(),
                new Manifest.Program(SignalService.VERSION, ProgramHash.value()),
                models.stream().filter(model -> model.name().equals(classifier)).findFirst(),
                models.stream().filter(model -> !model.name().equals(classifier)).toList());
        String went = manifest.toJson() + "|" + asked(request, symbols);
        String hash = ContentHash.of(went.getBytes(StandardCharsets.UTF_8)).substring(0, SHORT_HASH);
        return new BacktestRun(
                "backtest-" + request.strategy().text() + "-" + parts.tape().days().getLast() + "-" + hash,
                request,
                parts.tape(),
                parts.settings(),
                parts.arms(),
                parts.baselines(),
                parts.comparisons(),
                parts.random(),
                BacktestRun.Deflated.of(parts.arms()),
                TrialSet.of(parts.arms().stream().map(arm -> arm.figures().series()).toList()).overfitting(),
                parts.grid(),
                parts.combinatorial(),
                parts.selection(),
                parts.segments(),
                parts.remarks(),
                manifest);
    }

    private RunParts signals(BacktestRequest request, DataDirectory data, List<Symbol> symbols) throws ModelException {
        if (!RunTapes.areRecorded(request, data, symbols)) {
            throw new DataFault(
                    engine.options().dataDir().resolve("chains").toString(),
                    0,
                    "",
                    "signals need recorded chains of every underlying on at least ten days; a priced chain has no mispriced "
                            + "quote to find");
        }
        return new SignalRuns(engine, request, symbols).run();
    }

    private static String asked(BacktestRequest r, List<Symbol> symbols) {
        return String.join(
                "|", r.strategy().name(), symbols.toString(), r.from().toString(), r.to().toString(),
                Double.toString(r.capital()), r.scaling().toString(), r.fill().toString(), r.time().toString(),
                r.hedge().name(), r.judges().name(), r.chains().name(), r.retrainings().toString(),
                r.checks().toString());
    }

    /** Returns the models that learned anew, each with what it had learned last. */
    private List<Manifest.Model> models(RunParts parts) {
        SortedMap<String, Manifest.Model> last = new TreeMap<>();
        for (BacktestRun.Segment segment : parts.segments()) {
            last.put(segment.model(), new Manifest.Model(
                    segment.model(),
                    ModelFile.hash(engine, segment.model()),
                    Optional.of(segment.artefactHash()),
                    Optional.empty()));
        }
        return List.copyOf(last.values());
    }
}
