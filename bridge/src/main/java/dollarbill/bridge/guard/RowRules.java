package dollarbill.bridge.guard;

import dollarbill.bridge.DoubleRows;
import dollarbill.bridge.ModelContract;
import dollarbill.bridge.ModelFailure;
import dollarbill.bridge.ModelInput;
import dollarbill.bridge.ModelReason;
import dollarbill.bridge.Values;
import java.util.List;
import java.util.Optional;

/** Holds rows and stand-ins against a contract, and says in words what is wrong with one. */
public final class RowRules {
    private final ModelContract contract;

    public RowRules(ModelContract contract) {
        this.contract = contract;
    }

    /** Returns what is wrong with the shape of the rows, if anything. */
    public Optional<ModelFailure> shape(DoubleRows rows) {
        if (rows.columns() == contract.inputs().size()) {
            return Optional.empty();
        }
        List<String> names = contract.inputs().stream().map(ModelInput::name).toList();
        return invalid(contract.id() + " reads " + names.size() + " inputs " + names + ", not " + rows.columns());
    }

    /**
     * Returns what is wrong with one row, if anything. A NaN stands for an absent value.
     *
     * @param number  row number for the message
     * @param row  values in contract order
     */
    public Optional<ModelFailure> row(int number, double[] row) {
        for (int column = 0; column < row.length; column++) {
            ModelInput input = contract.inputs().get(column);
            double value = row[column];
            boolean allowed = Double.isNaN(value) ? !input.required() : value >= input.min() && value <= input.max();
            if (!allowed || Double.isInfinite(value)) {
                return invalid(describe(number, input, value));
            }
        }
        return Optional.empty();
    }

    /** Returns why a stand-in cannot be used, if it cannot. */
    public static Optional<String> standIn(Values values, Optional<ModelContract> contract) {
        if (contract.isPresent() && values.size() != contract.get().outputs().size()) {
            return Optional.of(
                    "the stand-in has " + values.size() + " values, not " + contract.get().outputs().size());
        }
        for (double value : values.toArray()) {
            if (!Double.isFinite(value)) {
                return Optional.of("the stand-in " + values + " is not finite");
            }
        }
        return Optional.empty();
    }

    private static String describe(int number, ModelInput input, double value) {
        String subject = "row " + number + " input '" + input.name() + "' is ";
        String domain = "[" + input.min() + ", " + input.max() + "] " + input.unit();
        return Double.isNaN(value)
                ? subject + "absent but required; allowed is " + domain
                : subject + value + "; allowed is " + domain;
    }

    private static Optional<ModelFailure> invalid(String message) {
        return Optional.of(ModelFailure.of(ModelReason.MODEL_INPUT_INVALID, message));
    }
}
