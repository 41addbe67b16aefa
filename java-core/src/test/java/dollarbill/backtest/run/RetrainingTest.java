package dollarbill.backtest.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dollarbill.backtest.TrainingRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetrainingTest {
    private static final LocalDate FIRST = LocalDate.of(2025, 1, 3);
    private static final List<LocalDate> DAYS = IntStream.range(0, 60).mapToObj(FIRST::plusWeeks).toList();

    private static List<TrainingRow> rows(LocalDate until) {
        List<TrainingRow> rows = new ArrayList<>();
        for (LocalDate day : DAYS) {
            boolean known = day.isBefore(until);
            rows.add(PastRows.row("s-" + day, day, known ? 14 : 21, known ? 1.0 : -999.0));
        }
        return rows;
    }

    @Test
    void everyRowLearnedFromWasKnownBeforeItsStretch() {
        List<Retraining> plan = Retraining.plan(DAYS, rows(LocalDate.MAX), 5, 5);
        assertThat(plan).hasSize(5);
        for (Retraining stretch : plan) {
            assertThat(stretch.rows()).isNotEmpty().allSatisfy(row -> {
                assertThat(row.outcome().exitDate()).isBefore(stretch.from());
                assertThat(row.quoteDate()).isBeforeOrEqualTo(stretch.from().minusDays(5));
            });
            assertThat(stretch.lastOutcome()).isBefore(stretch.from());
        }
    }

    @Test
    void stretchesFollowEachOtherToTheLastDay() {
        List<Retraining> plan = Retraining.plan(DAYS, rows(LocalDate.MAX), 5, 5);
        for (int i = 1; i < plan.size(); i++) {
            assertThat(plan.get(i).from()).isEqualTo(plan.get(i - 1).until());
            assertThat(plan.get(i).rows()).containsAll(plan.get(i - 1).rows());
        }
        assertThat(plan.getFirst().from()).isEqualTo(DAYS.get(10));
        assertThat(DAYS.subList(10, 60)).allMatch(day -> plan.stream().filter(s -> s.holds(day)).count() == 1);
    }

    @Test
    void rowsOfTheFutureChangeNoEarlierStretch() {
        LocalDate poisonedFrom = DAYS.get(30);
        List<Retraining> calm = Retraining.plan(DAYS, rows(LocalDate.MAX), 5, 0);
        List<Retraining> poisoned = Retraining.plan(DAYS, rows(poisonedFrom), 5, 0);
        for (int i = 0; i < calm.size(); i++) {
            if (!calm.get(i).from().isAfter(poisonedFrom)) {
                assertThat(poisoned.get(i).rows()).isEqualTo(calm.get(i).rows());
            }
        }
        assertThat(poisoned.getLast().rows()).isNotEqualTo(calm.getLast().rows());
    }

    @Test
    void tooFewDaysAreRefused() {
        assertThatThrownBy(() -> Retraining.plan(DAYS.subList(0, 11), List.of(), 5, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("11 days")
                .hasMessageContaining("12");
    }
}
