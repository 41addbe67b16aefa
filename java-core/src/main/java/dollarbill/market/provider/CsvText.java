package dollarbill.market.provider;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** The text of a CSV file, row by row; numbers in the shortest form that reads back as the same. */
final class CsvText {
    private static final Pattern PLAIN = Pattern.compile("[^\",\\s]*|[^\",\\s][^\",\r\n]*[^\",\\s]");
    private static final double LARGEST_WHOLE = 1e15;

    private final StringBuilder text = new StringBuilder();

    CsvText(List<String> columns) {
        row(columns.toArray());
    }

    /** Adds a row; a cell with a comma, a quote or an end of line in it, or a blank at its end, is quoted (RFC 4180). */
    void row(Object... cells) {
        for (int i = 0; i < cells.length; i++) {
            String cell = cells[i].toString();
            text.append(i == 0 ? "" : ",")
                    .append(PLAIN.matcher(cell).matches() ? cell : '"' + cell.replace("\"", "\"\"") + '"');
        }
        text.append('\n');
    }

    static String cell(double value) {
        return value == Math.rint(value) && Math.abs(value) < LARGEST_WHOLE
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    static String cell(OptionalDouble value) {
        return value.isPresent() ? cell(value.getAsDouble()) : "";
    }

    static String cell(OptionalLong value) {
        return value.isPresent() ? Long.toString(value.getAsLong()) : "";
    }

    static String cell(OptionalInt value) {
        return value.isPresent() ? Integer.toString(value.getAsInt()) : "";
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
