package dollarbill.app;

import dollarbill.app.config.MlConfig;
import dollarbill.backtest.Evaluation.Estimate;
import dollarbill.backtest.daily.DailyRow;
import dollarbill.backtest.daily.DailyTarget;
import dollarbill.backtest.daily.Forecasts;
import dollarbill.backtest.daily.WalkForward;
import dollarbill.backtest.daily.WalkForwardReport;
import dollarbill.bridge.Artefact;
import dollarbill.bridge.ContentHash;
import dollarbill.bridge.DoubleRows;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelHost;
import dollarbill.bridge.ModelId;
import dollarbill.bridge.ModelVersion;
import dollarbill.bridge.VersionNotes;
import dollarbill.market.DataFault;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import dollarbill.model.DailyInputs;
import dollarbill.model.VolatilityInputs;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Trains a model of daily features: measures it walking forward, learns of all rows, registers the version with how much of it is to be
 * believed.
 */
public final class DailyTrainService {
    private static final String TASK = "walking forward";

    /** Folds under way: the next waits while one is fitted, so that the interpreter that fits stays, warm, until the last. */
    static final int UNDER_WAY = 2;

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
     * @throws ModelException  if training fails or the version cannot be registered
     * @throws DataFault  if bars are missing or the history is too short
     */
    public DailyTrainRun train(DailyTrainRequest request) throws ModelException {
        engine.startModels();
        DailyHistory history = DailyHistory.read(engine, request, config.folds());
        List<WalkForward.Fold> folds = history.folds();
        List<DailyRow> rows = history.rows();
        ModelHost host = engine.models();
        ModelId id = new ModelId(request.target().model());
        DailyFit fit = new DailyFit(
                host,
                new DailyFit.Asked(request.target(), inputs(request.target()), history.symbols().size(), config.seed()),
                engine.progress(), TASK);
        engine.progress().begin(TASK, folds.size() + 1L);
        try {
            List<Forecasts> answers = Parallel.map(
                    folds, UNDER_WAY, fold -> fit.learn(fold.train(rows), fold.test(rows)));
            WalkForwardReport report = WalkForwardReport.of(request.target(), rows, folds, answers, config.seed());
            Artefact artefact = fit.fit(rows, report.evidence().weight(), report.evidence().single());
            List<ModelVersion> known = host.versions(id);
            ModelVersion version = host.register(id, artefact, notes(report, history));
            return new DailyTrainRun(report, artefact, version, known.stream().reduce((a, b) -> b),
                    Promotion.of(host, version, known, request.promote()));
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

    /** Returns folds with the gap that the configuration asks for. */
    static List<WalkForward.Fold> folds(Engine engine, List<DailyRow> rows, int folds) {
        try {
            return WalkForward.folds(rows, folds, engine.configuration().ml().training().gapDays());
        } catch (IllegalArgumentException e) {
            throw new DataFault(engine.options().dataDir().toString(), 0, "",
                    "the history gives " + rows.size() + " rows: " + e.getMessage());
        }
    }

    private VersionNotes notes(WalkForwardReport report, DailyHistory history) {
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
                history.name(),
                history.synthetic(),
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
