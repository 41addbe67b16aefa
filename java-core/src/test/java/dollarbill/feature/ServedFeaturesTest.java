package dollarbill.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A row exported for training years later is the row that was served on its evening, bit for bit: the last row of a table made from
 * what was there then.
 */
class ServedFeaturesTest {
    private static final long SEED = 20_261_121L;

    @Test
    void exportedRowsAreThoseServed() {
        compare(40);
    }

    @Test
    @Tag("long")
    void thousandExportedRowsAreThoseServed() {
        compare(1_000);
    }

    private static void compare(int pairs) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        Map<String, FeatureTable> exported = new HashMap<>();
        for (int pair = 0; pair < pairs; pair++) {
            String name = DailyData.NAMES.get(random.nextInt(DailyData.NAMES.size()));
            FeatureData data = DailyData.of(name);
            FeatureTable table = exported.computeIfAbsent(name, n -> FeatureRegistry.daily().compute(data));
            int day = random.nextInt(data.bars().size());
            FeatureTable served = FeatureRegistry.daily().compute(DailyData.first(data, day + 1));
            assertThat(moved(served, table, day)).as("%s on %s", name, table.days().date(day)).isEmpty();
        }
    }

    private static List<String> moved(FeatureTable served, FeatureTable exported, int day) {
        List<String> moved = new ArrayList<>();
        for (FeatureColumn column : served.columns()) {
            String feature = column.definition().name();
            FeatureValue then = column.value(day);
            FeatureValue later = exported.column(feature).value(day);
            boolean sameBits = Double.doubleToLongBits(column.raw(day)) == Double
                    .doubleToLongBits(exported.column(feature).raw(day));
            if (!sameBits || !then.equals(later)) {
                moved.add(feature + " served " + then + ", exported " + later);
            }
        }
        return moved;
    }
}
