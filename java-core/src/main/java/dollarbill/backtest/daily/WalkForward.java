package dollarbill.backtest.daily;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Folds of rows in time order: each learns from all days before its test, with purge and embargo, and is tested by the next block of
 * days.
 *
 * <p>The days are cut into one more block than there are folds; fold k learns from the first k blocks and is tested by the next. A row is
 * learned from only if its outcome was known before the test begins (purge), by at least the gap in days (embargo). M. López de
 * Prado, Advances in Financial Machine Learning, 2018, chapter 7.
 */
public final class WalkForward {
    private WalkForward() {}

    /**
     * One fold; rows are numbered in time order.
     *
     * @param trainTo  rows before this number are learned from
     * @param testFrom  first row of the test
     * @param testTo  row after the last of the test
     * @param testStart  first day of the test
     */
    public record Fold(int trainTo, int testFrom, int testTo, LocalDate testStart) {
        /** Returns the rows that are learned from. */
        public List<DailyRow> train(List<DailyRow> rows) {
            return rows.subList(0, trainTo);
        }

        /** Returns the rows of the test. */
        public List<DailyRow> test(List<DailyRow> rows) {
            return rows.subList(testFrom, testTo);
        }

        /** Returns the number of rows left out between. */
        public int leftOut() {
            return testFrom - trainTo;
        }
    }

    /**
     * Returns the folds.
     *
     * @param rows  in time order
     * @param folds  number of folds, at least 1
     * @param gapDays  days with rows between the last outcome learned from and the test, not negative
     * @throws IllegalArgumentException  if an argument is outside its domain, rows are out of order, or a fold would learn from nothing
     */
    public static List<Fold> folds(List<DailyRow> rows, int folds, int gapDays) {
        return folds(rows, DailyRow::date, DailyRow::outcomeDate, folds, gapDays);
    }

    /**
     * Returns the folds of any rows.
     *
     * @param rows  in time order
     * @param day  of a row
     * @param known  day on which the outcome of a row was known
     * @param folds  number of folds, at least 1
     * @param gapDays  days with rows between the last outcome learned from and the test, not negative
     * @throws IllegalArgumentException  if an argument is outside its domain, rows are out of order, or a fold would learn from nothing
     */
    public static <R> List<Fold> folds(
            List<R> rows, Function<R, LocalDate> day, Function<R, LocalDate> known, int folds, int gapDays) {
        if (folds < 1 || gapDays < 0) {
            throw new IllegalArgumentException(
                    "folds " + folds + " must be at least 1 and gapDays " + gapDays + " not negative");
        }
        List<LocalDate> days = rows.stream().map(day).distinct().toList();
        for (int i = 1; i < days.size(); i++) {
            if (!days.get(i).isAfter(days.get(i - 1))) {
                throw new IllegalArgumentException(
                        "rows must be in time order; " + days.get(i) + " comes after " + days.get(i - 1));
            }
        }
        if (days.size() < 2 * (folds + 1)) {
            throw new IllegalArgumentException("rows of " + days.size() + " days give no " + folds + " folds; at least "
                    + 2 * (folds + 1) + " days needed");
        }
        List<Fold> made = new ArrayList<>();
        for (int k = 1; k <= folds; k++) {
            int start = blockStart(days.size(), folds, k);
            LocalDate testStart = days.get(start);
            LocalDate knownBefore = days.get(Math.max(start - gapDays, 0));
            int testFrom = firstFrom(rows, day, testStart);
            int testTo = k == folds ? rows.size()
                    : firstFrom(rows, day, days.get(blockStart(days.size(), folds, k + 1)));
            int trainTo = 0;
            while (trainTo < testFrom && known.apply(rows.get(trainTo)).isBefore(knownBefore)) {
                trainTo++;
            }
            if (trainTo == 0) {
                throw new IllegalArgumentException(
                        "fold " + k + " would learn from nothing: no row has its outcome before "
                                + knownBefore + "; give more days");
            }
            made.add(new Fold(trainTo, testFrom, testTo, testStart));
        }
        return List.copyOf(made);
    }

    private static int blockStart(int days, int folds, int block) {
        return (int) ((long) days * block / (folds + 1));
    }

    private static <R> int firstFrom(List<R> rows, Function<R, LocalDate> dayOf, LocalDate day) {
        int at = 0;
        while (at < rows.size() && dayOf.apply(rows.get(at)).isBefore(day)) {
            at++;
        }
        return at;
    }
}
