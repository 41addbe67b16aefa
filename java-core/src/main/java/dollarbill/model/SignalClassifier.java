package dollarbill.model;

import dollarbill.bridge.DoubleRows;
import dollarbill.bridge.Generation;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelFailure;
import dollarbill.bridge.ModelHost;
import dollarbill.bridge.ModelId;
import dollarbill.bridge.ModelReason;
import dollarbill.bridge.Prediction;
import dollarbill.bridge.PredictionRequest;
import dollarbill.bridge.Predictions;
import dollarbill.bridge.Values;
import dollarbill.feature.SignalFeature;
import dollarbill.feature.SignalFeatures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The signal classifier: tells how likely the edge of a signal is to come in, from its features.
 *
 * <p>All rows of one call cross into Python together and are answered by one generation. A row without a required feature is
 * not sent.
 */
public final class SignalClassifier {
    /** The model's name. */
    public static final ModelId ID = new ModelId("signal_classifier");

    private final ModelHost host;
    private final Duration deadline;

    /**
     * Creates a face of the classifier that a host serves.
     *
     * @param deadline  limit on one call
     */
    public SignalClassifier(ModelHost host, Duration deadline) {
        this.host = host;
        this.deadline = deadline;
    }

    /** Returns which generation serves now; absent where none does. */
    public Optional<ModelIdentity> identity() {
        return host.model(ID).flatMap(status -> status.generation()).map(this::identity);
    }

    /**
     * Judges signals.
     *
     * @param signals  their features
     * @param asOf  the moment the features describe
     */
    public Judgements judge(List<SignalFeatures> signals, Instant asOf) {
        Judgement[] answers = new Judgement[signals.size()];
        int[] sent = new int[signals.size()];
        int count = 0;
        for (int i = 0; i < answers.length; i++) {
            Optional<SignalFeature> missing = signals.get(i).missingRequired();
            if (missing.isPresent()) {
                answers[i] = new Judgement.Unjudged(
                        ModelReason.MODEL_INPUT_INVALID.name(),
                        "required feature " + missing.get().column() + " is not known");
            } else {
                sent[count++] = i;
            }
        }
        if (count == 0) {
            return new Judgements(Arrays.asList(answers), identity());
        }
        Predictions predictions = host.predict(request(signals, Arrays.copyOf(sent, count), asOf));
        Optional<Outputs.Places> places = predictions.generation().map(Generation::contract).map(Outputs.Places::of);
        for (int k = 0; k < count; k++) {
            answers[sent[k]] = judgement(predictions.rows().get(k), places);
        }
        return new Judgements(Arrays.asList(answers), predictions.generation().map(this::identity));
    }

    private ModelIdentity identity(Generation generation) {
        return ModelIdentity.of(
                generation, generation.version().map(this::trainingRows).orElseGet(OptionalLong::empty));
    }

    private OptionalLong trainingRows(int version) {
        try {
            return host.versions(ID)
                    .stream()
                    .filter(known -> known.number() == version)
                    .mapToLong(known -> known.notes().rows())
                    .findFirst();
        } catch (ModelException e) {
            return OptionalLong.empty();
        }
    }

    /** Returns the same answer for every signal: none, for the given reason. */
    public static Judgements none(int signals, ModelReason reason, String message) {
        List<Judgement> rows = new ArrayList<>();
        for (int i = 0; i < signals; i++) {
            rows.add(new Judgement.Unjudged(reason.name(), message));
        }
        return new Judgements(rows, Optional.empty());
    }

    private PredictionRequest request(List<SignalFeatures> signals, int[] chosen, Instant asOf) {
        int columns = SignalFeature.values().length;
        double[] rows = new double[chosen.length * columns];
        for (int k = 0; k < chosen.length; k++) {
            System.arraycopy(signals.get(chosen[k]).toRow(), 0, rows, k * columns, columns);
        }
        return PredictionRequest.of(ID, DoubleRows.of(columns, rows), asOf.toString()).withDeadline(deadline);
    }

    private static Judgement judgement(Prediction prediction, Optional<Outputs.Places> places) {
        return switch (prediction) {
            case Prediction.Scored scored -> judged(places.orElseThrow(), scored.values(), scored.provenance());
            case Prediction.Fallback fallback -> unjudged(fallback.failure());
            case Prediction.Rejected rejected -> unjudged(rejected.failure());
        };
    }

    private static Judgement judged(Outputs.Places places, Values values, Prediction.Provenance provenance) {
        try {
            Outputs outputs = places.read(values);
            return new Judgement.Judged(new Confidence(
                    outputs.get("probability"),
                    outputs.get("probability_low"),
                    outputs.get("probability_high"),
                    outputs.get("forest"),
                    outputs.get("boosting"),
                    outputs.get("network"),
                    provenance.generation(),
                    provenance.cache().name()));
        } catch (IllegalArgumentException e) {
            return new Judgement.Unjudged(
                    ModelReason.MODEL_OUTPUT_INVALID.name(), String.valueOf(e.getMessage()));
        }
    }

    private static Judgement unjudged(ModelFailure failure) {
        String place = failure.where().map(where -> " (" + where.file() + ":" + where.line() + ")").orElse("");
        return new Judgement.Unjudged(failure.reason().name(), failure.message() + place);
    }
}
