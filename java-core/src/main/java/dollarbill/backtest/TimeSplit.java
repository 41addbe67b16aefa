package dollarbill.backtest;

import java.time.LocalDate;
import java.util.List;

/**
 * Rows before a day to learn from and rows from that day on to be tested by.
 *
 * <p>A training row lies at least the gap before the first test day and its outcome was known before that day, so no outcome that
 * a model learned from overlaps the test.
 *
 * @param train  rows to learn from, in time order
 * @param test  rows to be tested by, in time order
 * @param testStart  first test day
 * @param purged  rows left out between
 */
public record TimeSplit(List<TrainingRow> train, List<TrainingRow> test, LocalDate testStart, int purged) {
    public TimeSplit {
        train = List.copyOf(train);
        test = List.copyOf(test);
    }

    /**
     * Splits rows by their days.
     *
     * @param rows  rows in time order
     * @param trainShare  share of the days before the test, inside 0 to 1
     * @param gapDays  calendar days between, not negative; at least the holding time where all rows shall be fresh
     * @throws IllegalArgumentException  if an argument is outside its domain or a side would be empty
     */
    public static TimeSplit of(List<TrainingRow> rows, double trainShare, int gapDays) {
        if (!(trainShare > 0.0 && trainShare < 1.0)) {
            throw new IllegalArgumentException("trainShare " + trainShare + " must be inside 0 to 1");
        }
        if (gapDays < 0) {
            throw new IllegalArgumentException("gapDays " + gapDays + " must not be negative");
        }
        List<LocalDate> days = rows.stream().map(TrainingRow::quoteDate).distinct().sorted().toList();
        if (days.size() < 2) {
            throw new IllegalArgumentException("rows of " + days.size() + " days cannot be split; at least 2 needed");
        }
        int cut = Math.clamp((int) Math.ceil(days.size() * trainShare), 1, days.size() - 1);
        LocalDate start = days.get(cut);
        LocalDate last = start.minusDays(gapDays);
        List<TrainingRow> train = rows.stream()
                .filter(r -> r.quoteDate().isBefore(start)
                        && !r.quoteDate().isAfter(last)
                        && r.outcome().exitDate().isBefore(start))
                .toList();
        List<TrainingRow> test = rows.stream().filter(r -> !r.quoteDate().isBefore(start)).toList();
        if (train.isEmpty()) {
            throw new IllegalArgumentException("no row has its outcome before " + start + " with a gap of " + gapDays
                    + " days; give more days");
        }
        return new TimeSplit(train, test, start, rows.size() - train.size() - test.size());
    }
}
