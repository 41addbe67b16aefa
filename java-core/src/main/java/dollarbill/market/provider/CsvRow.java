package dollarbill.market.provider;

import dollarbill.market.DataFault;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;

/** One row of a CSV file whose cells are read as values or refused as a {@link DataFault}. */
record CsvRow(String file, long line, CSVRecord cells) {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");
    private static final double LARGEST_COUNT = 1e15;

    DataFault fault(String column, String value, String domain) {
        return new DataFault(file, line, column, "'" + value + "' must be " + domain);
    }

    /** Returns the cell, empty where the row or the file has none. */
    String text(String column) {
        return cells.isSet(column) ? cells.get(column).strip() : "";
    }

    String required(String column) {
        String value = text(column);
        if (value.isEmpty()) {
            throw fault(column, value, "present");
        }
        return value;
    }

    /** Returns the finite number in the cell, zero without a sign; absent where it is empty. */
    OptionalDouble number(String column) {
        String value = text(column);
        if (value.isEmpty()) {
            return OptionalDouble.empty();
        }
        double number = NUMBER.matcher(value).matches() ? Double.parseDouble(value) : Double.NaN;
        if (!Double.isFinite(number)) {
            throw fault(column, value, "a finite number");
        }
        return OptionalDouble.of(number == 0.0 ? 0.0 : number);
    }

    OptionalDouble notNegative(String column) {
        OptionalDouble number = number(column);
        if (number.isPresent() && number.getAsDouble() < 0.0) {
            throw fault(column, text(column), "zero or positive");
        }
        return number;
    }

    OptionalDouble positive(String column) {
        OptionalDouble number = number(column);
        if (number.isPresent() && number.getAsDouble() <= 0.0) {
            throw fault(column, text(column), "positive");
        }
        return number;
    }

    double requiredPositive(String column) {
        required(column);
        return positive(column).orElseThrow();
    }

    OptionalLong count(String column) {
        OptionalDouble number = notNegative(column);
        if (number.isEmpty()) {
            return OptionalLong.empty();
        }
        double value = number.getAsDouble();
        if (value != Math.rint(value) || value > LARGEST_COUNT) {
            throw fault(column, text(column), "a whole number up to 1e15");
        }
        return OptionalLong.of((long) value);
    }

    /** Returns the whole number in the cell that an {@code int} holds. */
    OptionalInt integer(String column, int least) {
        OptionalLong count = count(column);
        if (count.isEmpty()) {
            return OptionalInt.empty();
        }
        long value = count.getAsLong();
        if (value < least || value > Integer.MAX_VALUE) {
            throw fault(column, text(column), "a whole number from " + least + " to " + Integer.MAX_VALUE);
        }
        return OptionalInt.of((int) value);
    }

    LocalDate date(String column) {
        String value = required(column);
        try {
            return LocalDate.parse(value);
        } catch (DateTimeException e) {
            throw fault(column, value, "a date as 2026-02-11");
        }
    }

    Optional<Instant> time(String column) {
        String value = text(column);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(value.replace(' ', 'T')).toInstant());
        } catch (DateTimeException e) {
            throw fault(column, value, "a time as 2026-02-11 15:30:00+00:00");
        }
    }
}
