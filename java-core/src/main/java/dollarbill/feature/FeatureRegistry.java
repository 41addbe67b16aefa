package dollarbill.feature;

import dollarbill.feature.earnings.EarningsFamily;
import dollarbill.feature.implied.ImpliedVolFamily;
import dollarbill.feature.macro.MacroFamily;
import dollarbill.feature.sentiment.SentimentCrossFamily;
import dollarbill.feature.sentiment.SentimentFamily;
import dollarbill.feature.technical.TechnicalFamily;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The families of daily features, in order. */
public final class FeatureRegistry {
    private static final FeatureRegistry DAILY = of(List.of(
            new TechnicalFamily(),
            new ImpliedVolFamily(),
            new MacroFamily(),
            new SentimentFamily(),
            new SentimentCrossFamily(),
            new EarningsFamily()));

    private final List<FeatureFamily> families;
    private final List<FeatureDefinition> definitions;

    private FeatureRegistry(List<FeatureFamily> families) {
        this.families = List.copyOf(families);
        definitions = this.families.stream().flatMap(family -> family.definitions().stream()).toList();
        Set<String> names = new HashSet<>();
        for (FeatureDefinition definition : definitions) {
            if (!names.add(definition.name())) {
                throw new IllegalArgumentException("feature " + definition.name() + " is defined twice");
            }
        }
    }

    /**
     * Returns a registry of families.
     *
     * @throws IllegalArgumentException  if a name is defined twice
     */
    public static FeatureRegistry of(List<FeatureFamily> families) {
        return new FeatureRegistry(families);
    }

    /** Returns the daily features of this engine. */
    public static FeatureRegistry daily() {
        return DAILY;
    }

    /** Returns what the features are, in the order of a table's columns. */
    public List<FeatureDefinition> definitions() {
        return definitions;
    }

    /**
     * Computes all features.
     *
     * @throws IllegalStateException  if a family returns other columns than it defines
     */
    public FeatureTable compute(FeatureData data) {
        DayClock days = DayClock.of(data.bars());
        List<FeatureColumn> columns = new ArrayList<>(definitions.size());
        for (FeatureFamily family : families) {
            List<FeatureColumn> computed = family.compute(data, days);
            List<FeatureDefinition> made = computed.stream().map(FeatureColumn::definition).toList();
            if (!made.equals(family.definitions())) {
                throw new IllegalStateException(family.getClass().getSimpleName() + " defines "
                        + family.definitions() + " and computed " + made);
            }
            columns.addAll(computed);
        }
        return FeatureTable.of(data.bars().symbol(), days, columns);
    }
}
