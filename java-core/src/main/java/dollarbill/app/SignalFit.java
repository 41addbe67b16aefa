package dollarbill.app;

import dollarbill.backtest.TrainingRow;
import dollarbill.bridge.Artefact;
import dollarbill.bridge.DoubleRows;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelHost;
import dollarbill.bridge.PythonRuntime.FitProgress;
import dollarbill.bridge.TrainingRequest;
import dollarbill.feature.SignalFeature;
import dollarbill.feature.SignalFeatures;
import dollarbill.model.SignalClassifier;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Fits the signal classifier to past signals, whether to serve later or to be tried on later days only. */
final class SignalFit {
    private static final Duration FIT_LIMIT = Duration.ofMinutes(30);
    private static final String TASK = "training";
    private static final long PROGRESS_UNITS = 1000;

    private final ProgressSink progress;
    private final long seed;

    SignalFit(ProgressSink progress, long seed) {
        this.progress = progress;
        this.seed = seed;
    }

    /** Returns what the model file on disk learns from rows. */
    Artefact fit(ModelHost host, List<TrainingRow> rows) throws ModelException {
        double[] labels = rows.stream().mapToDouble(TrainingRow::label).toArray();
        TrainingRequest request = new TrainingRequest(
                SignalClassifier.ID,
                features(rows.stream().map(TrainingRow::features).toList()),
                DoubleRows.of(1, labels),
                "{\"seed\": " + seed + "}",
                FIT_LIMIT);
        AtomicLong shown = new AtomicLong();
        progress.begin(TASK, PROGRESS_UNITS);
        try {
            return host.fit(request, said -> tell(said, shown));
        } finally {
            progress.end(TASK);
        }
    }

    private void tell(FitProgress said, AtomicLong shown) {
        said.done().ifPresent(done -> {
            long units = Math.round(done * PROGRESS_UNITS);
            long before = shown.getAndSet(units);
            progress.advance(TASK, Math.max(units - before, 0));
        });
        progress.message(TASK, said.message());
    }

    /** Returns features as the model takes them, one row a signal. */
    static DoubleRows features(List<SignalFeatures> signals) {
        int columns = SignalFeature.values().length;
        double[] values = new double[signals.size() * columns];
        for (int i = 0; i < signals.size(); i++) {
            System.arraycopy(signals.get(i).toRow(), 0, values, i * columns, columns);
        }
        return DoubleRows.of(columns, values);
    }
}
