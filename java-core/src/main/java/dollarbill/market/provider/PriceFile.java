package dollarbill.market.provider;

import dollarbill.market.DataFault;
import dollarbill.market.PriceHistory;
import dollarbill.market.Symbol;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A file of daily prices adjusted for splits, with the closes adjusted for dividends beside them, or of the levels of an index. */
final class PriceFile {
    private static final List<String> COLUMNS = List.of("date", "open", "close", "adj_close");
    static final List<String> LEVELS = List.of("date", "open", "close");

    private final String adjustedClose;
    private final List<LocalDate> dates = new ArrayList<>();
    private final List<double[]> rows = new ArrayList<>();

    private PriceFile(String adjustedClose) {
        this.adjustedClose = adjustedClose;
    }

    static PriceHistory read(Path path, Symbol symbol) {
        return new PriceFile("adj_close").read(path, COLUMNS, symbol);
    }

    /** Reads levels of an index, which has neither splits nor dividends. */
    static PriceHistory readLevels(Path path, Symbol symbol) {
        return new PriceFile("close").read(path, LEVELS, symbol);
    }

    private PriceHistory read(Path path, List<String> columns, Symbol symbol) {
        CsvFile.read(path, columns, this::add);
        try {
            return PriceHistory.splitAdjusted(symbol, dates, column(0), column(1), column(2));
        } catch (IllegalArgumentException e) {
            throw new DataFault(String.valueOf(path.getFileName()), 0, "", String.valueOf(e.getMessage()));
        }
    }

    private void add(CsvRow row) {
        dates.add(row.date("date"));
        rows.add(new double[] {
            row.requiredPositive("open"), row.requiredPositive("close"), row.requiredPositive(adjustedClose)});
    }

    private double[] column(int index) {
        return rows.stream().mapToDouble(row -> row[index]).toArray();
    }
}
