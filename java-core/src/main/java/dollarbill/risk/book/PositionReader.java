package dollarbill.risk.book;

import dollarbill.market.OptionType;
import dollarbill.market.Symbol;
import dollarbill.risk.book.BookRow.Cell;
import dollarbill.risk.book.BookRow.Form;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Turns rows into positions and collects every fault on the way. */
final class PositionReader {
    static final String ID = "id";
    static final String SYMBOL = "symbol";
    static final String TYPE = "type";
    static final String STRIKE = "strike";
    static final String EXPIRY = "expiry";
    static final String QUANTITY = "quantity";
    static final String MULTIPLIER = "multiplier";
    static final String ENTRY_PRICE = "entry_price";
    static final List<String> NAMES = List.of(ID, SYMBOL, TYPE, STRIKE, EXPIRY, QUANTITY, MULTIPLIER, ENTRY_PRICE);

    private static final List<String> OF_OPTIONS = List.of(STRIKE, EXPIRY, MULTIPLIER);
    private static final Set<String> TYPES = Set.of("call", "put", "shares");
    private static final int STANDARD_MULTIPLIER = 100;
    private static final double LARGEST = 1e12;

    private final List<BookFault> faults;
    private final Map<String, Long> ids = new HashMap<>();
    private final Map<String, Integer> unnamed = new HashMap<>();

    PositionReader(List<BookFault> faults) {
        this.faults = faults;
    }

    /** Returns the positions of the rows that have no fault. */
    List<Position> read(List<BookRow> rows) {
        List<Position> positions = new ArrayList<>(rows.size());
        for (BookRow row : rows) {
            position(row).ifPresent(positions::add);
        }
        return positions;
    }

    private Optional<Position> position(BookRow row) {
        int before = faults.size();
        Optional<Symbol> symbol = symbol(row);
        Optional<String> type = type(row);
        OptionalDouble quantity = quantity(row, type.isPresent() && !type.get().equals("shares"));
        OptionalDouble entry = number(row, ENTRY_PRICE, 0.0, LARGEST, "a number from 0 to 1e12");
        if (type.isEmpty()) {
            return Optional.empty();
        }
        boolean shares = type.get().equals("shares");
        Optional<Contract> contract = shares ? withoutContract(row) : contract(row, type.get());
        if (faults.size() > before) {
            return Optional.empty();
        }
        String id = id(row,
                shares ? symbol.orElseThrow() + " shares" : symbol.orElseThrow() + " " + contract.orElseThrow());
        return Optional.of(shares
                ? new Position.Shares(id, symbol.orElseThrow(), quantity.orElseThrow(), entry.orElseThrow())
                : contract.orElseThrow()
                        .position(id, symbol.orElseThrow(), quantity.orElseThrow(), entry.orElseThrow()));
    }

    /** What an option is beside its underlying. */
    private record Contract(OptionType type, double strike, LocalDate expiry, int multiplier) {
        Position position(String id, Symbol symbol, double quantity, double entry) {
            return new Position.Options(id, symbol, type, strike, expiry, quantity, multiplier, entry);
        }

        @Override
        public String toString() {
            String figures = strike == Math.rint(strike) ? String.format(Locale.ROOT, "%.0f", strike)
                    : Double.toString(strike);
            return expiry + " " + type.letter() + " " + figures;
        }
    }

    private Optional<Contract> contract(BookRow row, String type) {
        OptionalDouble strike = number(row, STRIKE, Double.MIN_NORMAL, LARGEST, "a positive number up to 1e12");
        Optional<LocalDate> expiry = text(row, EXPIRY, "a date as 2026-12-18").flatMap(this::date);
        OptionalDouble multiplier = cell(row, MULTIPLIER).isEmpty()
                ? OptionalDouble.of(STANDARD_MULTIPLIER)
                : whole(row, MULTIPLIER, 1.0, 1e6);
        if (strike.isEmpty() || expiry.isEmpty() || multiplier.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Contract(OptionType.valueOf(type.toUpperCase(Locale.ROOT)), strike.getAsDouble(),
                expiry.get(), (int) multiplier.getAsDouble()));
    }

    private Optional<Contract> withoutContract(BookRow row) {
        for (String name : OF_OPTIONS) {
            cell(row, name).ifPresent(cell -> fault(cell, "left out for shares"));
        }
        return Optional.empty();
    }

    private Optional<Symbol> symbol(BookRow row) {
        String domain = "1 to 12 upper-case letters, digits, dots or dashes";
        return text(row, SYMBOL, domain).flatMap(cell -> {
            try {
                return Optional.of(Symbol.of(cell.text()));
            } catch (IllegalArgumentException e) {
                fault(cell, domain);
                return Optional.empty();
            }
        });
    }

    private Optional<String> type(BookRow row) {
        String domain = "call, put or shares";
        return text(row, TYPE, domain).flatMap(cell -> {
            if (TYPES.contains(cell.text())) {
                return Optional.of(cell.text());
            }
            fault(cell, domain);
            return Optional.empty();
        });
    }

    private OptionalDouble quantity(BookRow row, boolean contracts) {
        OptionalDouble quantity = contracts
                ? whole(row, QUANTITY, -LARGEST, LARGEST)
                : number(row, QUANTITY, -LARGEST, LARGEST, "a number from -1e12 to 1e12");
        if (quantity.isPresent() && quantity.getAsDouble() == 0.0) {
            cell(row, QUANTITY).ifPresent(cell -> fault(cell, "other than zero: positive bought, negative sold"));
        }
        return quantity;
    }

    private Optional<LocalDate> date(Cell cell) {
        try {
            return Optional.of(LocalDate.parse(cell.text()));
        } catch (DateTimeException e) {
            fault(cell, "a date as 2026-12-18");
            return Optional.empty();
        }
    }

    private OptionalDouble whole(BookRow row, String name, double least, double most) {
        String domain = String.format(Locale.ROOT, "a whole number from %.0e to %.0e", least, most);
        OptionalDouble number = number(row, name, least, most, domain);
        if (number.isPresent() && number.getAsDouble() != Math.rint(number.getAsDouble())) {
            cell(row, name).ifPresent(cell -> fault(cell, domain));
            return OptionalDouble.empty();
        }
        return number;
    }

    /** Returns a number that must be there. */
    OptionalDouble number(BookRow row, String name, double least, double most, String domain) {
        Optional<Cell> found = present(row, name, domain);
        if (found.isEmpty()) {
            return OptionalDouble.empty();
        }
        Cell cell = found.get();
        double value = Double.NaN;
        if (cell.form() == Form.NUMBER || cell.form() == Form.CELL) {
            try {
                value = Double.parseDouble(cell.text().strip());
            } catch (NumberFormatException e) {
                value = Double.NaN;
            }
        }
        if (value >= least && value <= most) {
            return OptionalDouble.of(value);
        }
        fault(cell, domain);
        return OptionalDouble.empty();
    }

    private Optional<Cell> text(BookRow row, String name, String domain) {
        return present(row, name, domain).filter(cell -> {
            boolean text = cell.form() == Form.TEXT || cell.form() == Form.CELL;
            if (!text) {
                fault(cell, domain + ", as text");
            }
            return text;
        });
    }

    private Optional<Cell> present(BookRow row, String name, String domain) {
        Optional<Cell> cell = cell(row, name);
        if (cell.isEmpty()) {
            faults.add(new BookFault(row.line(), row.pathOf(name), "", domain));
        }
        return cell;
    }

    private static Optional<Cell> cell(BookRow row, String name) {
        return Optional.ofNullable(row.cells().get(name)).filter(cell -> !cell.blank());
    }

    private String id(BookRow row, String otherwise) {
        Optional<Cell> given = cell(row, ID);
        if (given.isEmpty()) {
            int count = unnamed.merge(otherwise, 1, Integer::sum);
            return count == 1 ? otherwise : otherwise + " #" + count;
        }
        Cell cell = given.get();
        Long earlier = ids.putIfAbsent(cell.text(), cell.line());
        if (cell.form() == Form.NUMBER || cell.form() == Form.OTHER) {
            fault(cell, "a text");
        } else if (earlier != null) {
            fault(cell, "unique; it stands in line " + earlier + " already");
        }
        return cell.text();
    }

    private void fault(Cell cell, String domain) {
        faults.add(new BookFault(cell.line(), cell.path(), cell.text(), domain));
    }
}
