package dollarbill.feature.technical;

import dollarbill.feature.DayClock;
import dollarbill.feature.FeatureColumn;
import dollarbill.feature.FeatureData;
import dollarbill.feature.FeatureDefinition;
import dollarbill.feature.FeatureFamily;
import java.util.List;
import java.util.stream.Stream;

/** The 83 features of a symbol's own bars. */
public final class TechnicalFamily implements FeatureFamily {
    private static final List<BarFormula> FORMULAS = Stream.of(
            TrendFormulas.all(),
            MomentumFormulas.all(),
            VolatilityFormulas.all(),
            VolumeFormulas.all(),
            PriceLevelFormulas.all(),
            ReturnFormulas.all())
            .flatMap(List::stream)
            .toList();

    private static final List<FeatureDefinition> DEFINITIONS = FORMULAS.stream().map(BarFormula::definition).toList();

    /** Creates the family. */
    public TechnicalFamily() {}

    @Override
    public List<FeatureDefinition> definitions() {
        return DEFINITIONS;
    }

    @Override
    public List<FeatureColumn> compute(FeatureData data, DayClock days) {
        BarColumns bars = BarColumns.of(data.bars());
        return FORMULAS.stream()
                .map(formula -> FeatureColumn.of(formula.definition(), days)
                        .fill(formula.column().apply(bars))
                        .build())
                .toList();
    }
}
