package dollarbill.app.http;

import dollarbill.app.http.SignalDesk.Item;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Which signals of a run a caller wants.
 *
 * @param symbol  those of this underlying
 * @param minConfidence  those with at least this confidence of the model; signals without one never pass
 * @param limit  at most so many
 */
record SignalFilter(Optional<String> symbol, OptionalDouble minConfidence, OptionalInt limit) {
    static final SignalFilter NONE = new SignalFilter(Optional.empty(), OptionalDouble.empty(), OptionalInt.empty());

    private static final int MOST = 10_000;

    static List<Route.Parameter> parameters() {
        return List.of(
                new Route.Parameter(
                        "symbol",
                        Route.Place.QUERY,
                        "only signals of this underlying",
                        Schemas.text().put("pattern", "^[A-Za-z0-9.^-]{1,16}$")),
                new Route.Parameter(
                        "min_confidence",
                        Route.Place.QUERY,
                        "only signals with at least this confidence of the model",
                        Schemas.number(0, 1)),
                new Route.Parameter(
                        "limit", Route.Place.QUERY, "at most so many signals", Schemas.from1().put("maximum", MOST)));
    }

    /** Returns the filter of a request, or ends it with every wrong parameter. */
    static SignalFilter of(Call call) {
        if (call.queryText().isEmpty()) {
            return NONE;
        }
        List<FieldError> errors = call.queryErrors();
        Optional<String> symbol = symbol(call.query("symbol"), errors);
        OptionalDouble confidence = confidence(call.query("min_confidence"), errors);
        OptionalInt limit = limit(call.query("limit"), errors);
        if (!errors.isEmpty()) {
            throw new HttpFault(ErrorCode.BAD_REQUEST, "wrong query parameters", errors);
        }
        return new SignalFilter(symbol, confidence, limit);
    }

    boolean passes(Item item) {
        return (symbol.isEmpty() || item.symbol().equals(symbol.get()))
                && (minConfidence.isEmpty()
                        || (item.confidence().isPresent()
                                && item.confidence().getAsDouble() >= minConfidence.getAsDouble()));
    }

    private static Optional<String> symbol(@Nullable String text, List<FieldError> errors) {
        if (text == null) {
            return Optional.empty();
        }
        if (!text.matches("[A-Za-z0-9.^-]{1,16}")) {
            errors.add(new FieldError("symbol", text, "1 to 16 letters, digits, dots, hyphens or carets"));
        }
        return Optional.of(text.toUpperCase(Locale.ROOT));
    }

    private static OptionalDouble confidence(@Nullable String text, List<FieldError> errors) {
        if (text == null) {
            return OptionalDouble.empty();
        }
        if (text.matches("[0-9]{0,4}(\\.[0-9]{1,17})?|[0-9]\\.") && !text.isEmpty()) {
            double value = Double.parseDouble(text);
            if (value <= 1) {
                return OptionalDouble.of(value);
            }
        }
        errors.add(new FieldError("min_confidence", text, "a decimal number from 0 to 1"));
        return OptionalDouble.empty();
    }

    private static OptionalInt limit(@Nullable String text, List<FieldError> errors) {
        if (text == null) {
            return OptionalInt.empty();
        }
        if (text.matches("[0-9]{1,5}")) {
            int value = Integer.parseInt(text);
            if (value >= 1 && value <= MOST) {
                return OptionalInt.of(value);
            }
        }
        errors.add(new FieldError("limit", text, "a whole number from 1 to " + MOST));
        return OptionalInt.empty();
    }
}
