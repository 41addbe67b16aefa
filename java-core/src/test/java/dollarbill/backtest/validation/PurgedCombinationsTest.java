package dollarbill.backtest.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dollarbill.backtest.daily.WalkForward;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
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

/** Combinatorial splits against their definition, the walk forward, and the counts of the book. */
class PurgedCombinationsTest {
    private static final LocalDate FIRST = LocalDate.parse("2020-01-01");

    /** López de Prado, 2018, figure 12.1: six groups, two tested: 15 splits, 5 paths. */
    @ParameterizedTest
    @CsvSource({"6, 2, 15, 5", "10, 2, 45, 9", "5, 1, 5, 1", "6, 3, 20, 10"})
    void countsOfTheBook(int groups, int tested, int splits, int paths) {
        assertThat(PurgedCombinations.splits(rows(120, 1, 1), groups, tested, 0)).hasSize(splits);
        assertThat(PurgedCombinations.paths(groups, tested)).hasSize(paths);
    }

    /** Each path takes each group from a split that tests it, and no split tests a group for two paths. */
    @ParameterizedTest
    @CsvSource({"6, 2", "10, 2", "7, 3"})
    void pathsUseEachTestOnce(int groups, int tested) {
        List<PurgedCombinations.Split> splits = PurgedCombinations.splits(rows(120, 1, 1), groups, tested, 0);
        Set<List<Integer>> used = new HashSet<>();
        for (PurgedCombinations.Path path : PurgedCombinations.paths(groups, tested)) {
            assertThat(path.splits()).hasSize(groups);
            for (int g = 0; g < groups; g++) {
                assertThat(splits.get(path.splits().get(g)).groups()).contains(g);
                assertThat(used.add(List.of(g, path.splits().get(g)))).isTrue();
            }
        }
        assertThat(used).hasSize(splits.size() * tested);
    }

    /** No outcome that is learned from overlaps one that is tested, the embargo is kept, and nothing else is left out. */
    @Property(tries = 30, seed = "31")
    void nothingLearnedOverlapsTheTest(
            @ForAll @IntRange(min = 2, max = 6) int groups,
            @ForAll @IntRange(min = 0, max = 4) int embargo,
            @ForAll @IntRange(min = 1, max = 5) int horizon,
            @ForAll @IntRange(min = 1, max = 1000) int seed) {
        List<OutcomeSpan> rows = rows(80, horizon, seed);
        List<LocalDate> days = rows.stream().map(OutcomeSpan::day).distinct().toList();
        int[] groupOf = PurgedCombinations.groupOf(rows, groups);
        for (PurgedCombinations.Split split : PurgedCombinations.splits(rows, groups, groups / 2, embargo)) {
            Set<Integer> train = new HashSet<>(Arrays.stream(split.train()).boxed().toList());
            Set<Integer> test = new HashSet<>(Arrays.stream(split.test()).boxed().toList());
            for (int row = 0; row < rows.size(); row++) {
                int at = row;
                assertThat(test.contains(row)).isEqualTo(split.groups().contains(groupOf[row]));
                boolean clear = split.groups().stream().allMatch(g -> apart(rows, days, groupOf, at, g, embargo));
                assertThat(train.contains(row)).as("row %d of %s", row, split.groups())
                        .isEqualTo(!test.contains(row) && clear);
            }
        }
    }

    /** By distances in days with rows, instead of by days of the calendar. */
    private static boolean apart(
            List<OutcomeSpan> rows, List<LocalDate> days, int[] groupOf, int row, int group, int embargo) {
        int[] members = IntStream.range(0, rows.size()).filter(r -> groupOf[r] == group).toArray();
        int first = days.indexOf(rows.get(members[0]).day());
        LocalDate known = Arrays.stream(members)
                .mapToObj(r -> rows.get(r).known())
                .max(LocalDate::compareTo)
                .orElseThrow();
        if (row < members[0]) {
            long between = days.stream()
                    .filter(d -> d.isAfter(rows.get(row).known()) && d.isBefore(days.get(first)))
                    .count();
            return rows.get(row).known().isBefore(days.get(first)) && between >= embargo;
        }
        long between = days.stream().filter(d -> d.isAfter(known) && d.isBefore(rows.get(row).day())).count();
        return rows.get(row).day().isAfter(known) && between >= embargo;
    }

    /** Where the last group alone is tested and all outcomes take as long, the split is the last fold of the walk forward. */
    @ParameterizedTest
    @CsvSource({"5, 5, 5", "3, 0, 1", "4, 2, 3"})
    void lastGroupIsTheLastFold(int folds, int gap, int horizon) {
        List<LocalDate> days = FIRST.datesUntil(FIRST.plusDays(220)).toList();
        List<OutcomeSpan> rows = IntStream.range(0, 200)
                .mapToObj(i -> new OutcomeSpan(days.get(i), days.get(i + horizon)))
                .toList();
        List<PurgedCombinations.Split> splits = PurgedCombinations.splits(rows, folds + 1, 1, gap);
        WalkForward.Fold last = WalkForward.folds(rows, OutcomeSpan::day, OutcomeSpan::known, folds, gap).getLast();
        assertThat(splits.getLast().train()).isEqualTo(IntStream.range(0, last.trainTo()).toArray());
        assertThat(splits.getLast().test()).isEqualTo(IntStream.range(last.testFrom(), last.testTo()).toArray());
    }

    @Test
    void badInputNamesFieldValueAndDomain() {
        List<OutcomeSpan> rows = rows(40, 1, 1);
        assertThatThrownBy(() -> PurgedCombinations.splits(rows, 1, 1, 0)).hasMessageContaining("groups 1");
        assertThatThrownBy(() -> PurgedCombinations.splits(rows, 4, 4, 0)).hasMessageContaining("tested 4");
        assertThatThrownBy(() -> PurgedCombinations.splits(rows, 20, 10, 0)).hasMessageContaining("more than 20000");
        assertThatThrownBy(() -> PurgedCombinations.splits(rows, 2, 1, 100)).hasMessageContaining("learn from nothing");
        assertThatThrownBy(() -> PurgedCombinations.splits(rows.reversed(), 2, 1, 0))
                .hasMessageContaining("time order");
        assertThatThrownBy(() -> new OutcomeSpan(FIRST, FIRST.minusDays(1))).hasMessageContaining("must not be before");
    }

    /** Rows of one symbol or two a day, outcomes known some days later, weekends left out. */
    private static List<OutcomeSpan> rows(int n, int horizon, int seed) {
        Random random = new Random(seed);
        List<LocalDate> days = FIRST.datesUntil(FIRST.plusDays(2L * n + 30))
                .filter(d -> d.getDayOfWeek().getValue() < 6)
                .toList();
        List<OutcomeSpan> rows = new ArrayList<>();
        for (int i = 0; rows.size() < n; i++) {
            for (int twice = random.nextInt(2); twice >= 0 && rows.size() < n; twice--) {
                rows.add(new OutcomeSpan(days.get(i), days.get(i + random.nextInt(horizon + 1))));
            }
        }
        return rows;
    }
}
