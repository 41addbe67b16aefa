package dollarbill.risk.book;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dollarbill.risk.book.BookRow.Cell;
import dollarbill.risk.book.BookRow.Form;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads a book from JSON: {@code {"account": {…}, "positions": [{…}]}}, comments allowed. */
final class BookJson {
    private static final JsonFactory JSON = JsonFactory.builder().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS).build();
    private static final String ACCOUNT = "account";
    private static final String POSITIONS = "positions";
    private static final List<String> MONEY = List.of("equity", "peak_equity", "equity_at_open");

    private final JsonParser parser;
    private final List<BookFault> faults = new ArrayList<>();
    private final List<BookRow> rows = new ArrayList<>();
    private Optional<BookRow> account = Optional.empty();
    private boolean listed;

    private BookJson(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * Reads a book.
     *
     * @param source  name in faults
     * @throws BookRefused  with every fault
     */
    static Book read(String source, String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            BookJson json = new BookJson(parser);
            json.document();
            Book book = json.book();
            if (!json.faults.isEmpty()) {
                throw new BookRefused(source, json.faults);
            }
            return book;
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            throw new BookRefused(source, List.of(new BookFault(
                    at == null ? 1 : Math.max(1, at.getLineNr()), "$", "", "JSON: " + e.getOriginalMessage())));
        } catch (IOException e) {
            throw new UncheckedIOException("reading from a string", e);
        }
    }

    private Book book() {
        PositionReader reader = new PositionReader(faults);
        List<Position> positions = reader.read(rows);
        Optional<Account> money = account.flatMap(row -> account(reader, row));
        return faults.isEmpty() ? new Book(positions, money) : Book.of(List.of());
    }

    private static Optional<Account> account(PositionReader reader, BookRow row) {
        OptionalDouble equity = reader.number(row, "equity", -1e15, 1e15, "a number from -1e15 to 1e15");
        OptionalDouble peak = positive(reader, row, "peak_equity", equity);
        OptionalDouble open = positive(reader, row, "equity_at_open", equity);
        return equity.isEmpty() || peak.isEmpty() || open.isEmpty()
                ? Optional.empty()
                : Optional.of(new Account(equity.getAsDouble(), peak.getAsDouble(), open.getAsDouble()));
    }

    private static OptionalDouble positive(PositionReader reader, BookRow row, String name, OptionalDouble otherwise) {
        boolean given = row.cells().containsKey(name);
        return !given && otherwise.isPresent() && otherwise.getAsDouble() > 0.0
                ? otherwise
                : reader.number(row, name, Double.MIN_NORMAL, 1e15, "a positive number up to 1e15");
    }

    private void document() throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            fault("$", "an object with the member \"positions\"");
            return;
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case POSITIONS -> positions();
                case ACCOUNT -> account = object("$." + ACCOUNT, MONEY);
                case "note" -> parser.skipChildren();
                default -> {
                    fault("$." + name, "a known member; allowed: account, note, positions");
                    parser.skipChildren();
                }
            }
        }
        if (!listed) {
            fault("$." + POSITIONS, "an array of positions");
        }
        if (parser.nextToken() != null) {
            fault("$", "the end of the text after the object");
        }
    }

    private void positions() throws IOException {
        listed = true;
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            fault("$." + POSITIONS, "an array of positions");
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            object("$.positions[" + rows.size() + "]", PositionReader.NAMES).ifPresentOrElse(rows::add, () -> {});
            if (rows.size() > BookFile.MOST_POSITIONS) {
                fault("$." + POSITIONS, "an array of at most " + BookFile.MOST_POSITIONS + " positions");
                return;
            }
        }
    }

    private Optional<BookRow> object(String path, List<String> names) throws IOException {
        long line = line();
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            fault(path, "an object");
            parser.skipChildren();
            return Optional.empty();
        }
        Map<String, Cell> cells = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            String member = path + "." + name;
            Form form = form(parser.currentToken());
            Cell cell = new Cell(line(), member, form == Form.OTHER ? "" : parser.getText(), form);
            if (form == Form.OTHER) {
                parser.skipChildren();
            }
            if (!names.contains(name)) {
                faults.add(new BookFault(cell.line(), member, cell.text(),
                        "a known member; allowed: " + String.join(", ", names)));
            } else if (cells.putIfAbsent(name, cell) != null) {
                faults.add(new BookFault(cell.line(), member, cell.text(), "written once"));
            }
        }
        return Optional.of(new BookRow(line, path, cells));
    }

    private static Form form(JsonToken token) {
        return switch (token) {
            case VALUE_STRING -> Form.TEXT;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Form.NUMBER;
            default -> Form.OTHER;
        };
    }

    private void fault(String path, String domain) throws IOException {
        JsonToken token = parser.currentToken();
        boolean scalar = token != null && token.isScalarValue();
        faults.add(new BookFault(line(), path, scalar ? parser.getText() : "", domain));
    }

    private long line() {
        return Math.max(1, parser.currentTokenLocation().getLineNr());
    }
}
