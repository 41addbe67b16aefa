package dollarbill.backtest.run;

import dollarbill.backtest.TrainingRow;
import dollarbill.backtest.validation.OutcomeSpan;
import dollarbill.backtest.validation.PurgedCombinations;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a model learns from and which days it judges in each split of combinatorial purged cross-validation, and how what is judged joins to paths over all
 * days ({@link PurgedCombinations}).
 *
 * <p>The days with past signals are cut into groups; a day without one belongs to the group that has begun last. A lesson is learned from days before and
 * after those it judges, so a path tells how robust what was learned is, not what could have been earned.
 */
public final class CombinatorialLessons {
    private final List<Lesson> lessons;
    private final List<PurgedCombinations.Path> paths;
    private final List<LocalDate> starts;
    private final int embargo;

    /**
     * One split.
     *
     * @param groups  numbers of the groups that are judged, ascending
     * @param rows  past signals to learn from, in time order, whose outcomes overlap none of a judged group
     */
    public record Lesson(List<Integer> groups, List<TrainingRow> rows) {
        public Lesson {
            groups = List.copyOf(groups);
            rows = List.copyOf(rows);
        }
    }

    private CombinatorialLessons(
            List<Lesson> lessons, List<PurgedCombinations.Path> paths, List<LocalDate> starts, int embargo) {
        this.lessons = lessons;
        this.paths = paths;
        this.starts = starts;
        this.embargo = embargo;
    }

    /**
     * Cuts past signals.
     *
     * @param rows  past signals with their outcomes, in time order
     * @param groups  number of groups, at least 2, at most the number of days with rows
     * @param tested  number of groups judged at a time, 1 to groups - 1
     * @param gapDays  calendar days between outcomes and days on either side of what is judged, not negative
     * @throws IllegalArgumentException  if an argument is outside its domain, or a lesson would have no row
     */
    public static CombinatorialLessons of(List<TrainingRow> rows, int groups, int tested, int gapDays) {
        List<OutcomeSpan> spans = rows.stream()
                .map(row -> new OutcomeSpan(row.quoteDate(), row.outcome().exitDate()))
                .toList();
        int embargo = embargo(rows.stream().map(TrainingRow::quoteDate).distinct().toList(), gapDays);
        List<Lesson> lessons = PurgedCombinations.splits(spans, groups, tested, embargo)
                .stream()
                .map(split -> new Lesson(split.groups(), Arrays.stream(split.train()).mapToObj(rows::get).toList()))
                .toList();
        int[] groupOf = PurgedCombinations.groupOf(spans, groups);
        List<LocalDate> starts = IntStream.range(0, groups)
                .mapToObj(g -> rows
                        .get(IntStream.range(0, groupOf.length).filter(r -> groupOf[r] == g).findFirst().orElseThrow())
                        .quoteDate())
                .toList();
        return new CombinatorialLessons(lessons, PurgedCombinations.paths(groups, tested), starts, embargo);
    }

    /** Returns the fewest days with rows that always reach over a number of days of the calendar. */
    private static int embargo(List<LocalDate> days, int gapDays) {
        int embargo = 0;
        for (int i = 0; i < days.size(); i++) {
            while (i + embargo < days.size() && ChronoUnit.DAYS.between(days.get(i), days.get(i + embargo)) < gapDays) {
                embargo++;
            }
        }
        return embargo;
    }

    /** Returns the splits, by their groups in lexical order. */
    public List<Lesson> lessons() {
        return lessons;
    }

    /** Returns the number of paths. */
    public int paths() {
        return paths.size();
    }

    /** Returns the days with rows that are left out on either side of what is judged. */
    public int embargoDays() {
        return embargo;
    }

    /** Returns whether a lesson judges a day. */
    public boolean judges(Lesson lesson, LocalDate day) {
        return lesson.groups().contains(group(day));
    }

    /**
     * Returns the number of the lesson that judges a day on a path.
     *
     * @param path  number of the path, from 0
     */
    public int lesson(int path, LocalDate day) {
        return paths.get(path).splits().get(group(day));
    }

    private int group(LocalDate day) {
        int group = 0;
        while (group + 1 < starts.size() && !day.isBefore(starts.get(group + 1))) {
            group++;
        }
        return group;
    }
}
