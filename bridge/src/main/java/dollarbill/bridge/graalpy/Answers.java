package dollarbill.bridge.graalpy;

import dollarbill.bridge.DoubleRows;
import dollarbill.bridge.ModelContract;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelOutput;
import dollarbill.bridge.ModelReason;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.graalvm.polyglot.Value;

/** Reads the answer of a model and refuses values that are not finite or outside their declared range. */
final class Answers {
    private Answers() {}

    /** Returns the rows of an answer, or throws what is wrong with it. */
    static DoubleRows read(Value answer, ModelContract contract) throws ModelException {
        if (answer.isString()) {
            throw new ModelException(ModelReason.MODEL_OUTPUT_INVALID, answer.asString());
        }
        double[] values = doubles(answer);
        int width = contract.outputs().size();
        for (int i = 0; i < values.length; i++) {
            ModelOutput output = contract.outputs().get(i % width);
            double value = values[i];
            if (!(value >= output.min() && value <= output.max())) {
                throw new ModelException(
                        ModelReason.MODEL_OUTPUT_INVALID,
                        "row " + i / width + ": output " + output.name() + " is " + value + ", must be from "
                                + output.min() + " to " + output.max());
            }
        }
        return DoubleRows.of(width, values);
    }

    private static double[] doubles(Value answer) {
        byte[] bytes = new byte[Math.toIntExact(answer.getBufferSize())];
        answer.readBuffer(0, bytes, 0, bytes.length);
        double[] values = new double[bytes.length / Double.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).asDoubleBuffer().get(values);
        return values;
    }
}
