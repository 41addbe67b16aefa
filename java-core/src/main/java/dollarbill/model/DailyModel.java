package dollarbill.model;

import dollarbill.bridge.DoubleRows;
import dollarbill.bridge.Generation;
import dollarbill.bridge.ModelFailure;
import dollarbill.bridge.ModelHost;
import dollarbill.bridge.ModelId;
import dollarbill.bridge.ModelInput;
import dollarbill.bridge.ModelReason;
import dollarbill.bridge.ModelStatus;
import dollarbill.bridge.Prediction;
import dollarbill.bridge.PredictionRequest;
import dollarbill.bridge.Predictions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Asks one model about days: reads the inputs it declares, sends all rows at once, makes each answer a record. */
final class DailyModel {
    private final ModelHost host;
    private final ModelId id;
    private final Duration deadline;

    DailyModel(ModelHost host, ModelId id, Duration deadline) {
        this.host = host;
        this.id = id;
        this.deadline = deadline;
    }

    /** Asks about one day; {@link #ask(List, Instant, Function)} says how. */
    <T> Outlook<T> ask(InputRow row, Instant asOf, Function<Outputs, T> maker) {
        return ask(List.of(row), asOf, maker).getFirst();
    }

    /**
     * Asks about several days, all answered by one generation.
     *
     * @param rows  days; one that cannot be read is answered with why, the others are sent
     * @param asOf  moment up to which all of them were known
     * @param maker  makes a record of the outputs; an {@code IllegalArgumentException} of it says that they make no sense
     */
    <T> List<Outlook<T>> ask(List<? extends InputRow> rows, Instant asOf, Function<Outputs, T> maker) {
        Optional<Generation> serving = host.model(id).flatMap(ModelStatus::generation);
        if (serving.isEmpty()) {
            return Collections.nCopies(rows.size(), notServing());
        }
        List<String> names = serving.get().contract().inputs().stream().map(ModelInput::name).toList();
        List<Outlook<T>> outlooks = new ArrayList<>(Collections.nCopies(rows.size(), new Outlook.Untold<T>("", "")));
        List<Integer> sent = new ArrayList<>();
        double[] values = new double[rows.size() * names.size()];
        for (int i = 0; i < rows.size(); i++) {
            try {
                double[] row = sized(rows.get(i).read(names), names.size());
                System.arraycopy(row, 0, values, sent.size() * names.size(), row.length);
                sent.add(i);
            } catch (IllegalArgumentException e) {
                outlooks.set(i, new Outlook.Untold<>(
                        ModelReason.MODEL_INPUT_INVALID.name(), String.valueOf(e.getMessage())));
            }
        }
        if (!sent.isEmpty()) {
            DoubleRows matrix = DoubleRows.of(names.size(), Arrays.copyOf(values, sent.size() * names.size()));
            Predictions answers = host.predict(
                    PredictionRequest.of(id, matrix, asOf.toString()).withDeadline(deadline));
            Generation generation = answers.generation().orElse(serving.get());
            Outputs.Places places = Outputs.Places.of(generation.contract());
            for (int k = 0; k < sent.size(); k++) {
                outlooks.set(sent.get(k), switch (answers.rows().get(k)) {
                    case Prediction.Scored scored -> told(places, scored, generation, maker);
                    case Prediction.Fallback fallback -> untold(fallback.failure());
                    case Prediction.Rejected rejected -> untold(rejected.failure());
                });
            }
        }
        return List.copyOf(outlooks);
    }

    private <T> Outlook<T> notServing() {
        Optional<ModelStatus> status = host.model(id);
        if (status.isEmpty()) {
            return new Outlook.Untold<>(ModelReason.MODEL_NOT_FOUND.name(), "there is no model " + id);
        }
        return switch (status.get().state()) {
            case DISABLED -> new Outlook.Untold<>(ModelReason.MODEL_DISABLED.name(), id + " is switched off");
            case WARMING -> new Outlook.Untold<>(ModelReason.MODEL_WARMING.name(), id + " is still being loaded");
            case SERVING, SERVING_PREVIOUS, UNAVAILABLE -> status.get()
                    .refusal()
                    .<Outlook<T>>map(refusal -> untold(refusal.failure()))
                    .orElseGet(() -> new Outlook.Untold<>(
                            ModelReason.MODEL_NOT_FOUND.name(), "no generation of " + id + " is in service"));
        };
    }

    private static double[] sized(double[] values, int inputs) {
        if (values.length != inputs) {
            throw new IllegalArgumentException(
                    "a row of " + values.length + " values does not fit the " + inputs + " inputs the model declares");
        }
        return values;
    }

    private static <T> Outlook<T> told(
            Outputs.Places places,
            Prediction.Scored scored,
            Generation generation,
            Function<Outputs, T> maker) {
        try {
            return new Outlook.Foretold<>(maker.apply(places.read(scored.values())),
                    ModelIdentity.of(generation, OptionalLong.empty()));
        } catch (IllegalArgumentException e) {
            return new Outlook.Untold<>(ModelReason.MODEL_OUTPUT_INVALID.name(), String.valueOf(e.getMessage()));
        }
    }

    private static <T> Outlook<T> untold(ModelFailure failure) {
        String place = failure.where().map(where -> " (" + where.file() + ":" + where.line() + ")").orElse("");
        return new Outlook.Untold<>(failure.reason().name(), failure.message() + place);
    }
}
