package dollarbill.bridge.reload;

import dollarbill.bridge.DoubleRows;
import dollarbill.bridge.ModelContract;
import dollarbill.bridge.ModelFailure;
import dollarbill.bridge.ModelId;
import dollarbill.bridge.ModelInput;
import dollarbill.bridge.ModelOutput;
import dollarbill.bridge.ModelReason;
import dollarbill.bridge.Values;
import java.util.List;
import java.util.Optional;

/**
 * Questions a model was asked when it was last accepted, and how far an edit may move each answer.
 *
 * @param model  the model
 * @param inputs  names of the columns of {@code rows}
 * @param outputs  names of the columns of {@code expected}
 * @param within  greatest move of each output, at least 0
 * @param rows  questions; NaN where an optional input is absent
 * @param expected  accepted answers
 */
public record GoldenVectors(
        ModelId model, List<String> inputs, List<String> outputs, Values within, DoubleRows rows, DoubleRows expected) {
    public GoldenVectors {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        if (rows.columns() != inputs.size() || expected.columns() != outputs.size() || within.size() != outputs.size()
                || rows.rows() != expected.rows()) {
            throw new IllegalArgumentException(
                    "golden vectors of " + model + ": " + rows.rows() + "x" + rows.columns() + " rows for inputs "
                            + inputs
                            + ", " + expected.rows() + "x" + expected.columns() + " answers for outputs " + outputs
                            + ", "
                            + within.size() + " bands");
        }
    }

    /** Returns a copy with other accepted answers. */
    public GoldenVectors withExpected(DoubleRows answers) {
        return new GoldenVectors(model, inputs, outputs, within, rows, answers);
    }

    /** Returns whether the columns are those of a contract, or else what differs. */
    public Optional<ModelFailure> columns(ModelContract contract) {
        List<String> reads = contract.inputs().stream().map(ModelInput::name).toList();
        List<String> answers = contract.outputs().stream().map(ModelOutput::name).toList();
        if (!inputs.equals(reads)) {
            return moved("the inputs are now " + reads + ", those of the golden vectors are " + inputs);
        }
        if (!outputs.equals(answers)) {
            return moved("the outputs are now " + answers + ", those of the golden vectors are " + outputs);
        }
        return Optional.empty();
    }

    /** Returns the first answer that moved further than allowed, with the number of all such, or nothing. */
    public Optional<ModelFailure> moved(DoubleRows answers) {
        int moved = 0;
        String first = "";
        for (int row = 0; row < expected.rows(); row++) {
            for (int column = 0; column < outputs.size(); column++) {
                double was = expected.get(row, column);
                double is = answers.get(row, column);
                double band = within.get(column);
                if (!(Math.abs(is - was) <= band)) {
                    moved++;
                    first = first.isEmpty()
                            ? "row " + row + " output '" + outputs.get(column) + "': expected " + was + ", got " + is
                                    + ", allowed within " + band
                            : first;
                }
            }
        }
        return moved == 0 ? Optional.empty()
                : moved(first + " (" + moved + " of "
                        + expected.rows() * outputs.size() + " answers moved)");
    }

    private Optional<ModelFailure> moved(String what) {
        return Optional.of(ModelFailure.of(
                ModelReason.MODEL_GOLDEN,
                what + "; if the change is meant, `dollarbill models golden " + model + " --write` re-makes them"));
    }
}
