package dollarbill.app.http;

import com.fasterxml.jackson.databind.JsonNode;
import dollarbill.app.rows.Input;
import dollarbill.app.rows.RowCells;
import dollarbill.app.rows.Word;

/** The fields of one JSON object as cells of a row. */
final class JsonRowCells implements RowCells {
    private final JsonNode row;
    private double number;

    JsonRowCells(JsonNode row) {
        this.row = row;
    }

    @Override
    public Form form(Input input) {
        JsonNode field = row.path(input.column());
        if (field.isMissingNode()) {
            return Form.ABSENT;
        }
        if (field.isNull()) {
            return Form.EMPTY;
        }
        number = field.isNumber() ? field.doubleValue() : Double.NaN;
        return Double.isFinite(number) ? Form.NUMBER : Form.OTHER;
    }

    @Override
    public double number() {
        return number;
    }

    @Override
    public boolean has(Word word) {
        return row.has(word.column());
    }

    @Override
    public String word(Word word) {
        JsonNode field = row.path(word.column());
        boolean plain = word == Word.IS_CALL ? field.isBoolean() || field.isInt() : field.isTextual();
        return plain ? field.asText() : shown(field);
    }

    @Override
    public String shown(Input input) {
        return shown(row.path(input.column()));
    }

    private static String shown(JsonNode field) {
        if (field.isContainerNode()) {
            return field.isArray() ? "an array" : "an object";
        }
        return field.isMissingNode() ? "" : field.toString();
    }
}
