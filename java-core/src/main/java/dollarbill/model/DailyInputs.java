package dollarbill.model;

import dollarbill.feature.FeatureDefinition;
import dollarbill.feature.FeatureRegistry;
import java.util.List;

/** The daily features that the models of direction and of large moves read, in the order of their inputs: all of the registry. */
public final class DailyInputs {
    private DailyInputs() {}

    /** Returns what they are. */
    public static List<FeatureDefinition> definitions() {
        return FeatureRegistry.daily().definitions();
    }

    /** Returns their names. */
    public static List<String> names() {
        return definitions().stream().map(FeatureDefinition::name).toList();
    }
}
