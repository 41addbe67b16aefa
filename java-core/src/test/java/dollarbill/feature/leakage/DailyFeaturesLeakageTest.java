package dollarbill.feature.leakage;

import static org.assertj.core.api.Assertions.assertThat;

import dollarbill.feature.FeatureData;
import dollarbill.feature.FeatureRegistry;
import dollarbill.feature.RealInputs;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** No daily feature knows the future. */
class DailyFeaturesLeakageTest {
    static void examine(String symbol, LocalDate from, int cuts, long seed) {
        FeatureData data = RealInputs.of(symbol, from);
        LeakageReport report = LeakageDetector.examine(
                data,
                inputs -> OutputTable.of(FeatureRegistry.daily().compute(inputs)),
                LeakageDetector.cuts(data.bars(), cuts),
                seed);
        assertThat(report.moved()).isEmpty();
        assertThat(report.columns()).isEqualTo(FeatureRegistry.daily().definitions().size());
    }

    @Test
    void nothingMoves() {
        examine("SPY", LocalDate.of(2017, 1, 3), 3, 1L);
    }
}
