package dollarbill.backtest.run;

import dollarbill.backtest.TrainingRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * One stretch of a backtest and the rows that a model used in it may have learned from.
 *
 * <p>A row is learned from only if its outcome was known before the stretch begins (purge) and its signal lies at least the gap before it
 * (embargo); M. López de Prado, Advances in Financial Machine Learning, 2018, chapter 7.
 *
 * @param from  first day of the stretch
 * @param until  first day after it; absent days count to the stretch of their week
 * @param rows  rows to learn from, in time order
 */
public record Retraining(LocalDate from, LocalDate until, List<TrainingRow> rows) {
    public Retraining {
        rows = List.copyOf(rows);
    }

    /**
     * Cuts days into one block more than there are retrainings: the first is only learned from, each other is traded by a model that has
     * learned from all blocks before.
     *
     * @param days  days of the run in order
     * @param rows  past signals with their outcomes, in time order
     * @param count  number of retrainings, at least 1
     * @param gapDays  calendar days between the last signal learned from and the stretch, not negative
     * @throws IllegalArgumentException  if an argument is outside its domain, or there are fewer than two days a block
     */
    public static List<Retraining> plan(List<LocalDate> days, List<TrainingRow> rows, int count, int gapDays) {
        if (count < 1 || gapDays < 0) {
            throw new IllegalArgumentException(
                    "retrainings " + count + " must be at least 1 and gapDays " + gapDays + " not negative");
        }
        if (days.size() < 2 * (count + 1)) {
            throw new IllegalArgumentException(
                    days.size() + " days give no " + count + " retrainings; at least " + 2 * (count + 1) + " needed");
        }
        List<Retraining> plan = new ArrayList<>();
        for (int k = 1; k <= count; k++) {
            LocalDate from = start(days, k, count);
            LocalDate until = k == count ? days.getLast().plusDays(1) : start(days, k + 1, count);
            plan.add(new Retraining(from, until, known(rows, from, gapDays)));
        }
        return List.copyOf(plan);
    }

    private static LocalDate start(List<LocalDate> days, int block, int count) {
        return days.get((int) ((long) days.size() * block / (count + 1)));
    }

    private static List<TrainingRow> known(List<TrainingRow> rows, LocalDate from, int gapDays) {
        LocalDate last = from.minusDays(gapDays);
        return rows.stream()
                .filter(row -> row.outcome().exitDate().isBefore(from) && !row.quoteDate().isAfter(last)
                        && row.quoteDate().isBefore(from))
                .toList();
    }

    /** Returns whether a day lies in the stretch. */
    public boolean holds(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(until);
    }

    /** Returns the last outcome learned from; the start of the stretch where there is none. */
    public LocalDate lastOutcome() {
        return rows.stream().map(row -> row.outcome().exitDate()).max(LocalDate::compareTo).orElse(from);
    }
}
