package dollarbill.backtest.validation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.util.Combinations;

/**
 * Combinatorial purged cross-validation: the days are cut into N groups, each choice of k groups is once the test, all other rows whose outcome does not overlap it the
 * training; the tests join to {@code k C(N, k) / N} paths over all days.
 *
 * <p>A row before a group of the test is learned from only if its outcome was known before the day that lies the embargo before the group (as
 * {@code WalkForward} purges); one after it only from the embargo after the last outcome of the group on. M. López de Prado, Advances in Financial
 * Machine Learning, 2018, sections 7.4 and 12.3.
 */
public final class PurgedCombinations {
    private static final int MOST = 20_000;

    private PurgedCombinations() {}

    /** One choice of groups to be tested by. */
    public static final class Split {
        private final List<Integer> groups;
        private final int[] train;
        private final int[] test;

        Split(List<Integer> groups, int[] train, int[] test) {
            this.groups = List.copyOf(groups);
            this.train = train;
            this.test = test;
        }

        /** Returns the numbers of the groups of the test, ascending. */
        public List<Integer> groups() {
            return groups;
        }

        /** Returns a copy of the row numbers to learn from, ascending. */
        public int[] train() {
            return train.clone();
        }

        /** Returns a copy of the row numbers of the test, ascending. */
        public int[] test() {
            return test.clone();
        }
    }

    /**
     * One way through all days, each group tested by another split.
     *
     * @param splits  of each group: the number of the split whose test of the group belongs to the path
     */
    public record Path(List<Integer> splits) {
        public Path {
            splits = List.copyOf(splits);
        }
    }

    /**
     * Splits rows.
     *
     * @param rows  in time order
     * @param groups  number N of groups, at least 2, at most the number of days
     * @param tested  number k of groups of a test, 1 to N - 1
     * @param embargoDays  days with rows left out on either side of the outcomes of a test, not negative
     * @return all splits, by their groups in lexical order
     * @throws IllegalArgumentException  if an argument is outside its domain, rows are out of order, there would be more than 20,000 splits, or one would learn
     *     from nothing
     */
    public static List<Split> splits(List<OutcomeSpan> rows, int groups, int tested, int embargoDays) {
        List<LocalDate> days = days(rows);
        if (groups < 2 || groups > days.size() || tested < 1 || tested >= groups || embargoDays < 0) {
            throw new IllegalArgumentException("groups " + groups + " must be 2 to the number of days, " + days.size()
                    + ", tested " + tested + " 1 to groups - 1 and embargoDays " + embargoDays + " not negative");
        }
        if (binomial(groups, tested) > MOST) {
            throw new IllegalArgumentException(
                    "groups " + groups + " and tested " + tested + " give more than " + MOST + " splits");
        }
        Groups cut = new Groups(rows, days, groups, embargoDays);
        List<Split> splits = new ArrayList<>();
        for (int[] choice : choices(groups, tested)) {
            splits.add(cut.split(choice));
        }
        return List.copyOf(splits);
    }

    /**
     * Joins the tests of all splits to paths.
     *
     * @param groups  number N of groups
     * @param tested  number k of groups of a test
     * @return {@code k C(N, k) / N} paths; the j-th takes of each group the j-th split that tests it
     */
    public static List<Path> paths(int groups, int tested) {
        List<List<Integer>> testing = new ArrayList<>();
        IntStream.range(0, groups).forEach(g -> testing.add(new ArrayList<>()));
        List<int[]> choices = choices(groups, tested);
        for (int split = 0; split < choices.size(); split++) {
            for (int group : choices.get(split)) {
                testing.get(group).add(split);
            }
        }
        return IntStream.range(0, testing.getFirst().size())
                .mapToObj(path -> new Path(testing.stream().map(splits -> splits.get(path)).toList()))
                .toList();
    }

    /** Returns the group of each row: of D days, group g begins at day {@code floor(D g / groups)}. */
    public static int[] groupOf(List<OutcomeSpan> rows, int groups) {
        List<LocalDate> days = days(rows);
        int[] groupOf = new int[rows.size()];
        int row = 0;
        for (int g = 0; g < groups; g++) {
            LocalDate last = days.get(groupStart(days.size(), groups, g + 1) - 1);
            while (row < groupOf.length && !rows.get(row).day().isAfter(last)) {
                groupOf[row++] = g;
            }
        }
        return groupOf;
    }

    private static int groupStart(int days, int groups, int group) {
        return (int) ((long) days * group / groups);
    }

    private static List<int[]> choices(int groups, int tested) {
        List<int[]> choices = new ArrayList<>();
        new Combinations(groups, tested).forEach(choice -> choices.add(choice.clone()));
        choices.sort(Arrays::compare);
        return choices;
    }

    private static double binomial(int n, int k) {
        double count = 1.0;
        for (int i = 1; i <= k; i++) {
            count = count * (n - k + i) / i;
        }
        return count;
    }

    private static List<LocalDate> days(List<OutcomeSpan> rows) {
        List<LocalDate> days = new ArrayList<>();
        for (OutcomeSpan row : rows) {
            if (days.isEmpty() || row.day().isAfter(days.getLast())) {
                days.add(row.day());
            } else if (row.day().isBefore(days.getLast())) {
                throw new IllegalArgumentException(
                        "rows must be in time order; " + row.day() + " comes after " + days.getLast());
            }
        }
        return days;
    }

    /** Rows cut into groups of whole days, with what each group, being tested, forbids to learn from. */
    private static final class Groups {
        private final List<OutcomeSpan> rows;
        private final int[] groupOf;
        /** Of each group: outcomes known from this day on overlap it, where the row lies before. */
        private final LocalDate[] from;
        /** Of each group: rows before this day overlap it, where they lie after; the last day and one more where all do. */
        private final LocalDate[] to;

        Groups(List<OutcomeSpan> rows, List<LocalDate> days, int groups, int embargoDays) {
            this.rows = rows;
            groupOf = groupOf(rows, groups);
            from = new LocalDate[groups];
            to = new LocalDate[groups];
            int row = 0;
            for (int g = 0; g < groups; g++) {
                int start = groupStart(days.size(), groups, g);
                from[g] = days.get(Math.max(start - embargoDays, 0));
                LocalDate known = days.get(start);
                while (row < groupOf.length && groupOf[row] == g) {
                    known = rows.get(row).known().isAfter(known) ? rows.get(row).known() : known;
                    row++;
                }
                to[g] = after(days, known, embargoDays);
            }
        }

        /** Returns the day that lies some days with rows after a day. */
        private static LocalDate after(List<LocalDate> days, LocalDate day, int by) {
            int at = 0;
            while (at < days.size() && !days.get(at).isAfter(day)) {
                at++;
            }
            return at + by < days.size() ? days.get(at + by) : days.getLast().plusDays(1);
        }

        Split split(int[] choice) {
            boolean[] tested = new boolean[from.length];
            Arrays.stream(choice).forEach(g -> tested[g] = true);
            int[] test = IntStream.range(0, groupOf.length).filter(row -> tested[groupOf[row]]).toArray();
            int[] train = IntStream.range(0, groupOf.length)
                    .filter(row -> !tested[groupOf[row]] && Arrays.stream(choice).allMatch(g -> apart(row, g)))
                    .toArray();
            if (train.length == 0) {
                throw new IllegalArgumentException(
                        "the split that tests the groups " + Arrays.toString(choice)
                                + " would learn from nothing; give more days or less embargo");
            }
            return new Split(Arrays.stream(choice).boxed().toList(), train, test);
        }

        private boolean apart(int row, int group) {
            return groupOf[row] < group
                    ? rows.get(row).known().isBefore(from[group])
                    : !rows.get(row).day().isBefore(to[group]);
        }
    }
}
