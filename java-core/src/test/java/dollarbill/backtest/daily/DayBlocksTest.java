package dollarbill.backtest.daily;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Resamples of days against what the circular block bootstrap is by its definition. */
class DayBlocksTest {
    /** One block would be all days once, and every interval a point. */
    @ParameterizedTest
    @ValueSource(ints = {2, 10, 20, 21, 39, 300})
    void resamplesDifferHoweverFewTheDays(int days) {
        List<double[]> drawn = DayBlocks.of(DailyFixtures.weekdays(days)).weights(50, 3);
        assertThat(drawn.stream().map(Arrays::toString).distinct().count()).isGreaterThan(1);
        assertThat(drawn).allSatisfy(weights -> assertThat(Arrays.stream(weights).sum()).isEqualTo(days));
    }

    /** Each day starts a block as often as another, so its mean weight is one. */
    @Test
    void everyDayCountsAlike() {
        int days = 45;
        List<double[]> drawn = DayBlocks.of(DailyFixtures.weekdays(days)).weights(4000, 5);
        for (int day = 0; day < days; day++) {
            int at = day;
            // A weight deviates about 0.8 from its mean of one, so the mean of 4000 by 0.013.
            assertThat(drawn.stream().mapToDouble(weights -> weights[at]).average().orElseThrow())
                    .isCloseTo(1.0, within(0.08));
        }
    }

    @Test
    void rowsOfADayGoTogether() {
        List<LocalDate> twice = new ArrayList<>();
        for (LocalDate day : DailyFixtures.weekdays(60)) {
            twice.add(day);
            twice.add(day);
        }
        for (double[] weights : DayBlocks.of(twice).weights(20, 7)) {
            for (int i = 0; i < weights.length; i += 2) {
                assertThat(weights[i]).isEqualTo(weights[i + 1]);
            }
        }
        assertThatThrownBy(() -> DayBlocks.of(List.of())).hasMessageContaining("no days");
    }
}
