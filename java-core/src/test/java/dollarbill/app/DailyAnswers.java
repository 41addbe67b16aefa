package dollarbill.app;

import dollarbill.bridge.Artefact;
import dollarbill.bridge.CacheState;
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
import dollarbill.bridge.NamedRows;
import dollarbill.bridge.Prediction;
import dollarbill.bridge.PredictionRequest;
import dollarbill.bridge.Predictions;
import dollarbill.bridge.TrainingRequest;
import dollarbill.bridge.Turns;
import dollarbill.bridge.Values;
import dollarbill.bridge.registry.ModelRegistry;
import dollarbill.bridge.registry.Pointer;
import dollarbill.model.DailyInputs;
import dollarbill.model.DirectionModel;
import dollarbill.model.LargeMoveModel;
import dollarbill.model.RegimeModel;
import dollarbill.model.VolatilityInputs;
import dollarbill.model.VolatilityModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/** A host of the models of daily features without Python, whose answers follow from the bits of the rows alone. */
public final class DailyAnswers {
    private static final Map<ModelId, List<String>> INPUTS = Map.of(
            DirectionModel.ID, DailyInputs.names(),
            LargeMoveModel.ID, DailyInputs.names(),
            VolatilityModel.ID, VolatilityInputs.NAMES,
            RegimeModel.ID, IntStream.range(0, RegimeModel.DAYS).mapToObj(i -> "return_" + i).toList());
    private static final Map<ModelId, List<String>> OUTPUTS = Map.of(
            DirectionModel.ID, List.of("probability_up", "unshrunk", "base_rate", "threshold", "evidence"),
            LargeMoveModel.ID, List.of(
                    "probability", "unshrunk", "base_rate", "threshold", "evidence", "single_feature", "single_share"),
            VolatilityModel.ID, List.of(
                    "low", "normal", "high", "contracting", "stable", "expanding", "low_unshrunk", "normal_unshrunk",
                    "high_unshrunk", "evidence"),
            RegimeModel.ID, List.of("bear", "sideways", "bull", "volatility"));

    private final List<PredictionRequest> asked = new ArrayList<>();
    private final List<TrainingRequest> taught = new CopyOnWriteArrayList<>();
    private final List<DoubleRows> scored = new CopyOnWriteArrayList<>();
    private final Turns turns = new Turns(8, Duration.ofMinutes(5), Duration.ZERO);
    private final double evidence;

    /**
     * Creates a host.
     *
     * @param evidence  share of the direction model's own probability that is served
     */
    public DailyAnswers(double evidence) {
        this.evidence = evidence;
    }

    /** Puts a version of each model into service in a folder of versions; its learned state is not there. */
    public static Path registry(Path folder) {
        ModelRegistry registry = new ModelRegistry(folder);
        for (ModelId id : DailyModels.ALL) {
            try {
                Files.createDirectories(registry.folderOf(id));
                registry.point(id, new Pointer(1, List.of()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (ModelException e) {
                throw new IllegalStateException(e);
            }
        }
        return folder;
    }

    /** Returns what was asked so far. */
    public List<PredictionRequest> asked() {
        return List.copyOf(asked);
    }

    /** Returns what models were fitted to, in no order. */
    public List<TrainingRequest> taught() {
        return List.copyOf(taught);
    }

    /** Returns the rows that learned states were asked about, in no order. */
    public List<DoubleRows> scored() {
        return List.copyOf(scored);
    }

    private DoubleRows score(ModelId id, DoubleRows rows) {
        scored.add(rows);
        int width = Objects.requireNonNull(OUTPUTS.get(id)).size();
        double[] answers = new double[rows.rows() * width];
        for (int i = 0; i < rows.rows(); i++) {
            Values told = values(id, rows, i);
            for (int k = 0; k < width; k++) {
                answers[i * width + k] = told.get(k);
            }
        }
        return DoubleRows.of(width, answers);
    }

    private Artefact fit(TrainingRequest request) {
        taught.add(request);
        return new Artefact("{\"rows\": " + request.rows().rows() + "}");
    }

    /** Returns the host. */
    public ModelHost host() {
        return (ModelHost) Proxy.newProxyInstance(
                ModelHost.class.getClassLoader(),
                new Class<?>[] {ModelHost.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "model" -> status((ModelId) arguments[0]);
                    case "models" -> DailyModels.ALL.stream().map(id -> status(id).orElseThrow()).toList();
                    case "versions" -> List.of();
                    case "turns" -> turns;
                    case "predict" -> answer((PredictionRequest) arguments[0]);
                    case "fit" -> fit((TrainingRequest) arguments[0]);
                    case "score" -> score((ModelId) arguments[0], (DoubleRows) arguments[2]);
                    case "answers" -> new NamedRows(
                            (ModelId) arguments[0],
                            Objects.requireNonNull(OUTPUTS.get((ModelId) arguments[0])),
                            score((ModelId) arguments[0], (DoubleRows) arguments[2]));
                    case "awaitReady" -> true;
                    case "close" -> null;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static Optional<ModelStatus> status(ModelId id) {
        if (!INPUTS.containsKey(id)) {
            return Optional.empty();
        }
        return Optional.of(new ModelStatus(
                id,
                ModelStatus.State.SERVING,
                Optional.of(generation(id)),
                Optional.of(Instant.EPOCH),
                Optional.empty(),
                new ModelStatus.Health(0, 0, 0.0, 0, 0.0, "CLOSED", 0, 0)));
    }

    private static Generation generation(ModelId id) {
        ModelContract contract = new ModelContract(
                1,
                id,
                Objects.requireNonNull(INPUTS.get(id))
                        .stream()
                        .map(name -> new ModelInput(name, "number", -1e12, 1e12, false))
                        .toList(),
                Objects.requireNonNull(OUTPUTS.get(id))
                        .stream()
                        .map(name -> new ModelOutput(name, "number", 0.0, 1.0))
                        .toList(),
                true,
                Set.of());
        return new Generation(1, contract, "c".repeat(64), Optional.of("a".repeat(64)), Optional.of(1));
    }

    private Predictions answer(PredictionRequest request) {
        asked.add(request);
        List<Prediction> rows = new ArrayList<>();
        if (!INPUTS.containsKey(request.model())) {
            ModelFailure none = ModelFailure.of(ModelReason.MODEL_NOT_FOUND, "there is no model " + request.model());
            return new Predictions(
                    Collections.nCopies(request.rows().rows(), new Prediction.Rejected(none)), Optional.empty());
        }
        for (int i = 0; i < request.rows().rows(); i++) {
            rows.add(new Prediction.Scored(
                    values(request.model(), request.rows(), i),
                    new Prediction.Provenance(request.model(), 1, CacheState.MISS, 1)));
        }
        return new Predictions(rows, Optional.of(generation(request.model())));
    }

    /** A rise is likely and options are dear, a little more or less by the bits of the row. */
    private Values values(ModelId id, DoubleRows rows, int row) {
        double share = Integer.toUnsignedLong(Arrays.hashCode(rows.row(row))) / (double) (1L << 32);
        double rise = 0.75 + 0.1 * share;
        if (id.equals(DirectionModel.ID)) {
            return Values.of(rise, rise, 0.55, 0.5, evidence);
        }
        if (id.equals(LargeMoveModel.ID)) {
            return Values.of(rise, rise, 0.6, 0.5, 1.0, rise, 0.0);
        }
        if (id.equals(RegimeModel.ID)) {
            return Values.of((1.0 - rise) / 2.0, (1.0 - rise) / 2.0, rise, 0.1 + 0.1 * share);
        }
        double rest = (1.0 - rise) / 2.0;
        return Values.of(rest, rest, rise, rest, rise, rest, rest, rest, rise, 1.0);
    }
}
