package dollarbill.app.cli;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Rows given to a verb and read back from what it printed, through another CSV library than the program's. */
final class RowsTable {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private RowsTable() {}

    /** Returns the text of a table with a column for each name and a row for each record. */
    static String of(List<CSVRecord> records, String header, Function<CSVRecord, String> row) {
        return records.stream().map(row).collect(Collectors.joining("\n", header + "\n", "\n"));
    }

    /** Runs a verb on a text as standard input and returns the rows it printed. */
    static List<CSVRecord> answers(String table, String... args) {
        CliRun run = CliRun.withInput(table, args);
        if (run.code() != 0) {
            throw new AssertionError(run.err());
        }
        return parse(run.out());
    }

    static List<CSVRecord> parse(String text) {
        try {
            return FORMAT.parse(new StringReader(text)).getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static double number(CSVRecord row, String column) {
        return Double.parseDouble(row.get(column));
    }
}
