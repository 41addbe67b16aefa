package dollarbill.app.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.market.Symbol;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Reads typed query parameters and finds every wrong one before it gives up. */
final class QueryValues {
    private static final String NUMBER = "[+-]?(\\d{1,20}(\\.\\d{0,20})?|\\.\\d{1,20})([eE][+-]?\\d{1,3})?";
    private static final int MOST_SYMBOLS = 100;

    private final Call call;
    private final List<FieldError> errors;

    private QueryValues(Call call) {
        this.call = call;
        this.errors = new ArrayList<>(call.queryErrors());
    }

    static QueryValues of(Call call) {
        return new QueryValues(call);
    }

    /** Returns a number within bounds, both included. */
    OptionalDouble number(String name, double min, double max) {
        String text = call.query(name);
        if (text == null) {
            return OptionalDouble.empty();
        }
        double value = text.matches(NUMBER) ? Double.parseDouble(text) : Double.NaN;
        if (!(value >= min && value <= max)) {
            errors.add(new FieldError(name, text, "a number from " + min + " to " + max));
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(value);
    }

    /** Returns a whole number within bounds, both included. */
    OptionalInt whole(String name, int min, int max) {
        String text = call.query(name);
        if (text == null) {
            return OptionalInt.empty();
        }
        long value = text.matches("\\d{1,9}") ? Long.parseLong(text) : -1L;
        if (value < min || value > max) {
            errors.add(new FieldError(name, text, "a whole number from " + min + " to " + max));
            return OptionalInt.empty();
        }
        return OptionalInt.of((int) value);
    }

    /** Returns a day. */
    Optional<LocalDate> date(String name) {
        String text = call.query(name);
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            errors.add(new FieldError(name, text, "a day such as 2026-03-20"));
            return Optional.empty();
        }
    }

    /** Returns a constant by its name in lower case. */
    <E extends Enum<E>> Optional<E> choice(String name, Class<E> choices) {
        String text = call.query(name);
        if (text == null) {
            return Optional.empty();
        }
        Optional<E> found = Arrays.stream(choices.getEnumConstants()).filter(c -> word(c).equals(text)).findFirst();
        if (found.isEmpty()) {
            errors.add(new FieldError(name, text, "one of "
                    + Arrays.stream(choices.getEnumConstants())
                            .map(QueryValues::word)
                            .collect(Collectors.joining(", "))));
        }
        return found;
    }

    /** Returns the schema of constants by their names in lower case. */
    static <E extends Enum<E>> ObjectNode words(Class<E> choices) {
        return Schemas.text(Arrays.stream(choices.getEnumConstants()).map(QueryValues::word).toArray(String[]::new));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Returns symbols separated by commas, each once. */
    List<Symbol> symbols(String name) {
        String text = call.query(name);
        if (text == null) {
            return List.of();
        }
        List<Symbol> symbols = new ArrayList<>();
        for (String part : text.split(",", MOST_SYMBOLS + 1)) {
            try {
                symbols.add(Symbol.of(part.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                errors.add(new FieldError(name, text, String.valueOf(e.getMessage())));
            }
        }
        if (symbols.size() > MOST_SYMBOLS) {
            errors.add(new FieldError(name, text, "at most " + MOST_SYMBOLS + " symbols"));
        }
        return symbols.stream().distinct().toList();
    }

    /** Ends the request where a parameter is wrong. */
    void end() {
        if (!errors.isEmpty()) {
            throw new HttpFault(ErrorCode.BAD_REQUEST, "wrong query parameters", errors);
        }
    }
}
