package dollarbill.model;

import dollarbill.bridge.DoubleRows;
import dollarbill.bridge.Generation;
import dollarbill.bridge.ModelFailure;
import dollarbill.bridge.ModelHost;
import dollarbill.bridge.ModelId;
import dollarbill.bridge.ModelInput;
import dollarbill.bridge.ModelReason;
import dollarbill.bridge.Prediction;
import dollarbill.bridge.PredictionRequest;
import dollarbill.bridge.Predictions;
import dollarbill.bridge.Values;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

/** Asks one model about one day: reads the inputs it declares, sends the row, makes its answer a record. */
final class DailyModel {
    private final ModelHost host;
    private final ModelId id;
    private final Duration deadline;

    DailyModel(ModelHost host, ModelId id, Duration deadline) {
        this.host = host;
        this.id = id;
        this.deadline = deadline;
    }

    /**
     * Asks.
     *
     * @param reader  makes a row of the names of the inputs; an {@code IllegalArgumentException} of it says that the model declares an input
     *     that there is not, or that the day has no row
     * @param maker  makes a record of the outputs; an {@code IllegalArgumentException} of it says that they make no sense
     */
    <T> Outlook<T> ask(Function<List<String>, double[]> reader, Instant asOf, Function<Values, T> maker) {
        Optional<Generation> serving = host.model(id).flatMap(status -> status.generation());
        if (serving.isEmpty()) {
            return host.model(id)
                    .flatMap(status -> status.refusal())
                    .<Outlook<T>>map(refusal -> untold(refusal.failure()))
                    .orElseGet(() -> new Outlook.Untold<>(
                            ModelReason.MODEL_NOT_FOUND.name(), "no generation of " + id + " is in service"));
        }
        List<String> names = serving.get().contract().inputs().stream().map(ModelInput::name).toList();
        DoubleRows row;
        try {
            row = DoubleRows.of(names.size(), sized(reader.apply(names), names.size()));
        } catch (IllegalArgumentException e) {
            return new Outlook.Untold<>(ModelReason.MODEL_INPUT_INVALID.name(), String.valueOf(e.getMessage()));
        }
        Predictions answers = host.predict(PredictionRequest.of(id, row, asOf.toString()).withDeadline(deadline));
        return switch (answers.rows().getFirst()) {
            case Prediction.Scored scored -> told(scored, answers.generation().or(() -> serving).orElseThrow(), maker);
            case Prediction.Fallback fallback -> untold(fallback.failure());
            case Prediction.Rejected rejected -> untold(rejected.failure());
        };
    }

    private static double[] sized(double[] values, int inputs) {
        if (values.length != inputs) {
            throw new IllegalArgumentException(
                    "a row of " + values.length + " values does not fit the " + inputs + " inputs the model declares");
        }
        return values;
    }

    private static <T> Outlook<T> told(Prediction.Scored scored, Generation generation, Function<Values, T> maker) {
        try {
            return new Outlook.Foretold<>(maker.apply(scored.values()), identity(generation));
        } catch (IllegalArgumentException e) {
            return new Outlook.Untold<>(ModelReason.MODEL_OUTPUT_INVALID.name(), String.valueOf(e.getMessage()));
        }
    }

    private static <T> Outlook<T> untold(ModelFailure failure) {
        String place = failure.where().map(where -> " (" + where.file() + ":" + where.line() + ")").orElse("");
        return new Outlook.Untold<>(failure.reason().name(), failure.message() + place);
    }

    private static ModelIdentity identity(Generation generation) {
        return new ModelIdentity(
                generation.contract().id().value(),
                generation.number(),
                generation.codeHash(),
                generation.artefactHash(),
                generation.version().map(OptionalInt::of).orElseGet(OptionalInt::empty),
                OptionalLong.empty());
    }
}
