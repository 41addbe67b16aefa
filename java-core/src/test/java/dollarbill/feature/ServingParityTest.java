package dollarbill.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A row served from what was known on a day is the row exported for training over the whole history, bit for bit. */
class ServingParityTest {
    private static final List<String> SYMBOLS = List.of("SPY", "QQQ", "IWM");
    private static final LocalDate FROM = LocalDate.of(2011, 3, 17);

    @Test
    void servedRowsAreExportedRows() {
        compare(16, 5L);
    }

    static void compare(int pairs, long seed) {
        Map<String, FeatureData> data = new HashMap<>();
        Map<String, FeatureTable> exported = new HashMap<>();
        for (String symbol : SYMBOLS) {
            FeatureData inputs = RealInputs.of(symbol, FROM);
            data.put(symbol, inputs);
            exported.put(symbol, FeatureRegistry.daily().compute(inputs));
        }
        Random random = new Random(seed);
        int known = 0;
        List<String> different = new ArrayList<>();
        for (int pair = 0; pair < pairs; pair++) {
            String symbol = SYMBOLS.get(random.nextInt(SYMBOLS.size()));
            FeatureTable training = java.util.Objects.requireNonNull(exported.get(symbol));
            int day = random.nextInt(training.days().size());
            LocalDate date = training.days().date(day);
            FeatureTable served = FeatureRegistry.daily()
                    .compute(PointInTime.cut(java.util.Objects.requireNonNull(data.get(symbol)), date));
            assertThat(served.days().date(served.days().size() - 1)).isEqualTo(date);
            for (FeatureColumn column : training.columns()) {
                FeatureValue before = column.value(day);
                FeatureValue now = served.column(column.definition().name()).value(served.days().size() - 1);
                known += before instanceof FeatureValue.Known ? 1 : 0;
                if (!before.equals(now)) {
                    different.add(symbol + " " + date + " " + column.definition().name() + ": " + before + ", served "
                            + now);
                }
            }
        }
        assertThat(different).isEmpty();
        assertThat(known).isGreaterThan(100 * pairs);
    }
}
