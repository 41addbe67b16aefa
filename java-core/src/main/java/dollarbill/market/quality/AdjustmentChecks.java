package dollarbill.market.quality;

import dollarbill.market.quality.DailyRows.Column;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Checks of adjustments for splits and dividends, within one file and between the files of a symbol.
 *
 * <p>With f = adjusted close / close, a dividend d on a day lifts f by the factor 1/(1 − d/previous close): f never falls,
 * and a rise by more than {@value #LARGEST_DIVIDEND} is no ordinary dividend.
 */
final class AdjustmentChecks {
    /** Largest ordinary dividend, as a part of the price. */
    private static final double LARGEST_DIVIDEND = 0.03;

    /** A fall of the factor by more than rounding. */
    private static final double ROUNDING = 5e-4;

    /** Two files' total returns of a day that differ by more contradict each other. */
    private static final double RETURN_TOLERANCE = 0.004;

    /** Two files' closes that differ by more than a cent, with its rounding, and by this part are different prices. */
    private static final double CENT = 0.0105;

    private static final double CLOSE_TOLERANCE = 1e-4;

    /** A raw and an adjusted return this far apart differ by a split, not by a dividend. */
    private static final double SPLIT = 0.25;

    /** Two indices' closes that differ by more are different prices. */
    private static final double INDEX_TOLERANCE = 0.0101;

    private AdjustmentChecks() {}

    /** Returns the days on which the adjusted close of a file contradicts its close. */
    static List<DefectFound> within(DailyRows rows) {
        List<DefectFound> found = new ArrayList<>();
        for (int row = 1; row < rows.size(); row++) {
            double lift = factor(rows, row) / factor(rows, row - 1) - 1.0;
            if (lift < -ROUNDING) {
                found.add(new DefectFound(
                        Defect.ADJUSTMENT, rows.date(row), "adjusted close / close falls by " + percent(-lift)));
            } else if (lift > LARGEST_DIVIDEND) {
                found.add(new DefectFound(
                        Defect.ADJUSTMENT, rows.date(row),
                        "adjusted close implies a dividend of " + percent(lift / (1.0 + lift)) + " of the price"));
            }
        }
        return found;
    }

    /** Returns the days on which the adjusted close of one file and the close of a fully adjusted one differ in return. */
    static List<DefectFound> adjusted(DailyRows rows, DailyRows other, String otherName) {
        return returns(rows, Column.ADJUSTED_CLOSE, other, (date, gap) -> Math.abs(gap) > RETURN_TOLERANCE
                ? Optional.of(new DefectFound(
                        Defect.ADJUSTMENT, date, "adjusted return differs by " + percent(gap) + " from " + otherName))
                : Optional.empty());
    }

    /** Returns the days on which prices as traded jump by a split that an adjusted file does not show. */
    static List<DefectFound> splits(DailyRows raw, DailyRows adjusted, String otherName) {
        return returns(raw, Column.CLOSE, adjusted, (date, gap) -> Math.abs(gap) > SPLIT
                ? Optional.of(new DefectFound(
                        Defect.SPLIT, date,
                        String.format(Locale.ROOT, "split of %.3f:1 against %s", Math.exp(-gap), otherName)))
                : Optional.empty());
    }

    /** Asks about each day's log return less that of the other file's closes, where both files hold the day and the row before. */
    private static List<DefectFound> returns(DailyRows rows, Column column, DailyRows other, GapCheck check) {
        List<DefectFound> found = new ArrayList<>();
        Map<LocalDate, Double> theirs = closes(other);
        for (int row = 1; row < rows.size(); row++) {
            Double now = theirs.get(rows.date(row));
            Double before = theirs.get(rows.date(row - 1));
            if (now != null && before != null) {
                double mine = Math.log(rows.cell(column, row) / rows.cell(column, row - 1));
                check.defect(rows.date(row), mine - Math.log(now / before)).ifPresent(found::add);
            }
        }
        return found;
    }

    /** Says whether a difference of two returns is a defect. */
    @FunctionalInterface
    private interface GapCheck {
        Optional<DefectFound> defect(LocalDate date, double gap);
    }

    /** Returns the days on which prices as traded differ from split-adjusted closes by anything but a whole ratio. */
    static List<DefectFound> closes(DailyRows raw, DailyRows split, String otherName) {
        return disagreements(raw, split, otherName, (mine,
                close) -> Math.abs(mine - close * wholeRatio(mine / close)) > Math.max(CENT, CLOSE_TOLERANCE * mine));
    }

    /** Returns the days on which two files of an index differ. */
    static List<DefectFound> levels(DailyRows rows, DailyRows other, String otherName) {
        return disagreements(rows, other, otherName, (mine, level) -> Math.abs(mine - level) > INDEX_TOLERANCE);
    }

    private static List<DefectFound> disagreements(
            DailyRows rows, DailyRows other, String otherName, ClosePair differs) {
        List<DefectFound> found = new ArrayList<>();
        Map<LocalDate, Double> theirs = closes(other);
        for (int row = 0; row < rows.size(); row++) {
            Double close = theirs.get(rows.date(row));
            double mine = rows.cell(Column.CLOSE, row);
            if (close != null && differs.test(mine, close)) {
                found.add(new DefectFound(
                        Defect.DISAGREEMENT, rows.date(row), "close " + mine + ", in " + otherName + " " + close));
            }
        }
        return found;
    }

    /** Says whether two closes are different prices. */
    @FunctionalInterface
    private interface ClosePair {
        boolean test(double mine, double theirs);
    }

    private static double wholeRatio(double ratio) {
        return ratio >= 1.0 ? Math.rint(ratio) : 1.0 / Math.rint(1.0 / ratio);
    }

    private static double factor(DailyRows rows, int row) {
        return rows.cell(Column.ADJUSTED_CLOSE, row) / rows.cell(Column.CLOSE, row);
    }

    private static Map<LocalDate, Double> closes(DailyRows rows) {
        Map<LocalDate, Double> closes = new HashMap<>();
        for (int row = 0; row < rows.size(); row++) {
            double close = rows.cell(Column.CLOSE, row);
            if (!Double.isNaN(close)) {
                closes.put(rows.date(row), close);
            }
        }
        return closes;
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, "%.2f %%", 100.0 * part);
    }
}
