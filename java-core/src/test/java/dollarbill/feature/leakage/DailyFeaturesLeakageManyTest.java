package dollarbill.feature.leakage;

import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The search of {@link DailyFeaturesLeakageTest} at many cuts of three symbols. */
@Tag("long")
class DailyFeaturesLeakageManyTest {
    @ParameterizedTest
    @ValueSource(strings = {"SPY", "QQQ", "IWM"})
    void nothingMovesAtManyCuts(String symbol) {
        DailyFeaturesLeakageTest.examine(symbol, LocalDate.of(2011, 3, 17), 25, 2L);
    }
}
