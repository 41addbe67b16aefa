package dollarbill.app.http;

import dollarbill.bridge.Artefact;
import dollarbill.bridge.CheckReport;
import dollarbill.bridge.DoubleRows;
import dollarbill.bridge.Generation;
import dollarbill.bridge.ModelContract;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelFailure;
import dollarbill.bridge.ModelHost;
import dollarbill.bridge.ModelId;
import dollarbill.bridge.ModelInput;
import dollarbill.bridge.ModelOutput;
import dollarbill.bridge.ModelReason;
import dollarbill.bridge.ModelStatus;
import dollarbill.bridge.ModelVersion;
import dollarbill.bridge.NamedRows;
import dollarbill.bridge.PredictionRequest;
import dollarbill.bridge.Predictions;
import dollarbill.bridge.PythonRuntime;
import dollarbill.bridge.TrainingRequest;
import dollarbill.bridge.Turns;
import dollarbill.bridge.VersionNotes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** A host of one classifier with two versions and no Python. */
final class FakeHost implements ModelHost {
    static final ModelId ID = new ModelId("signal_classifier");
    private static final Instant SINCE = Instant.parse("2026-02-11T21:00:00Z");

    private final TreeMap<Integer, ModelVersion> versions = new TreeMap<>();
    private volatile int promoted = 1;
    private volatile int previous;
    private final AtomicLong generation = new AtomicLong(1);
    private final Turns turns = new Turns(8, Duration.ofMinutes(5), Duration.ZERO);
    volatile ModelStatus.State state = ModelStatus.State.SERVING;
    volatile String breaker = "CLOSED";

    FakeHost() {
        for (int number = 1; number <= 2; number++) {
            TreeMap<String, Double> metrics = new TreeMap<>();
            metrics.put("auc", 0.6 + 0.01 * number);
            VersionNotes notes = new VersionNotes(SINCE, 1_000, "d".repeat(64), "sample", true, metrics);
            versions.put(
                    number, new ModelVersion(ID, number, "c".repeat(64), "a".repeat(64), number == promoted, notes));
        }
    }

    @Override
    public List<ModelStatus> models() {
        return List.of(status());
    }

    @Override
    public Optional<ModelStatus> model(ModelId id) {
        return id.equals(ID) ? Optional.of(status()) : Optional.empty();
    }

    @Override
    public Turns turns() {
        return turns;
    }

    @Override
    public PythonRuntime.RuntimeHealth runtime() {
        return new PythonRuntime.RuntimeHealth("3.12.8", true, 2, 2, 0, 0, 0, 0);
    }

    @Override
    public List<ModelVersion> versions(ModelId id) {
        return List.copyOf(versions.values());
    }

    @Override
    public ModelStatus promote(ModelId id, int version) {
        previous = promoted;
        promoted = version;
        generation.incrementAndGet();
        return status();
    }

    @Override
    public ModelStatus rollback(ModelId id) throws ModelException {
        if (previous == 0) {
            throw new ModelException(ModelReason.MODEL_REGISTRY, "there is no version before");
        }
        promoted = previous;
        previous = 0;
        generation.incrementAndGet();
        return status();
    }

    long generation() {
        return generation.get();
    }

    private ModelStatus status() {
        ModelContract contract = new ModelContract(
                1,
                ID,
                List.of(new ModelInput("edge_percent", "percent of mid", -10_000, 10_000, true)),
                List.of(new ModelOutput("probability", "probability", 0, 1)),
                true,
                Set.of());
        boolean serves = state == ModelStatus.State.SERVING || state == ModelStatus.State.SERVING_PREVIOUS;
        Optional<ModelStatus.Refusal> refusal = state == ModelStatus.State.SERVING_PREVIOUS
                ? Optional.of(new ModelStatus.Refusal(
                        SINCE,
                        "b".repeat(64),
                        new ModelFailure(
                                ModelReason.MODEL_FAILED,
                                "division by zero",
                                Optional.of(new ModelFailure.PythonPlace(
                                        "ZeroDivisionError", "models/signal_classifier.py", 12)))))
                : Optional.empty();
        return new ModelStatus(
                ID,
                state,
                serves
                        ? Optional.of(new Generation(
                                generation.get(), contract, "c".repeat(64), Optional.of("a".repeat(64)),
                                Optional.of(promoted)))
                        : Optional.empty(),
                serves ? Optional.of(SINCE) : Optional.empty(),
                refusal,
                new ModelStatus.Health(10, 1, 85.5, 900, 0.25, breaker, 1, 0));
    }

    @Override
    public boolean awaitReady(Duration limit) {
        return true;
    }

    @Override
    public Predictions predict(PredictionRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CheckReport check(ModelId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void refresh() {}

    @Override
    public CheckReport rewriteGolden(ModelId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Artefact fit(TrainingRequest request, Consumer<PythonRuntime.FitProgress> progress) {
        throw new UnsupportedOperationException();
    }

    @Override
    public NamedRows answers(ModelId id, Artefact artefact, DoubleRows rows) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ModelVersion register(ModelId id, Artefact artefact, VersionNotes notes) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
