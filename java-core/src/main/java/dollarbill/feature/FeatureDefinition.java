package dollarbill.feature;

import java.util.regex.Pattern;

/**
 * What one daily feature is.
 *
 * @param name  lower-case letters, digits and underscores; unique in a registry
 * @param group  what it is made from
 * @param unit  unit in words
 * @param warmUp  bars needed before its first value: no value stands before the bar of this index
 * @param meaning  formula or description
 * @param source  author, title, year; or "definition"
 */
public record FeatureDefinition(
        String name, FeatureGroup group, String unit, int warmUp, String meaning, String source) {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_]*");

    public FeatureDefinition {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "feature name '" + name + "' must be lower-case letters, digits and underscores");
        }
        if (warmUp < 0) {
            throw new IllegalArgumentException("warmUp " + warmUp + " of " + name + " must not be negative");
        }
        if (unit.isBlank() || meaning.isBlank() || source.isBlank()) {
            throw new IllegalArgumentException("unit, meaning and source of " + name + " must not be blank");
        }
    }
}
