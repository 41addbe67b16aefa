package dollarbill.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dollarbill.app.config.MlConfig;
import dollarbill.backtest.Evaluation.Estimate;
import dollarbill.backtest.daily.DailyRow;
import dollarbill.backtest.daily.HiddenStates;
import dollarbill.backtest.daily.RegimeDay;
import dollarbill.backtest.daily.RegimeReport;
import dollarbill.backtest.daily.WalkForward;
import dollarbill.bridge.Artefact;
import dollarbill.bridge.DoubleRows;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelHost;
import dollarbill.bridge.ModelVersion;
import dollarbill.bridge.TrainingRequest;
import dollarbill.bridge.VersionNotes;
import dollarbill.market.BarSeries;
import dollarbill.market.DataFault;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import dollarbill.model.RegimeModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Trains the model of market regimes: holds it against simple densities walking forward, learns of all days, registers the version. */
public final class RegimeTrainService {
    private static final Duration FIT_LIMIT = Duration.ofMinutes(10);
    private static final String TASK = "walking forward";

    /** Days of a symbol between those learned from: as many as a row holds, so that each return is learned from once. */
    private static final int STRIDE = RegimeModel.DAYS;

    private final Engine engine;
    private final MlConfig.Training config;

    /** Creates a service of an engine. */
    public RegimeTrainService(Engine engine) {
        this.engine = engine;
        this.config = engine.configuration().ml().training();
    }

    /**
     * Trains, measures, registers and, where nothing serves or it is asked for, promotes.
     *
     * @param asked  symbols to learn from; those with bars among the enabled ones of the configuration where empty
     * @param promote  whether the new version goes into service even where another serves
     * @throws ModelException  if training fails or the version cannot be registered
     * @throws DataFault  if bars are missing or the history is too short
     */
    public RegimeTrainRun train(List<Symbol> asked, boolean promote) throws ModelException {
        engine.startModels();
        DataDirectory directory = DataDirectory.open(engine.options().dataDir());
        List<Symbol> symbols = DailyTrainService.symbols(engine, asked, directory);
        List<RegimeDay> days = days(directory, symbols);
        List<DailyRow> rows = days.stream().map(RegimeDay::row).toList();
        List<WalkForward.Fold> folds = DailyTrainService.folds(engine, rows, config.folds());
        ModelHost host = engine.models();
        engine.progress().begin(TASK, folds.size() + 1L);
        try {
            List<RegimeReport.Answer> answers = new ArrayList<>();
            for (WalkForward.Fold fold : folds) {
                Artefact learned = fit(host, fold.train(rows), symbols.size());
                answers.add(new RegimeReport.Answer(states(learned), now(host, learned, fold.test(rows))));
            }
            RegimeReport report = RegimeReport.of(days, folds, answers, config.seed());
            Artefact artefact = fit(host, rows, symbols.size());
            List<ModelVersion> known = host.versions(RegimeModel.ID);
            ModelVersion version = host.register(
                    RegimeModel.ID, artefact, notes(report, rows, symbols, directory.synthetic()));
            return new RegimeTrainRun(report, artefact, version, known.stream().reduce((a, b) -> b),
                    Promotion.of(host, version, known, promote));
        } finally {
            engine.progress().end(TASK);
        }
    }

    private List<RegimeDay> days(DataDirectory directory, List<Symbol> symbols) {
        List<RegimeDay> days = new ArrayList<>();
        for (Symbol symbol : symbols) {
            BarSeries bars = directory.bars(symbol)
                    .orElseThrow(() -> new DataFault(
                            engine.options().dataDir().toString(), 0, "", "holds no daily bars of " + symbol));
            days.addAll(RegimeDay.of(bars, RegimeModel.DAYS, day -> RegimeModel.row(bars, day)));
        }
        days.sort(Comparator.comparing((RegimeDay day) -> day.row().date())
                .thenComparing(day -> day.row().symbol().value()));
        return days;
    }

    private Artefact fit(ModelHost host, List<DailyRow> rows, int symbols) throws ModelException {
        double[] labels = new double[rows.size()];
        // One more than a multiple of the symbols, so that the rows taken go round all of them.
        String settings = "{\"seed\": " + config.seed() + ", \"stride\": " + (STRIDE * symbols + 1) + "}";
        Artefact artefact = host.fit(
                new TrainingRequest(
                        RegimeModel.ID, DailyTrainService.features(rows), DoubleRows.of(1, labels), settings,
                        FIT_LIMIT),
                progress -> engine.progress().message(TASK, progress.message()));
        engine.progress().advance(TASK, 1);
        return artefact;
    }

    private static List<double[]> now(ModelHost host, Artefact learned, List<DailyRow> test) throws ModelException {
        return List
                .of(host.answers(RegimeModel.ID, learned, DailyTrainService.features(test)).read(RegimeReport.NAMES));
    }

    /** Reads the learned states off the model's own form. */
    static HiddenStates states(Artefact artefact) {
        try {
            JsonNode chain = new ObjectMapper().readTree(artefact.json()).path("chain");
            JsonNode change = chain.path("change");
            double[][] rows = new double[change.size()][];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = numbers(change.path(i));
            }
            return new HiddenStates(rows, numbers(chain.path("mean")), numbers(chain.path("variance")));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the learned state of " + RegimeModel.ID + " is no JSON", e);
        }
    }

    private static double[] numbers(JsonNode array) {
        return array.valueStream().mapToDouble(JsonNode::asDouble).toArray();
    }

    private VersionNotes notes(RegimeReport report, List<DailyRow> rows, List<Symbol> symbols, boolean synthetic) {
        SortedMap<String, Double> metrics = new TreeMap<>();
        put(metrics, "log_density_gain_over_one_normal", Optional.of(report.pooled().overOneNormal()));
        put(metrics, "log_density_gain_over_smoothed_variance", Optional.of(report.pooled().overSmoothed()));
        put(metrics, "bull_less_bear_mean", report.meanDifference());
        put(metrics, "bear_over_bull_volatility", report.volatilityRatio());
        metrics.put("test_rows", (double) report.forecasts().size());
        return new VersionNotes(
                engine.clock().instant(),
                rows.size(),
                DailyTrainService.hash(rows),
                "days of " + symbols.stream().map(Symbol::value).collect(Collectors.joining(", ")) + " from "
                        + rows.getFirst().date() + " to " + rows.getLast().date(),
                synthetic,
                metrics);
    }

    private static void put(SortedMap<String, Double> metrics, String name, Optional<Estimate> estimate) {
        estimate.ifPresent(e -> {
            metrics.put(name, e.value());
            metrics.put(name + "_low", e.low());
            metrics.put(name + "_high", e.high());
        });
    }
}
