package dollarbill.market.quality;

import dollarbill.market.TradingCalendar;
import dollarbill.market.quality.DailyRows.Column;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Checks that look at a row, or a row and the one above: calendar, doubles, empty cells, impossible and stale bars. */
final class RowChecks {
    /** Adjusted prices are products of factors: high and low may miss the others by their rounding. */
    private static final double ROUNDING = 1e-6;

    /** Closes unchanged for as many rows are stale; a liquid close repeats by chance for two or three. */
    private static final int UNCHANGED_ROWS = 5;

    private static final List<Column> PRICES = List.of(Column.OPEN, Column.HIGH, Column.LOW, Column.CLOSE);

    private final DailyRows rows;
    private final SeriesKind kind;
    private final boolean daily;
    private final boolean ranged;
    private final List<DefectFound> found = new ArrayList<>();

    private RowChecks(DailyRows rows, SeriesKind kind, boolean daily) {
        this.rows = rows;
        this.kind = kind;
        this.daily = daily;
        ranged = kind.bars() || rows.has(Column.OPEN);
    }

    /** Returns what is wrong; {@code daily} where a row is due each trading day. */
    static List<DefectFound> of(DailyRows rows, SeriesKind kind, boolean daily) {
        RowChecks checks = new RowChecks(rows, kind, daily);
        checks.dates();
        for (int row = 0; row < rows.size(); row++) {
            checks.cells(row);
        }
        checks.stale();
        return checks.found;
    }

    private void dates() {
        Set<LocalDate> seen = new HashSet<>();
        for (int row = 0; row < rows.size(); row++) {
            LocalDate date = rows.date(row);
            if (!seen.add(date)) {
                add(Defect.DUPLICATE, date, "stands again in row " + (row + 1));
            } else if (row > 0 && date.isBefore(rows.date(row - 1))) {
                add(Defect.DISORDER, date, "after " + rows.date(row - 1));
            }
            boolean filled = !Double.isNaN(rows.cell(Column.CLOSE, row));
            if (filled && daily && kind != SeriesKind.MACRO && !TradingCalendar.isTradingDay(date)) {
                add(Defect.CLOSED_DAY, date, date.getDayOfWeek().toString().toLowerCase(Locale.ROOT));
            }
        }
        if (daily && kind != SeriesKind.MACRO && !seen.isEmpty()) {
            gaps(seen);
        }
    }

    private void gaps(Set<LocalDate> seen) {
        LocalDate last = seen.stream().max(LocalDate::compareTo).orElseThrow();
        LocalDate day = seen.stream().min(LocalDate::compareTo).orElseThrow();
        while (day.isBefore(last)) {
            day = TradingCalendar.next(day);
            if (day.isBefore(last) && !seen.contains(day)) {
                add(Defect.GAP, day, "no row");
            }
        }
    }

    private void cells(int row) {
        LocalDate date = rows.date(row);
        if (!ranged) {
            return;
        }
        for (Column column : PRICES) {
            double price = rows.cell(column, row);
            if (Double.isNaN(price)) {
                add(Defect.MISSING, date, column.header() + " is empty");
            } else if (price <= 0.0) {
                add(Defect.NOT_POSITIVE, date, column.header() + " is " + price);
            }
        }
        range(row, date);
        if (kind.bars()) {
            volume(rows.cell(Column.VOLUME, row), date);
        }
    }

    private void range(int row, LocalDate date) {
        double low = rows.cell(Column.LOW, row);
        double high = rows.cell(Column.HIGH, row);
        if (high < low * (1.0 - ROUNDING)) {
            add(Defect.HIGH_BELOW_LOW, date, "high " + high + ", low " + low);
            return;
        }
        outside(Defect.OPEN_OUTSIDE, rows.cell(Column.OPEN, row), low, high, date);
        outside(Defect.CLOSE_OUTSIDE, rows.cell(Column.CLOSE, row), low, high, date);
    }

    private void outside(Defect defect, double price, double low, double high, LocalDate date) {
        if (price > high * (1.0 + ROUNDING) || price < low * (1.0 - ROUNDING)) {
            add(defect, date, price + " outside " + low + " to " + high);
        }
    }

    private void volume(double volume, LocalDate date) {
        if (Double.isNaN(volume)) {
            add(Defect.MISSING, date, "volume is empty");
        } else if (volume == 0.0) {
            add(Defect.ZERO_VOLUME, date, "volume 0");
        } else if (volume < 0.0) {
            add(Defect.NOT_POSITIVE, date, "volume is " + volume);
        }
    }

    private void stale() {
        if (kind == SeriesKind.MACRO) {
            return;
        }
        int unchanged = 1;
        for (int row = 1; row < rows.size(); row++) {
            double close = rows.cell(Column.CLOSE, row);
            unchanged = close == rows.cell(Column.CLOSE, row - 1) ? unchanged + 1 : 1;
            if (repeats(row)) {
                add(Defect.STALE, rows.date(row), "the same bar as on " + rows.date(row - 1));
            } else if (unchanged == UNCHANGED_ROWS) {
                add(Defect.STALE, rows.date(row), "close " + close + " for " + UNCHANGED_ROWS + " rows");
            }
        }
    }

    private boolean repeats(int row) {
        for (Column column : PRICES) {
            if (rows.cell(column, row) != rows.cell(column, row - 1)) {
                return false;
            }
        }
        return kind.bars()
                ? rows.cell(Column.VOLUME, row) == rows.cell(Column.VOLUME, row - 1)
                : rows.cell(Column.HIGH, row) > rows.cell(Column.LOW, row);
    }

    private void add(Defect kind, LocalDate date, String detail) {
        found.add(new DefectFound(kind, date, detail));
    }
}
