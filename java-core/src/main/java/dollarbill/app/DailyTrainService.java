package dollarbill.app;

import dollarbill.app.config.MlConfig;
import dollarbill.backtest.Evaluation.Estimate;
import dollarbill.backtest.daily.Baseline;
import dollarbill.backtest.daily.DailyRow;
import dollarbill.backtest.daily.DailyRowReader;
import dollarbill.backtest.daily.DailyTarget;
import dollarbill.backtest.daily.Forecasts;
import dollarbill.backtest.daily.HarVolatility;
import dollarbill.backtest.daily.WalkForward;
import dollarbill.backtest.daily.WalkForwardReport;
import dollarbill.bridge.Artefact;
import dollarbill.bridge.ContentHash;
import dollarbill.bridge.DoubleRows;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelHost;
import dollarbill.bridge.ModelId;
import dollarbill.bridge.ModelStatus;
import dollarbill.bridge.ModelVersion;
import dollarbill.bridge.VersionNotes;
import dollarbill.feature.FeatureData;
import dollarbill.feature.FeatureDefinition;
import dollarbill.feature.FeatureGroup;
import dollarbill.feature.FeatureReader;
import dollarbill.feature.FeatureRegistry;
import dollarbill.feature.FeatureTable;
import dollarbill.market.DataFault;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import dollarbill.model.DailyInputs;
import dollarbill.model.VolatilityInputs;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * Trains a model of daily features: measures it walking forward, learns of all rows, registers the version with how much of it is to be
 * believed.
 */
public final class DailyTrainService {
    private static final String TASK = "walking forward";

    /** Folds under way: the next waits while one is fitted, so that the interpreter that fits stays, warm, until the last. */
    private static final int UNDER_WAY = 2;

    private final Engine engine;
    private final MlConfig.Training config;

    /** Creates a service of an engine. */
    public DailyTrainService(Engine engine) {
        this.engine = engine;
        this.config = engine.configuration().ml().training();
    }

    /**
     * Trains, measures, registers and, where nothing serves or it is asked for, promotes.
     *
     * @throws ModelException  if training fails or the version cannot be registered or promoted
     * @throws DataFault  if bars are missing or the history is too short
     */
    public DailyTrainRun train(DailyTrainRequest request) throws ModelException {
        engine.startModels();
        DataDirectory directory = DataDirectory.open(engine.options().dataDir());
        List<Symbol> symbols = symbols(engine, request.symbols(), directory);
        ModelId id = new ModelId(request.target().model());
        ModelHost host = engine.models();
        List<String> inputs = inputs(request.target());
        List<DailyRow> rows = rows(request, directory, symbols, inputs);
        List<WalkForward.Fold> folds = folds(engine, rows);
        requirePaths(request.target(), rows, folds);
        DailyFit job = new DailyFit(
                host, new DailyFit.Asked(request.target(), inputs, symbols.size(), config.seed()), engine.progress(),
                TASK);
        engine.progress().begin(TASK, folds.size() + 1L);
        try {
            List<Forecasts> answers = Parallel.map(
                    folds, UNDER_WAY, fold -> job.learn(fold.train(rows), fold.test(rows)));
            WalkForwardReport report = WalkForwardReport.of(request.target(), rows, folds, answers, config.seed());
            Artefact artefact = job.fit(rows, report.evidence().weight(), report.evidence().single());
            List<ModelVersion> known = host.versions(id);
            ModelVersion version = host.register(id, artefact, notes(report, symbols, directory.synthetic()));
            boolean promote = request.promote() || known.stream().noneMatch(ModelVersion::promoted);
            if (promote) {
                ModelStatus _ = host.promote(id, version.number());
            }
            return new DailyTrainRun(report, artefact, version, known.stream().reduce((a, b) -> b), promote);
        } finally {
            engine.progress().end(TASK);
        }
    }

    /** Returns the symbols asked for, or those with bars among the enabled ones of the configuration. */
    static List<Symbol> symbols(Engine engine, List<Symbol> asked, DataDirectory directory) {
        if (!asked.isEmpty()) {
            return asked;
        }
        List<Symbol> found = engine.configuration()
                .stocks()
                .enabledSymbols()
                .stream()
                .filter(symbol -> directory.bars(symbol).isPresent())
                .toList();
        if (found.isEmpty()) {
            throw new DataFault(engine.options().dataDir().toString(), 0, "",
                    "holds no daily bars of the symbols enabled in config/stocks.json");
        }
        return found;
    }

    /** Returns the names of what the model of a target reads, in the order of its inputs. */
    public static List<String> inputs(DailyTarget target) {
        return target == DailyTarget.VOLATILITY ? VolatilityInputs.NAMES : DailyInputs.names();
    }

    /** Returns the rows of all days whose outcome is known, in time order. */
    List<DailyRow> rows(
            DailyTrainRequest request, DataDirectory directory, List<Symbol> symbols, List<String> inputs) {
        FeatureReader features = FeatureReader.of(directory, engine.configuration().trading().riskFreeRate());
        Map<String, FeatureGroup> groups = FeatureRegistry.daily()
                .definitions()
                .stream()
                .collect(Collectors.toMap(FeatureDefinition::name, FeatureDefinition::group));
        boolean[] left = new boolean[inputs.size()];
        for (int i = 0; i < left.length; i++) {
            FeatureGroup group = groups.get(inputs.get(i));
            left[i] = (group == FeatureGroup.SENTIMENT && !request.sentiment())
                    || (group == FeatureGroup.EARNINGS && !request.earnings());
        }
        DailyRowReader reader = new DailyRowReader(request.target());
        List<List<DailyRow>> parts = new ArrayList<>();
        for (Symbol symbol : symbols) {
            FeatureData of = features.read(symbol)
                    .orElseThrow(() -> new DataFault(
                            engine.options().dataDir().toString(), 0, "", "holds no daily bars of " + symbol));
            FeatureTable table = FeatureRegistry.daily().compute(of);
            IntFunction<double[]> row = day -> blanked(VolatilityInputs.row(table, day, inputs), left);
            parts.add(reader.rows(of, table, row));
        }
        return DailyRowReader.inTimeOrder(parts);
    }

    private static double[] blanked(double[] row, boolean[] left) {
        for (int i = 0; i < row.length; i++) {
            if (left[i]) {
                row[i] = Double.NaN;
            }
        }
        return row;
    }

    /** Returns the folds that the configuration asks for. */
    static List<WalkForward.Fold> folds(Engine engine, List<DailyRow> rows) {
        MlConfig.Training config = engine.configuration().ml().training();
        try {
            return WalkForward.folds(rows, config.folds(), config.gapDays());
        } catch (IllegalArgumentException e) {
            throw new DataFault(engine.options().dataDir().toString(), 0, "",
                    "the history gives " + rows.size() + " rows: " + e.getMessage());
        }
    }

    /** Refuses folds whose training holds too little implied volatility for the autoregression that the model is held against. */
    private void requirePaths(DailyTarget target, List<DailyRow> rows, List<WalkForward.Fold> folds) {
        if (!Baseline.of(target).contains(Baseline.HAR)) {
            return;
        }
        for (int k = 0; k < folds.size(); k++) {
            long paths = HarVolatility.paths(folds.get(k).train(rows));
            if (paths < HarVolatility.FEWEST_PATHS) {
                throw new DataFault(engine.options().dataDir().toString(), 0, "",
                        "fold " + (k + 1) + " would learn the autoregression of implied volatility from " + paths
                                + " rows with a year of it before them; at least " + HarVolatility.FEWEST_PATHS
                                + " needed: give more days, or symbols whose implied volatility is known");
            }
        }
    }

    private VersionNotes notes(WalkForwardReport report, List<Symbol> symbols, boolean synthetic) {
        List<DailyRow> rows = report.rows();
        SortedMap<String, Double> metrics = new TreeMap<>();
        report.pooled().getFirst().measures().forEach((m, e) -> put(metrics, m.name().toLowerCase(Locale.ROOT), e));
        report.evidence()
                .gains()
                .forEach((b, e) -> put(metrics, "log_loss_gain_over_" + b.name().toLowerCase(Locale.ROOT), e));
        metrics.put("p_value", report.pValue());
        metrics.put("evidence", report.evidence().weight());
        metrics.put("single_share", report.evidence().single());
        metrics.put("test_rows", (double) report.forecasts().size());
        return new VersionNotes(
                engine.clock().instant(),
                rows.size(),
                hash(rows),
                "days of " + symbols.stream().map(Symbol::value).collect(Collectors.joining(", ")) + " from "
                        + rows.getFirst().date() + " to " + rows.getLast().date(),
                synthetic,
                metrics);
    }

    private static void put(SortedMap<String, Double> metrics, String name, Estimate estimate) {
        metrics.put(name, estimate.value());
        metrics.put(name + "_low", estimate.low());
        metrics.put(name + "_high", estimate.high());
    }

    /** Returns a hash of days, features and classes. */
    static String hash(List<DailyRow> rows) {
        int width = rows.getFirst().width();
        double[] features = new double[width];
        ByteBuffer bytes = ByteBuffer.allocate(rows.size() * (width + 2) * Double.BYTES);
        for (DailyRow row : rows) {
            row.copyTo(features, 0);
            for (double value : features) {
                bytes.putDouble(value);
            }
            bytes.putLong(row.date().toEpochDay());
            bytes.putLong(row.label());
        }
        return ContentHash.of(bytes.array());
    }

    /** Returns the features of rows as a model reads them. */
    static DoubleRows features(List<DailyRow> rows) {
        int width = rows.getFirst().width();
        double[] values = new double[rows.size() * width];
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).copyTo(values, i * width);
        }
        return DoubleRows.of(width, values);
    }
}
