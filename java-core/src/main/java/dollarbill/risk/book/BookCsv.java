package dollarbill.risk.book;

import dollarbill.risk.book.BookRow.Cell;
import dollarbill.risk.book.BookRow.Form;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads a book from CSV with a header; it tells no account. */
final class BookCsv {
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .get();

    private static final List<String> NEEDED = List.of(
            PositionReader.SYMBOL, PositionReader.TYPE, PositionReader.QUANTITY, PositionReader.ENTRY_PRICE);

    private BookCsv() {}

    /**
     * Reads a book.
     *
     * @param source  name in faults
     * @throws BookRefused  with every fault
     */
    static Book read(String source, String text) {
        List<BookFault> faults = new ArrayList<>();
        List<BookRow> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.builder().setReader(new StringReader(text)).setFormat(FORMAT).get()) {
            header(parser.getHeaderNames(), faults);
            for (CSVRecord cells : parser) {
                rows.add(row(cells, parser.getCurrentLineNumber(), faults));
                if (rows.size() > BookFile.MOST_POSITIONS) {
                    faults.add(new BookFault(parser.getCurrentLineNumber(), "", "",
                            "among at most " + BookFile.MOST_POSITIONS + " positions"));
                    break;
                }
            }
        } catch (IllegalArgumentException | IOException | UncheckedIOException e) {
            faults.add(new BookFault(1, "", "", "CSV with a header: " + e.getMessage()));
        }
        List<Position> positions = faults.isEmpty() ? new PositionReader(faults).read(rows) : List.of();
        if (!faults.isEmpty()) {
            throw new BookRefused(source, faults);
        }
        return Book.of(positions);
    }

    private static void header(List<String> header, List<BookFault> faults) {
        for (String column : NEEDED) {
            if (!header.contains(column)) {
                faults.add(new BookFault(1, column, "",
                        "a column of the header; needed are " + String.join(", ", NEEDED)));
            }
        }
        for (String column : header) {
            if (!PositionReader.NAMES.contains(column)) {
                faults.add(new BookFault(1, column, column, "one of " + String.join(", ", PositionReader.NAMES)));
            }
        }
    }

    private static BookRow row(CSVRecord cells, long line, List<BookFault> faults) {
        if (!cells.isConsistent()) {
            faults.add(new BookFault(line, "", cells.size() + " cells", "as many cells as the header has"));
        }
        Map<String, Cell> found = new HashMap<>();
        cells.toMap().forEach((column, text) -> found.put(column, new Cell(line, column, text.strip(), Form.CELL)));
        return new BookRow(line, "", found);
    }
}
