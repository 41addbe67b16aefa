package dollarbill.bridge;

import java.util.regex.Pattern;

/**
 * Name of a model: its file name in the models folder without {@code .py}.
 *
 * @param value  a lower-case Python identifier of at most 64 characters
 */
public record ModelId(String value) implements Comparable<ModelId> {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    public ModelId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "model name '" + value + "' must be a lower-case Python identifier of at most 64 characters");
        }
    }

    @Override
    public int compareTo(ModelId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
