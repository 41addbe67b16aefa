package dollarbill.feature.macro;

import dollarbill.feature.FeatureDefinition;
import dollarbill.feature.FeatureGroup;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/**
 * One feature as a combination of one or two terms.
 *
 * @param definition  what it is
 * @param terms  one or two
 * @param combine  of the two; not used where there is one
 */
record MacroFormula(FeatureDefinition definition, List<SeriesTerm> terms, DoubleBinaryOperator combine) {
    static MacroFormula of(String name, String unit, SeriesTerm term, String meaning, String source) {
        return new MacroFormula(define(name, unit, meaning, source), List.of(term), (a, b) -> a);
    }

    static MacroFormula difference(String name, SeriesTerm a, SeriesTerm b, String meaning) {
        return new MacroFormula(
                define(name, "percentage points", meaning, "definition"), List.of(a, b), (x, y) -> x - y);
    }

    static MacroFormula below(String name, SeriesTerm a, SeriesTerm b, String meaning) {
        return new MacroFormula(
                define(name, "0 or 1", meaning, "definition"), List.of(a, b), (x, y) -> x < y ? 1.0 : 0.0);
    }

    /** Returns the value of two terms, of which the second is not read where there is one. */
    double value(double first, double second) {
        return terms.size() == 1 ? first : combine.applyAsDouble(first, second);
    }

    private static FeatureDefinition define(String name, String unit, String meaning, String source) {
        return new FeatureDefinition(name, FeatureGroup.MACRO, unit, 0, meaning, source);
    }
}
