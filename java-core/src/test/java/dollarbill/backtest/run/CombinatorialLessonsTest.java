package dollarbill.backtest.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dollarbill.backtest.TrainingRow;
import dollarbill.backtest.run.CombinatorialLessons.Lesson;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No lesson knows of the outcomes that it judges, and every day is judged once on every path. */
class CombinatorialLessonsTest {
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 5);

    /** Of each judged signal, no row learned from lived on a day from its own to its outcome, nor within the gap of the group. */
    @Property(tries = 25, seed = "41")
    void noOutcomeLearnedFromOverlapsOneJudged(
            @ForAll @IntRange(min = 3, max = 7) int groups,
            @ForAll @IntRange(min = 0, max = 7) int gap,
            @ForAll @IntRange(min = 1, max = 21) int held,
            @ForAll @IntRange(min = 1, max = 1000) int seed) {
        List<TrainingRow> rows = rows(160, held, seed);
        CombinatorialLessons plan = CombinatorialLessons.of(rows, groups, 2, gap);
        for (Lesson lesson : plan.lessons()) {
            List<TrainingRow> judged = rows.stream().filter(row -> plan.judges(lesson, row.quoteDate())).toList();
            assertThat(judged).isNotEmpty();
            assertThat(lesson.rows()).isNotEmpty().doesNotContainAnyElementsOf(judged);
            for (TrainingRow learned : lesson.rows()) {
                for (TrainingRow asked : judged) {
                    long before = ChronoUnit.DAYS.between(learned.outcome().exitDate(), asked.quoteDate());
                    long after = ChronoUnit.DAYS.between(asked.outcome().exitDate(), learned.quoteDate());
                    assertThat(before > gap || after > gap)
                            .as("%s to %s learned, %s to %s judged", learned.quoteDate(), learned.outcome().exitDate(),
                                    asked.quoteDate(), asked.outcome().exitDate())
                            .isTrue();
                }
            }
        }
    }

    /** Of six groups judged by twos: 15 lessons, 5 paths, each day judged by five lessons, by another on each path. */
    @ParameterizedTest
    @CsvSource({"6, 2, 15, 5", "4, 2, 6, 3", "5, 1, 5, 1"})
    void everyDayIsJudgedOnceOnEveryPath(int groups, int tested, int lessons, int paths) {
        List<TrainingRow> rows = rows(160, 14, 5);
        CombinatorialLessons plan = CombinatorialLessons.of(rows, groups, tested, 5);
        assertThat(plan.lessons()).hasSize(lessons);
        assertThat(plan.paths()).isEqualTo(paths);
        LocalDate last = rows.getLast().quoteDate();
        for (LocalDate day = FIRST.minusDays(20); day.isBefore(last.plusDays(20)); day = day.plusDays(1)) {
            LocalDate at = day;
            Set<Integer> judging = new HashSet<>();
            IntStream.range(0, paths).forEach(path -> judging.add(plan.lesson(path, at)));
            assertThat(judging).hasSize(paths);
            for (int lesson = 0; lesson < lessons; lesson++) {
                assertThat(plan.judges(plan.lessons().get(lesson), at)).isEqualTo(judging.contains(lesson));
            }
        }
    }

    /** Weeks reach over five days with one day left out, trading days with five. */
    @ParameterizedTest
    @CsvSource({"7, 5, 1", "7, 8, 2", "1, 5, 5", "7, 0, 0"})
    void theGapIsOneOfTheCalendar(int step, int gap, int embargo) {
        List<TrainingRow> rows = IntStream.range(0, 60)
                .mapToObj(i -> PastRows.row("s-" + i, FIRST.plusDays((long) step * i), 2, 1.0))
                .toList();
        assertThat(CombinatorialLessons.of(rows, 3, 1, gap).embargoDays()).isEqualTo(embargo);
    }

    @Test
    void tooFewDaysAreRefused() {
        assertThatThrownBy(() -> CombinatorialLessons.of(rows(4, 2, 1), 6, 2, 0)).hasMessageContaining("groups 6");
        assertThatThrownBy(() -> CombinatorialLessons.of(rows(12, 21, 1), 2, 1, 60))
                .hasMessageContaining("learn from nothing");
    }

    /** One signal to three a day, a day or more apart, each with its own time to the outcome. */
    private static List<TrainingRow> rows(int n, int held, int seed) {
        Random random = new Random(seed);
        List<TrainingRow> rows = new ArrayList<>();
        LocalDate day = FIRST;
        while (rows.size() < n) {
            for (int more = random.nextInt(3); more >= 0 && rows.size() < n; more--) {
                rows.add(PastRows.row("s-" + rows.size(), day, 1 + random.nextInt(held), random.nextGaussian()));
            }
            day = day.plusDays(1 + random.nextInt(7));
        }
        return rows;
    }
}
