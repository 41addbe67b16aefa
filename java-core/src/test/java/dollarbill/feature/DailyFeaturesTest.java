package dollarbill.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dollarbill.market.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What holds for every daily feature: counts, warm-up, no look ahead, a reason wherever a value is absent. */
class DailyFeaturesTest {
    static final List<String> NAMES = DailyData.NAMES;
    private static final Pattern RANGE = Pattern.compile("(?<low>-?\\d+),?.* ?(?:to|or) (?<high>-?\\d+)");

    @Test
    void registryHasTheFeaturesOfEachGroup() {
        Map<FeatureGroup, Long> counts = FeatureRegistry.daily()
                .definitions()
                .stream()
                .collect(Collectors.groupingBy(FeatureDefinition::group, Collectors.counting()));
        assertThat(counts).containsEntry(FeatureGroup.TECHNICAL, 83L)
                .containsEntry(FeatureGroup.IMPLIED_VOLATILITY, 18L);
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void pricesAndVolatilitiesHaveTheirFirstValueAtTheEndOfTheWarmUp(String name) {
        FeatureData data = DailyData.of(name);
        FeatureTable table = FeatureRegistry.daily().compute(data);
        boolean termStructure = data.series().containsKey("VIX3M");
        for (FeatureColumn column : table.columns()) {
            FeatureDefinition definition = column.definition();
            boolean own = definition.group() == FeatureGroup.TECHNICAL
                    || definition.group() == FeatureGroup.IMPLIED_VOLATILITY;
            if (own && (termStructure || !definition.name().matches("vix_(term_slope|contango)"))) {
                assertThat(first(column)).as(definition.name()).isEqualTo(definition.warmUp());
            }
        }
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void valuesDoNotChangeWhenLaterBarsAreCutOff(String name) {
        FeatureData data = DailyData.of(name);
        FeatureTable whole = FeatureRegistry.daily().compute(data);
        for (int bars : new int[] {1, 2, 15, 60, 253, 254, 700, 1_001}) {
            FeatureTable cut = FeatureRegistry.daily().compute(DailyData.first(data, bars));
            List<String> moved = new ArrayList<>();
            for (FeatureColumn column : cut.columns()) {
                String feature = column.definition().name();
                FeatureColumn full = whole.column(feature);
                for (int day = 0; day < bars; day++) {
                    if (!full.value(day).equals(column.value(day))) {
                        moved.add(
                                feature + " on " + cut.days().date(day) + ": " + full.value(day) + " with later bars, "
                                        + column.value(day) + " without");
                    }
                }
            }
            assertThat(moved).as("%s, first %s bars", name, bars).isEmpty();
        }
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void cellsBeforeTheWarmUpSayThatTheyWarm(String name) {
        FeatureTable table = FeatureRegistry.daily().compute(DailyData.of(name));
        for (FeatureColumn column : table.columns()) {
            for (int day = 0; day < column.definition().warmUp(); day++) {
                assertThat(column.value(day))
                        .as("%s on day %s", column.definition().name(), day)
                        .isEqualTo(new FeatureValue.Absent(Reason.FEATURE_WARMING));
            }
        }
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void valuesLieInTheRangeThatTheirUnitNames(String name) {
        FeatureTable table = FeatureRegistry.daily().compute(DailyData.of(name));
        int bounded = 0;
        for (FeatureColumn column : table.columns()) {
            Matcher range = RANGE.matcher(column.definition().unit());
            if (range.matches()) {
                bounded++;
                double low = Double.parseDouble(range.group("low"));
                double high = Double.parseDouble(range.group("high"));
                for (int day = 0; day < column.size(); day++) {
                    double value = column.raw(day);
                    assertThat(Double.isNaN(value) || (value >= low && value <= high))
                            .as("%s on %s is %s", column.definition().name(), table.days().date(day), value)
                            .isTrue();
                }
            }
        }
        assertThat(bounded).isGreaterThan(20);
    }

    private static int first(FeatureColumn column) {
        int day = 0;
        while (day < column.size() && Double.isNaN(column.raw(day))) {
            day++;
        }
        return day;
    }
}
