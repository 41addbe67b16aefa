package dollarbill.backtest.daily;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WalkForwardTest {
    private static final List<DailyRow> ROWS = DailyFixtures.rows(600, 0.0, 1);

    /** 600 days in 6 blocks: the tests begin on days 100, 200, … of two rows each; 5 days to the outcome and the gap are left out. */
    @ParameterizedTest
    @CsvSource({"0, 5", "5, 10", "20, 25"})
    void cutsEqualBlocksAndLeavesOutWhatOverlaps(int gap, int daysLeftOut) {
        List<WalkForward.Fold> folds = WalkForward.folds(ROWS, 5, gap);
        assertThat(folds).hasSize(5);
        for (int k = 0; k < 5; k++) {
            WalkForward.Fold fold = folds.get(k);
            assertThat(fold.testFrom()).isEqualTo(200 * (k + 1));
            assertThat(fold.testTo()).isEqualTo(200 * (k + 2));
            assertThat(fold.leftOut()).isEqualTo(2 * daysLeftOut);
        }
    }

    @Test
    void nothingLearnedFromWasKnownOnlyInTheTestOrTheGapBeforeIt() {
        List<LocalDate> days = ROWS.stream().map(DailyRow::date).distinct().toList();
        for (WalkForward.Fold fold : WalkForward.folds(ROWS, 5, 5)) {
            LocalDate embargo = days.get(days.indexOf(fold.testStart()) - 5);
            assertThat(ROWS.subList(0, fold.trainTo()))
                    .allSatisfy(row -> assertThat(row.outcomeDate()).isBefore(embargo));
            assertThat(ROWS.subList(fold.testFrom(), fold.testTo()))
                    .allSatisfy(row -> assertThat(row.date()).isAfterOrEqualTo(fold.testStart()));
        }
    }

    @Test
    void refusesWhatCannotBeCut() {
        assertThatThrownBy(() -> WalkForward.folds(ROWS, 0, 5)).hasMessageContaining("folds 0 must be at least 1");
        assertThatThrownBy(() -> WalkForward.folds(ROWS, 5, -1)).hasMessageContaining("gapDays -1");
        assertThatThrownBy(() -> WalkForward.folds(ROWS.subList(0, 16), 5, 0)).hasMessageContaining("8 days");
        assertThatThrownBy(() -> WalkForward.folds(ROWS.reversed(), 5, 5)).hasMessageContaining("time order");
        assertThatThrownBy(() -> WalkForward.folds(ROWS, 5, 100)).hasMessageContaining("learn from nothing");
    }
}
