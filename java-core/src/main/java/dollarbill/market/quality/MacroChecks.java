package dollarbill.market.quality;

import dollarbill.market.FederalCalendar;
import dollarbill.market.TradingCalendar;
import dollarbill.market.quality.DailyRows.Column;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks of a series of one number a day or month for days or months that are not there. */
final class MacroChecks {
    /** Rows further apart than this are monthly. */
    private static final int MONTHLY_SPACING = 20;

    private MacroChecks() {}

    /** Returns whether rows stand a month apart. */
    static boolean monthly(DailyRows rows) {
        return rows.size() > 1
                && ChronoUnit.DAYS.between(rows.date(0), rows.date(rows.size() - 1))
                        / (rows.size() - 1) > MONTHLY_SPACING;
    }

    /** Returns the gaps: open days without a value, or months without a row. */
    static List<DefectFound> of(DailyRows rows) {
        List<DefectFound> found = new ArrayList<>();
        if (rows.size() == 0) {
            return found;
        }
        Set<LocalDate> seen = new HashSet<>();
        Set<LocalDate> blank = new HashSet<>();
        for (int row = 0; row < rows.size(); row++) {
            (Double.isNaN(rows.cell(Column.CLOSE, row)) ? blank : seen).add(rows.date(row));
        }
        boolean monthly = monthly(rows);
        LocalDate last = rows.date(rows.size() - 1);
        for (LocalDate day = rows.date(0); day.isBefore(last); day = monthly ? day.plusMonths(1) : day.plusDays(1)) {
            boolean due = monthly || (TradingCalendar.isTradingDay(day) && FederalCalendar.isBusinessDay(day));
            if (due && !seen.contains(day)) {
                boolean empty = blank.contains(day);
                found.add(new DefectFound(
                        empty ? Defect.MISSING : Defect.GAP, day, empty ? "value is empty" : "no row"));
            }
        }
        return found;
    }
}
