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
import dollarbill.bridge.VersionNotes;
import dollarbill.market.DataFault;
import dollarbill.model.SignalClassifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Trains the signal classifier on the signals of the past and measures it on later ones that it has not seen. */
public final class TrainService {
    private static final Duration START_LIMIT = Duration.ofMinutes(2);

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
        Artefact artefact = new SignalFit(engine.progress(), config.seed()).fit(host, split.train());
        double[] probabilities = probabilities(host.score(
                SignalClassifier.ID,
                artefact,
                SignalFit.features(split.test().stream().map(TrainingRow::features).toList())));
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
