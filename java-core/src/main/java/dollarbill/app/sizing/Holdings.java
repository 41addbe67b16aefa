package dollarbill.app.sizing;

import dollarbill.market.DataFault;
import dollarbill.market.Symbol;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Units held of each asset, and cash.
 *
 * @param units  units by symbol, each positive
 * @param cash  dollars, not negative
 */
public record Holdings(Map<Symbol, Double> units, double cash) {
    private static final String CASH = "CASH";
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setCommentMarker('#')
            .setTrim(true)
            .get();

    public Holdings {
        units = Collections.unmodifiableMap(new TreeMap<>(units));
        units.forEach((symbol, count) -> {
            if (!(count > 0.0) || Double.isInfinite(count)) {
                throw new IllegalArgumentException("units of " + symbol + " is " + count + "; allowed: positive");
            }
        });
        if (!(cash >= 0.0) || Double.isInfinite(cash)) {
            throw new IllegalArgumentException("cash is " + cash + "; allowed: finite and not negative");
        }
    }

    /**
     * Reads a CSV with the columns {@code symbol} and {@code units}; the row {@code CASH} has the dollars not invested.
     *
     * @throws DataFault  naming the line and column of a fault
     * @throws IOException  if the file cannot be read
     */
    public static Holdings read(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                CSVParser rows = FORMAT.parse(reader)) {
            if (!rows.getHeaderNames().contains("symbol") || !rows.getHeaderNames().contains("units")) {
                throw new DataFault(name, 1, "", "must have the columns symbol and units");
            }
            Map<Symbol, Double> units = new TreeMap<>();
            double cash = 0.0;
            for (CSVRecord row : rows) {
                long line = rows.getCurrentLineNumber();
                if (!row.isConsistent()) {
                    throw new DataFault(name, line, "", "must have as many cells as the header");
                }
                double count = count(name, line, row.get("units"));
                if (row.get("symbol").equals(CASH)) {
                    cash += count;
                } else if (units.put(symbol(name, line, row.get("symbol")), count) != null) {
                    throw new DataFault(name, line, "symbol", row.get("symbol") + " stands there twice");
                }
            }
            units.values().removeIf(count -> count == 0.0);
            return new Holdings(units, cash);
        }
    }

    private static double count(String file, long line, String text) {
        try {
            double count = Double.parseDouble(text);
            if (count >= 0.0 && Double.isFinite(count)) {
                return count;
            }
        } catch (NumberFormatException e) {
            throw new DataFault(file, line, "units", "'" + text + "' must be a number");
        }
        throw new DataFault(file, line, "units", "'" + text + "' must be finite and not negative");
    }

    private static Symbol symbol(String file, long line, String text) {
        try {
            return Symbol.of(text);
        } catch (IllegalArgumentException e) {
            throw new DataFault(file, line, "symbol", String.valueOf(e.getMessage()));
        }
    }
}
