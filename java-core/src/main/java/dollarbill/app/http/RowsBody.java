package dollarbill.app.http;

import com.fasterxml.jackson.databind.JsonNode;
import dollarbill.app.rows.GreekSet;
import dollarbill.app.rows.Input;
import dollarbill.app.rows.Question;
import dollarbill.app.rows.RowBlock;
import dollarbill.app.rows.Word;
import dollarbill.market.Reason;
import dollarbill.pricing.american.AmericanAccuracy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads {@code {"rows":[{…}]}} and finds every field of the wrong form before it gives up.
 *
 * <p>A number of the right form but outside its domain is no fault of the request: it is the reason of its row.
 */
final class RowsBody {
    static final String ROWS = "rows";
    static final String ID = "id";
    static final String GREEKS = "greeks";
    static final String AMERICAN_ACCURACY = "american_accuracy";

    private static final int LONGEST_ID = 128;
    private static final int MOST_ERRORS = 1_000;

    private final List<FieldError> errors = new ArrayList<>();
    private final List<String> top;

    private RowsBody(String... top) {
        this.top = List.of(top);
    }

    /**
     * Rows as sent and as read.
     *
     * @param question  what is asked of them
     * @param sent  the objects
     * @param block  their values
     */
    record Read(Question question, List<JsonNode> sent, RowBlock block) {
        Read {
            sent = List.copyOf(sent);
        }
    }

    /** Returns rows to be priced, or ends the request with all field errors. */
    static Read price(JsonNode body, int maxBatch) {
        RowsBody parser = new RowsBody(ROWS, GREEKS, AMERICAN_ACCURACY);
        GreekSet greeks = parser.choice(body, GREEKS, GreekSet.FIRST);
        AmericanAccuracy accuracy = parser.choice(body, AMERICAN_ACCURACY, AmericanAccuracy.HIGH);
        return parser.read(body, maxBatch, Question.price(greeks, accuracy));
    }

    /** Returns rows whose implied volatilities are asked, or ends the request with all field errors. */
    static Read impliedVolatility(JsonNode body, int maxBatch) {
        return new RowsBody(ROWS).read(body, maxBatch, Question.impliedVolatility());
    }

    /** Returns the names of the numbers that a row may have. */
    static List<Input> inputs(boolean implied) {
        return Arrays.stream(Input.values())
                .filter(input -> switch (input) {
                    case SPOT, FORWARD, STRIKE, YEARS, RATE, DIVIDEND_YIELD -> true;
                    case PRICE, UNDISCOUNTED_PRICE -> implied;
                    case VOLATILITY, INITIAL_VARIANCE, MEAN_REVERSION, LONG_RUN_VARIANCE, VOL_OF_VOL, CORRELATION ->
                        !implied;
                })
                .toList();
    }

    /** Returns the words that a row may have. */
    static List<Word> words(boolean implied) {
        return implied ? List.of(Word.TYPE, Word.IS_CALL) : List.of(Word.values());
    }

    /** Returns the constant that a field names in lower case, or the standard one where the field is left out. */
    private <E extends Enum<E>> E choice(JsonNode body, String field, E standard) {
        JsonNode node = body.path(field);
        if (node.isMissingNode()) {
            return standard;
        }
        List<E> choices = List.of(standard.getDeclaringClass().getEnumConstants());
        Optional<E> chosen = choices.stream()
                .filter(c -> node.isTextual() && word(c).equals(node.textValue()))
                .findFirst();
        if (chosen.isEmpty()) {
            wrong(
                    "$." + field,
                    node,
                    "one of " + choices.stream().map(RowsBody::word).collect(Collectors.joining(", ")));
        }
        return chosen.orElse(standard);
    }

    /** Returns the name of a constant in bodies. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private Read read(JsonNode body, int maxBatch, Question question) {
        List<JsonNode> rows = rows(body, maxBatch);
        RowBlock block = new RowBlock(rows.size());
        List<String> names = names(question);
        for (int row = 0; row < rows.size(); row++) {
            String path = "$." + ROWS + "[" + row + "]";
            JsonNode fields = rows.get(row);
            if (!fields.isObject()) {
                wrong(path, fields, "an object");
                continue;
            }
            known(path, fields, names);
            id(path, fields.path(ID));
            question.fill(
                    block,
                    row,
                    new JsonRowCells(fields),
                    (at, column, value, reason, needed) -> {
                        if (reason == Reason.VALUE_OUT_OF_DOMAIN) {
                            block.refuse(at, reason, column + " " + value + " must be " + needed);
                        } else {
                            errors.add(new FieldError(path + "." + column, value, needed));
                        }
                    });
        }
        finish();
        return new Read(question, rows, block);
    }

    private List<JsonNode> rows(JsonNode body, int maxBatch) {
        if (!body.isObject()) {
            wrong("$", body, "an object with the field \"rows\"");
            return List.of();
        }
        body.fieldNames().forEachRemaining(name -> {
            if (!top.contains(name)) {
                wrong(member("$", name), body.path(name), "no such field; allowed: " + String.join(", ", top));
            }
        });
        JsonNode list = body.path(ROWS);
        if (!list.isArray() || list.isEmpty() || list.size() > maxBatch) {
            String value = list.isArray() ? list.size() + " rows" : shown(list);
            errors.add(new FieldError("$." + ROWS, value, "an array of 1 to " + maxBatch + " rows"));
            return List.of();
        }
        List<JsonNode> rows = new ArrayList<>(list.size());
        list.forEach(rows::add);
        return rows;
    }

    private void known(String path, JsonNode row, List<String> names) {
        row.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                wrong(member(path, name), row.path(name), "no such field; allowed: " + String.join(", ", names));
            }
        });
    }

    private void id(String path, JsonNode id) {
        if (!id.isMissingNode() && !(id.isTextual() && id.textValue().length() <= LONGEST_ID)) {
            wrong(path + "." + ID, id, "a text of at most " + LONGEST_ID + " characters, or left out");
        }
    }

    private void finish() {
        if (!errors.isEmpty()) {
            int count = errors.size();
            throw new HttpFault(
                    ErrorCode.INVALID_BODY,
                    count + (count == 1 ? " field is wrong" : " fields are wrong")
                            + (count > MOST_ERRORS ? ", of which the first " + MOST_ERRORS + " are shown" : ""),
                    errors.subList(0, Math.min(count, MOST_ERRORS)));
        }
    }

    private void wrong(String path, JsonNode value, String allowed) {
        errors.add(new FieldError(path, shown(value), allowed));
    }

    private static List<String> names(Question question) {
        return Stream.of(
                Stream.of(ID),
                words(question.implied()).stream().map(Word::column),
                inputs(question.implied()).stream().map(Input::column))
                .flatMap(names -> names)
                .collect(Collectors.toList());
    }

    private static String member(String path, String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_]*") ? path + "." + name : path + "[" + Wire.text(name) + "]";
    }

    private static String shown(JsonNode value) {
        if (value.isMissingNode()) {
            return "";
        }
        return value.isContainerNode() ? (value.isArray() ? "an array" : "an object") : value.toString();
    }
}
