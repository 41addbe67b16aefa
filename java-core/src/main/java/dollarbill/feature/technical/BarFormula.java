package dollarbill.feature.technical;

import dollarbill.feature.FeatureDefinition;
import dollarbill.feature.FeatureGroup;
import java.util.function.Function;

/**
 * One feature as a formula over bars.
 *
 * @param definition  what it is
 * @param column  one number a bar, NaN where the formula has no value
 */
record BarFormula(FeatureDefinition definition, Function<BarColumns, double[]> column) {
    static BarFormula of(
            String name,
            String unit,
            int warmUp,
            String meaning,
            String source,
            Function<BarColumns, double[]> column) {
        return new BarFormula(
                new FeatureDefinition(name, FeatureGroup.TECHNICAL, unit, warmUp, meaning, source), column);
    }
}
