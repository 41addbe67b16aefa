package dollarbill.feature.implied;

import dollarbill.feature.FeatureDefinition;
import dollarbill.feature.FeatureGroup;
import java.util.function.Function;

/**
 * One feature as a formula over the levels of one source of implied volatility.
 *
 * @param definition  what it is
 * @param days  days in its window, its own included
 * @param readsCloses  whether it reads the bars too
 * @param ownDates  whether the first and the last day of its window must each have a value of its own date, none carried from before
 * @param column  one number a day, NaN where it has no value
 */
record LevelFormula(
        FeatureDefinition definition,
        int days,
        boolean readsCloses,
        boolean ownDates,
        Function<LevelColumns, double[]> column) {
    static FeatureDefinition define(String name, String unit, int warmUp, String meaning, String source) {
        return new FeatureDefinition(name, FeatureGroup.IMPLIED_VOLATILITY, unit, warmUp, meaning, source);
    }

    /** Returns a feature of the levels alone. */
    static LevelFormula of(
            String name, String unit, int days, String meaning, Function<LevelColumns, double[]> column) {
        return new LevelFormula(
                define(name, unit, days - 1, meaning, "definition"), days, false, false,
                column);
    }

    /** Returns a feature that compares the levels of two dates. */
    static LevelFormula between(
            String name, String unit, int days, String meaning, Function<LevelColumns, double[]> column) {
        return new LevelFormula(define(name, unit, days - 1, meaning, "definition"), days, false, true, column);
    }

    /** Returns a feature of implied and realised volatility. */
    static LevelFormula against(
            String name, String unit, int warmUp, String meaning, Function<LevelColumns, double[]> column) {
        return new LevelFormula(define(name, unit, warmUp, meaning, "definition"), 1, true, false, column);
    }
}
