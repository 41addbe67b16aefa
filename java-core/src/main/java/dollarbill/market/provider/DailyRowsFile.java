package dollarbill.market.provider;

import dollarbill.market.DataFault;
import dollarbill.market.quality.DailyRows;
import dollarbill.market.quality.DailyRows.Column;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;

/** Reads a file of bars or of one number a row as it stands, so that its faults can be counted instead of refused. */
public final class DailyRowsFile {
    private static final String NOT_AVAILABLE = "NA";

    private DailyRowsFile() {}

    /**
     * Reads bars, or an index with or without open, high and low.
     *
     * @throws DataFault  if the file cannot be read or has no columns {@code date} and {@code close}
     */
    public static DailyRows bars(Path file) {
        return read(file, Column.CLOSE.header());
    }

    /**
     * Reads a series of one number a row.
     *
     * @throws DataFault  if the file cannot be read or has no columns {@code date} and {@code value}
     */
    public static DailyRows values(Path file) {
        return read(file, "value");
    }

    private static DailyRows read(Path file, String close) {
        DailyRows.Builder rows = new DailyRows.Builder();
        LocalDate[] above = {LocalDate.EPOCH};
        CsvFile.read(file, List.of("date", close), row -> {
            try {
                LocalDate date = row.date("date");
                above[0] = date;
                rows.add(date, cells(row, date, close, rows));
            } catch (DataFault e) {
                rows.addUnreadable(above[0], String.valueOf(e.getMessage()));
            }
        });
        return rows.build();
    }

    private static double[] cells(CsvRow row, LocalDate date, String close, DailyRows.Builder rows) {
        double[] cells = new double[Column.values().length];
        for (Column column : Column.values()) {
            String header = column == Column.CLOSE ? close : column.header();
            cells[column.place()] = cell(row, date, header, rows);
        }
        return cells;
    }

    private static double cell(CsvRow row, LocalDate date, String header, DailyRows.Builder rows) {
        if (row.text(header).equals(NOT_AVAILABLE)) {
            return Double.NaN;
        }
        try {
            OptionalDouble number = row.number(header);
            return number.isPresent() ? number.getAsDouble() : Double.NaN;
        } catch (DataFault e) {
            rows.addUnreadable(date, String.valueOf(e.getMessage()));
            return Double.NaN;
        }
    }
}
