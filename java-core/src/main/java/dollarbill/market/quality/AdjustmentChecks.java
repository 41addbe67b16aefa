package dollarbill.market.quality;

import dollarbill.market.quality.DailyRows.Column;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
        List<DefectFound> found = new ArrayList<>();
        Map<LocalDate, Double> theirs = closes(other);
        for (int row = 1; row < rows.size(); row++) {
            Double now = theirs.get(rows.date(row));
            Double before = theirs.get(rows.date(row - 1));
            if (now == null || before == null) {
                continue;
            }
            double mine = Math.log(rows.cell(Column.ADJUSTED_CLOSE, row) / rows.cell(Column.ADJUSTED_CLOSE, row - 1));
            double gap = mine - Math.log(now / before);
            if (Math.abs(gap) > RETURN_TOLERANCE) {
                found.add(new DefectFound(
                        Defect.ADJUSTMENT, rows.date(row),
                        "adjusted return differs by " + percent(gap) + " from " + otherName));
            }
        }
        return found;
    }

    /** Returns the days on which prices as traded jump by a split that an adjusted file does not show. */
    static List<DefectFound> splits(DailyRows raw, DailyRows adjusted, String otherName) {
        List<DefectFound> found = new ArrayList<>();
        Map<LocalDate, Double> theirs = closes(adjusted);
        for (int row = 1; row < raw.size(); row++) {
            Double now = theirs.get(raw.date(row));
            Double before = theirs.get(raw.date(row - 1));
            if (now == null || before == null) {
                continue;
            }
            double mine = Math.log(raw.cell(Column.CLOSE, row) / raw.cell(Column.CLOSE, row - 1));
            double gap = mine - Math.log(now / before);
            if (Math.abs(gap) > SPLIT) {
                found.add(new DefectFound(
                        Defect.SPLIT, raw.date(row),
                        String.format(Locale.ROOT, "split of %.3f:1 against %s", Math.exp(-gap), otherName)));
            }
        }
        return found;
    }

    /** Returns the days on which prices as traded differ from split-adjusted closes by anything but a whole ratio. */
    static List<DefectFound> closes(DailyRows raw, DailyRows split, String otherName) {
        List<DefectFound> found = new ArrayList<>();
        Map<LocalDate, Double> theirs = closes(split);
        for (int row = 0; row < raw.size(); row++) {
            Double close = theirs.get(raw.date(row));
            double mine = raw.cell(Column.CLOSE, row);
            if (close != null
                    && Math.abs(mine - close * wholeRatio(mine / close)) > Math.max(CENT, CLOSE_TOLERANCE * mine)) {
                found.add(new DefectFound(
                        Defect.DISAGREEMENT, raw.date(row), "close " + mine + ", in " + otherName + " " + close));
            }
        }
        return found;
    }

    /** Returns the days on which two files of an index differ. */
    static List<DefectFound> levels(DailyRows rows, DailyRows other, String otherName) {
        List<DefectFound> found = new ArrayList<>();
        Map<LocalDate, Double> theirs = closes(other);
        for (int row = 0; row < rows.size(); row++) {
            Double level = theirs.get(rows.date(row));
            double mine = rows.cell(Column.CLOSE, row);
            if (level != null && Math.abs(mine - level) > INDEX_TOLERANCE) {
                found.add(new DefectFound(
                        Defect.DISAGREEMENT, rows.date(row), "close " + mine + ", in " + otherName + " " + level));
            }
        }
        return found;
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
