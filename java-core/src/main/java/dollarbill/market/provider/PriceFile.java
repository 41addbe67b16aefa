package dollarbill.market.provider;

import dollarbill.market.DataFault;
import dollarbill.market.PriceHistory;
import dollarbill.market.Symbol;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A file of daily prices adjusted for splits, with the closes adjusted for dividends beside them. */
final class PriceFile {
    private static final List<String> COLUMNS = List.of("date", "open", "close", "adj_close");

    private final List<LocalDate> dates = new ArrayList<>();
    private final List<double[]> rows = new ArrayList<>();

    private PriceFile() {}

    static PriceHistory read(Path path, Symbol symbol) {
        PriceFile file = new PriceFile();
        CsvFile.read(path, COLUMNS, file::add);
        try {
            return PriceHistory.splitAdjusted(symbol, file.dates, file.column(0), file.column(1), file.column(2));
        } catch (IllegalArgumentException e) {
            throw new DataFault(String.valueOf(path.getFileName()), 0, "", String.valueOf(e.getMessage()));
        }
    }

    private void add(CsvRow row) {
        dates.add(row.date("date"));
        rows.add(new double[] {
            row.requiredPositive("open"), row.requiredPositive("close"), row.requiredPositive("adj_close")});
    }

    private double[] column(int index) {
        return rows.stream().mapToDouble(row -> row[index]).toArray();
    }
}
