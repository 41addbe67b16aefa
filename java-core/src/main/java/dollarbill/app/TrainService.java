package dollarbill.app;

import dollarbill.app.config.MlConfig;
import dollarbill.backtest.EdgeLogistic;
import dollarbill.backtest.Evaluation;
import dollarbill.backtest.TimeSplit;
import dollarbill.backtest.TrainingFile;
import dollarbill.backtest.TrainingRow;
import dollarbill.backtest.TrainingSet;
import dollarbill.bridge.Artefact;
import dollarbill.bridge.DoubleRows;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelHost;
import dollarbill.bridge.ModelStatus;
import dollarbill.bridge.ModelVersion;
import dollarbill.bridge.PythonRuntime.FitProgress;
import dollarbill.bridge.TrainingRequest;
import dollarbill.bridge.VersionNotes;
import dollarbill.feature.SignalFeature;
import dollarbill.market.DataFault;
import dollarbill.model.SignalClassifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** Trains the signal classifier on the signals of the past and measures it on later ones that it has not seen. */
public final class TrainService {
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration FIT_LIMIT = Duration.ofMinutes(30);
    private static final String TASK = "training";
    private static final long PROGRESS_UNITS = 1000;

    private final Engine engine;
    private final MlConfig.Training config;

    /** Creates a service of an engine. */
    public TrainService(Engine engine) {
        this.engine = engine;
        this.config = engine.configuration().ml().training();
    }

    /**
     * Replays, splits by time, trains, measures, registers and, where nothing serves or it is asked for, promotes.
     *
     * @throws ModelException  if training fails or the version cannot be registered or promoted
     * @throws DataFault  if the history is too short to be split
     */
    public TrainRun train(TrainRequest request) throws ModelException {
        engine.startModels();
        HistoryService histories = new HistoryService(engine);
        TrainingSet history = histories.replay(request.symbols(), request.threads());
        TimeSplit split = split(history);
        ModelHost host = engine.readyModels(START_LIMIT);
        Artefact artefact = fit(host, split.train());
        double[] probabilities = probabilities(host.score(SignalClassifier.ID, artefact, features(split.test())));
        List<Evaluation> evaluations = Evaluation.compare(split, SignalClassifier.ID.value(), probabilities,
                config.seed());
        Evaluation best = evaluations.subList(1, evaluations.size())
                .stream()
                .min(Comparator.comparingDouble(evaluation -> evaluation.brier().value()))
                .orElseThrow();
        PairedDifference difference = PairedDifference.of(
                split.test(), probabilities, baseline(best.name(), split), config.seed());
        ModelVersion version = host.register(
                SignalClassifier.ID, artefact, notes(split, histories.synthetic(), evaluations, difference));
        boolean promote = request.promote() || nothingServes(host);
        if (promote) {
            ModelStatus _ = host.promote(SignalClassifier.ID, version.number());
        }
        return new TrainRun(version, promote, history, split, evaluations, best.name(), difference);
    }

    private TimeSplit split(TrainingSet history) {
        try {
            return TimeSplit.of(history.rows(), 1.0 - config.testFraction(), config.gapDays());
        } catch (IllegalArgumentException e) {
            throw new DataFault(
                    engine.options().dataDir().toString(),
                    0,
                    "",
                    "the history gives " + history.rows().size() + " resolved signals: " + e.getMessage());
        }
    }

    private Artefact fit(ModelHost host, List<TrainingRow> rows) throws ModelException {
        double[] labels = rows.stream().mapToDouble(TrainingRow::label).toArray();
        TrainingRequest request = new TrainingRequest(
                SignalClassifier.ID,
                features(rows),
                DoubleRows.of(1, labels),
                "{\"seed\": " + config.seed() + "}",
                FIT_LIMIT);
        AtomicLong shown = new AtomicLong();
        engine.progress().begin(TASK, PROGRESS_UNITS);
        try {
            return host.fit(request, progress -> tell(progress, shown));
        } finally {
            engine.progress().end(TASK);
        }
    }

    private void tell(FitProgress progress, AtomicLong shown) {
        progress.done().ifPresent(done -> {
            long units = Math.round(done * PROGRESS_UNITS);
            long before = shown.getAndSet(units);
            engine.progress().advance(TASK, Math.max(units - before, 0));
        });
        engine.progress().message(TASK, progress.message());
    }

    private VersionNotes notes(
            TimeSplit split, boolean synthetic, List<Evaluation> evaluations, PairedDifference difference) {
        SortedMap<String, Double> metrics = new TreeMap<>();
        for (int i = 0; i < evaluations.size(); i++) {
            String prefix = i == 0 ? "" : evaluations.get(i).name() + ".";
            put(metrics, prefix, evaluations.get(i));
        }
        metrics.put("brier_gain", difference.value());
        metrics.put("brier_gain_low", difference.low());
        metrics.put("brier_gain_high", difference.high());
        metrics.put("test_rows", (double) split.test().size());
        return new VersionNotes(
                engine.clock().instant(),
                split.train().size(),
                TrainingFile.contentHash(split.train()),
                "signals of " + engine.options().dataDir().getFileName() + " from "
                        + split.train().getFirst().quoteDate() + " to "
                        + split.train().getLast().quoteDate(),
                synthetic,
                metrics);
    }

    private static void put(SortedMap<String, Double> metrics, String prefix, Evaluation evaluation) {
        evaluation.auc().ifPresent(auc -> put(metrics, prefix + "auc", auc));
        put(metrics, prefix + "brier", evaluation.brier());
        put(metrics, prefix + "log_loss", evaluation.logLoss());
        put(metrics, prefix + "calibration_error", evaluation.calibrationError());
    }

    private static void put(SortedMap<String, Double> metrics, String name, Evaluation.Estimate estimate) {
        metrics.put(name, estimate.value());
        metrics.put(name + "_low", estimate.low());
        metrics.put(name + "_high", estimate.high());
    }

    private static double[] baseline(String name, TimeSplit split) {
        if (name.equals(Evaluation.EDGE_ALONE)) {
            EdgeLogistic logistic = EdgeLogistic.fit(split.train());
            return split.test().stream().mapToDouble(logistic::probability).toArray();
        }
        double[] constant = new double[split.test().size()];
        Arrays.fill(constant, split.train().stream().mapToDouble(TrainingRow::label).average().orElseThrow());
        return constant;
    }

    private static DoubleRows features(List<TrainingRow> rows) {
        int columns = SignalFeature.values().length;
        double[] values = new double[rows.size() * columns];
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(rows.get(i).features().toRow(), 0, values, i * columns, columns);
        }
        return DoubleRows.of(columns, values);
    }

    private static double[] probabilities(DoubleRows answers) {
        double[] probabilities = new double[answers.rows()];
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] = answers.get(i, 0);
        }
        return probabilities;
    }

    private static boolean nothingServes(ModelHost host) {
        return host.model(SignalClassifier.ID).flatMap(status -> status.generation()).isEmpty();
    }
}
