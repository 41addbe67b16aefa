package dollarbill.market.provider;

import dollarbill.market.BarSeries;
import dollarbill.market.Symbol;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A file with the daily bars of one symbol. */
final class BarFile {
    static final List<String> COLUMNS = List.of("date", "open", "high", "low", "close", "volume");

    /** Adjusted prices are products of factors: high and low may miss the others by their rounding. */
    private static final double ROUNDING = 1e-9;

    private final List<LocalDate> dates = new ArrayList<>();
    private final List<double[]> rows = new ArrayList<>();

    private BarFile() {}

    static BarSeries read(Path path, Symbol symbol, boolean synthetic) {
        BarFile file = new BarFile();
        CsvFile.read(path, COLUMNS, file::add);
        return BarSeries.of(
                symbol,
                synthetic,
                file.dates,
                file.column(0),
                file.column(1),
                file.column(2),
                file.column(3),
                file.column(4));
    }

    private double[] column(int index) {
        return rows.stream().mapToDouble(row -> row[index]).toArray();
    }

    private void add(CsvRow row) {
        LocalDate date = row.date("date");
        if (!dates.isEmpty() && !date.isAfter(dates.getLast())) {
            throw row.fault("date", date.toString(), "after " + dates.getLast());
        }
        double open = row.requiredPositive("open");
        double high = row.requiredPositive("high");
        double low = row.requiredPositive("low");
        double close = row.requiredPositive("close");
        row.required("volume");
        double volume = row.notNegative("volume").orElseThrow();
        if (high < Math.max(low, Math.max(open, close)) * (1.0 - ROUNDING)) {
            throw row.fault("high", row.text("high"), "at least open, low and close");
        }
        if (low > Math.min(open, close) * (1.0 + ROUNDING)) {
            throw row.fault("low", row.text("low"), "at most open and close");
        }
        dates.add(date);
        rows.add(new double[] {open, high, low, close, volume});
    }
}
