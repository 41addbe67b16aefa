package dollarbill.app.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.market.ExerciseStyle;
import java.util.function.Consumer;

/** Builds JSON schemas (draft 2020-12, the dialect of OpenAPI 3.1). */
final class Schemas {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Schemas() {}

    static ObjectNode text() {
        return JSON.objectNode().put("type", "string");
    }

    static ObjectNode text(String... allowed) {
        ObjectNode schema = text();
        ArrayNode list = schema.putArray("enum");
        for (String value : allowed) {
            list.add(value);
        }
        return schema;
    }

    static <E extends Enum<E>> ObjectNode text(Class<E> choices) {
        ObjectNode schema = text();
        ArrayNode list = schema.putArray("enum");
        for (E value : choices.getEnumConstants()) {
            list.add(value.name());
        }
        return schema;
    }

    /** A symbol in any case. */
    static ObjectNode symbol() {
        return text().put("pattern", "^[A-Za-z0-9^][A-Za-z0-9.-]{0,11}$");
    }

    static ObjectNode date() {
        return text().put("format", "date");
    }

    static ObjectNode instant() {
        return text().put("format", "date-time");
    }

    static ObjectNode hash() {
        return text().put("pattern", "^[0-9a-f]{64}$");
    }

    static ObjectNode flag() {
        return JSON.objectNode().put("type", "boolean");
    }

    static ObjectNode number() {
        return JSON.objectNode().put("type", "number");
    }

    static ObjectNode number(double min, double max) {
        return number().put("minimum", min).put("maximum", max);
    }

    static ObjectNode count() {
        return JSON.objectNode().put("type", "integer").put("minimum", 0);
    }

    static ObjectNode from1() {
        return JSON.objectNode().put("type", "integer").put("minimum", 1);
    }

    static ObjectNode listOf(ObjectNode items) {
        ObjectNode schema = JSON.objectNode().put("type", "array");
        schema.set("items", items);
        return schema;
    }

    static ObjectNode mapOf(ObjectNode values) {
        ObjectNode schema = JSON.objectNode().put("type", "object");
        schema.set("additionalProperties", values);
        return schema;
    }

    static ObjectNode named(String component) {
        return JSON.objectNode().put("$ref", "#/components/schemas/" + component);
    }

    static ObjectNode orNull(ObjectNode schema) {
        return either(schema, JSON.objectNode().put("type", "null"));
    }

    static ObjectNode either(ObjectNode first, ObjectNode second) {
        ObjectNode either = JSON.objectNode();
        either.putArray("anyOf").add(first).add(second);
        return either;
    }

    /** Requires a field, whatever its value. */
    static ObjectNode required(String field) {
        ObjectNode schema = JSON.objectNode();
        schema.putArray("required").add(field);
        return schema;
    }

    static Fields object() {
        return new Fields();
    }

    /** Begins with the heading of a document about one chain whose price of the underlying may be implied. */
    static Fields chainHeading() {
        return object()
                .field("schema", from1())
                .field("symbol", text())
                .field("quote_date", date())
                .field("as_of", instant())
                .field("spot", number())
                .field("spot_implied", flag())
                .field("exercise_style", text(ExerciseStyle.class))
                .field("source", text())
                .field("synthetic", flag())
                .optional("notice", text());
    }

    /** Collects the fields of an object schema that allows no others. */
    static final class Fields {
        private final ObjectNode properties = JSON.objectNode();
        private final ArrayNode required = JSON.arrayNode();

        private Fields() {}

        Fields field(String name, ObjectNode schema) {
            required.add(name);
            return optional(name, schema);
        }

        Fields optional(String name, ObjectNode schema) {
            properties.set(name, schema);
            return this;
        }

        /** Adds the fields that several schemas share. */
        Fields with(Consumer<Fields> shared) {
            shared.accept(this);
            return this;
        }

        ObjectNode schema() {
            ObjectNode schema = JSON.objectNode().put("type", "object");
            schema.set("properties", properties);
            if (!required.isEmpty()) {
                schema.set("required", required);
            }
            return schema.put("additionalProperties", false);
        }
    }
}
