package dollarbill.bridge.host;

import dollarbill.bridge.CacheState;
import dollarbill.bridge.Generation;
import dollarbill.bridge.ModelContract;
import dollarbill.bridge.ModelFailure;
import dollarbill.bridge.ModelReason;
import dollarbill.bridge.Prediction;
import dollarbill.bridge.PredictionRequest;
import dollarbill.bridge.Predictions;
import dollarbill.bridge.Values;
import dollarbill.bridge.guard.HealthFigures;
import dollarbill.bridge.guard.RowRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collects the answers of one request by row number, and asks the stand-in where the model has none. */
final class RowAnswers {
    private final PredictionRequest request;
    private final Generation generation;
    private final HealthFigures figures;
    private final @Nullable Prediction[] answers;

    RowAnswers(PredictionRequest request, Generation generation, HealthFigures figures) {
        this.request = request;
        this.generation = generation;
        this.figures = figures;
        this.answers = new Prediction[request.rows().rows()];
    }

    /** Answers every row of a request that reaches no model that is known. */
    static Predictions unanswered(PredictionRequest request, ModelFailure failure) {
        List<Prediction> rows = new ArrayList<>();
        for (int row = 0; row < request.rows().rows(); row++) {
            rows.add(standIn(request, row, failure, Optional.empty()));
        }
        return new Predictions(rows, Optional.empty());
    }

    /** Answers every row of a request alike, and counts it. */
    static Predictions unanswered(
            PredictionRequest request, ModelFailure failure, Optional<Generation> generation, HealthFigures figures) {
        List<Prediction> rows = new ArrayList<>();
        for (int row = 0; row < request.rows().rows(); row++) {
            if (failure.reason() != ModelReason.MODEL_INPUT_INVALID) {
                figures.failed();
            }
            rows.add(standIn(request, row, failure, generation.map(Generation::contract)));
        }
        return new Predictions(rows, generation);
    }

    void scored(int row, Values values, CacheState cache, long latencyNanos) {
        figures.answered(cache, latencyNanos);
        answers[row] = new Prediction.Scored(
                values, new Prediction.Provenance(request.model(), generation.number(), cache, latencyNanos));
    }

    void failed(int row, ModelFailure failure) {
        figures.failed();
        answers[row] = standIn(request, row, failure, Optional.of(generation.contract()));
    }

    void invalid(int row, ModelFailure failure) {
        answers[row] = standIn(request, row, failure, Optional.of(generation.contract()));
    }

    Predictions predictions() {
        List<Prediction> rows = new ArrayList<>(answers.length);
        for (int row = 0; row < answers.length; row++) {
            Prediction answer = answers[row];
            if (answer == null) {
                throw new IllegalStateException(
                        "row " + row + " of a request to " + request.model() + " got no answer");
            }
            rows.add(answer);
        }
        return new Predictions(rows, Optional.of(generation));
    }

    private static Prediction standIn(
            PredictionRequest request, int row, ModelFailure failure, Optional<ModelContract> contract) {
        if (request.fallback().isEmpty()) {
            return new Prediction.Rejected(failure);
        }
        try {
            Values values = request.fallback().get().apply(row);
            Optional<String> fault = RowRules.standIn(values, contract);
            return fault.isEmpty() ? new Prediction.Fallback(values, failure) : rejected(failure, fault.get());
        } catch (RuntimeException e) {
            return rejected(failure, "the stand-in threw " + e);
        }
    }

    private static Prediction rejected(ModelFailure failure, String fault) {
        return new Prediction.Rejected(
                new ModelFailure(failure.reason(), failure.message() + "; " + fault, failure.where()));
    }
}
