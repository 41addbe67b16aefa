package dollarbill.bridge;

import java.util.Arrays;

/** The outputs of a model for one row, in the order of {@link ModelContract#outputs()}; immutable, equal by bits. */
public final class Values {
    private final double[] values;

    private Values(double[] values) {
        this.values = values;
    }

    /** Copies the given outputs. */
    public static Values of(double... values) {
        return new Values(values.clone());
    }

    /** Returns the number of outputs. */
    public int size() {
        return values.length;
    }

    /** Returns one output. */
    public double get(int index) {
        return values[index];
    }

    /** Returns a copy of all outputs. */
    public double[] toArray() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Values that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
