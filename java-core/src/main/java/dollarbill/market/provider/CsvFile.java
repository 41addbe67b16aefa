package dollarbill.market.provider;

import dollarbill.market.DataFault;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads a CSV file with a header, plain or gzip by its name, row by row. */
final class CsvFile {
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(false)
            .setAllowMissingColumnNames(true)
            .get();

    private CsvFile() {}

    /** Feeds every row of a file to a reader; the columns must be in the header. */
    static void read(Path file, List<String> columns, Consumer<CsvRow> reader) {
        String name = String.valueOf(file.getFileName());
        try (InputStream raw = Files.newInputStream(file);
                InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw;
                Reader text = new InputStreamReader(plain, StandardCharsets.UTF_8)) {
            read(name, text, columns, reader);
        } catch (EOFException e) {
            throw new DataFault(name, 0, "", "ends too early: truncated or empty gzip");
        } catch (IOException e) {
            throw new DataFault(name, 0, "", "cannot be read: " + e.getMessage());
        }
    }

    /** Returns whether the header of a file has columns; no row is read. */
    static boolean has(Path file, List<String> columns) {
        String name = String.valueOf(file.getFileName());
        try (InputStream raw = Files.newInputStream(file);
                InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                Reader text = new InputStreamReader(plain, StandardCharsets.UTF_8);
                CSVParser parser = openParser(name, text)) {
            return parser.getHeaderMap() != null && parser.getHeaderMap().keySet().containsAll(columns);
        } catch (IOException e) {
            throw new DataFault(name, 0, "", "cannot be read: " + e.getMessage());
        }
    }

    /** Feeds every row of a text to a reader; {@code name} stands in faults. */
    static void read(String name, Reader text, List<String> columns, Consumer<CsvRow> reader) throws IOException {
        try (CSVParser parser = openParser(name, text)) {
            requireColumns(name, parser.getHeaderMap(), columns);
            for (CSVRecord cells : parser) {
                if (cells.size() > 1 || !cells.get(0).isBlank()) {
                    reader.accept(new CsvRow(name, cells.getRecordNumber() + 1, cells));
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static CSVParser openParser(String name, Reader text) throws IOException {
        try {
            return CSVParser.builder().setReader(text).setFormat(FORMAT).get();
        } catch (IllegalArgumentException e) {
            throw new DataFault(name, 1, "", "header cannot be read: " + e.getMessage());
        }
    }

    private static void requireColumns(String name, Map<String, Integer> header, List<String> columns) {
        for (String column : columns) {
            if (header == null || !header.containsKey(column)) {
                throw new DataFault(name, 1, column, "column missing from the header; needed are " + columns);
            }
        }
    }
}
