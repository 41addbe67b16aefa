package dollarbill.bridge.graalpy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.graalvm.polyglot.Value;

/** Carries JSON into Python objects and back, doubles bit for bit. */
final class PythonData {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Value none;
    private final Value makeList;
    private final Value makeNumbers;
    private final Value makeDict;
    private final Value makeInt;
    private final Value thaw;
    private final Value textOf;
    private final Value kind;
    private final Value keysOf;
    private final Value valuesOf;

    /** Creates a carrier from the members of the driver. */
    PythonData(Value driver) {
        none = driver.getMember("none").execute();
        makeList = driver.getMember("make_list");
        makeNumbers = driver.getMember("make_numbers");
        makeDict = driver.getMember("make_dict");
        makeInt = driver.getMember("make_int");
        thaw = driver.getMember("thaw");
        textOf = driver.getMember("text_of");
        kind = driver.getMember("kind");
        keysOf = driver.getMember("keys_of");
        valuesOf = driver.getMember("values_of");
    }

    /** Parses a text that must be one JSON object. */
    static JsonNode parse(String what, String text) throws NotJsonException {
        try {
            JsonNode node = JSON.readTree(text);
            if (!node.isObject()) {
                throw new NotJsonException(what + " must be a JSON object");
            }
            return node;
        } catch (JsonProcessingException e) {
            throw new NotJsonException(what + " is not JSON: " + e.getOriginalMessage());
        }
    }

    /** Writes a node as JSON text. */
    static String write(JsonNode node) {
        return node.toString();
    }

    /** Makes the Python object of a JSON value. */
    Object toPython(JsonNode node) {
        return thaw(freeze(node));
    }

    /** Makes a Python object of its own from a frozen one. */
    Object thaw(Object frozen) {
        return thaw.execute(frozen);
    }

    /** Makes the frozen form of a JSON value, from which {@link #thaw} makes any number of Python objects. */
    Object freeze(JsonNode node) {
        if (node.isObject()) {
            return dictionary(node);
        }
        if (node.isArray()) {
            return list(node);
        }
        if (node.isNull()) {
            return none;
        }
        if (node.isTextual()) {
            return node.textValue();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isFloatingPointNumber()) {
            return node.doubleValue();
        }
        return node.canConvertToLong() ? (Object) node.longValue() : makeInt.execute(node.asText());
    }

    private Value dictionary(JsonNode node) {
        List<String> keys = new ArrayList<>(node.size());
        List<Object> values = new ArrayList<>(node.size());
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            keys.add(property.getKey());
            values.add(freeze(property.getValue()));
        }
        return makeDict.execute(keys.toArray(String[]::new), values.toArray());
    }

    private Value list(JsonNode node) {
        boolean doubles = true;
        boolean longs = true;
        for (JsonNode item : node) {
            doubles &= item.isFloatingPointNumber();
            longs &= item.isIntegralNumber() && item.canConvertToLong();
        }
        int size = node.size();
        if (doubles) {
            double[] values = new double[size];
            for (int i = 0; i < size; i++) {
                values[i] = node.get(i).doubleValue();
            }
            return makeNumbers.execute((Object) values);
        }
        if (longs) {
            long[] values = new long[size];
            for (int i = 0; i < size; i++) {
                values[i] = node.get(i).longValue();
            }
            return makeNumbers.execute((Object) values);
        }
        Object[] values = new Object[size];
        for (int i = 0; i < size; i++) {
            values[i] = freeze(node.get(i));
        }
        return makeList.execute((Object) values);
    }

    /**
     * Makes the JSON value of a Python object.
     *
     * @param path  how to name the object in a message
     */
    JsonNode toJson(Value value, String path) throws NotJsonException {
        String form = kind.execute(value).asString();
        return switch (form) {
            case "none" -> NODES.nullNode();
            case "bool" -> NODES.booleanNode(value.asBoolean());
            case "str" -> NODES.textNode(value.asString());
            case "int" -> value.fitsInLong()
                    ? NODES.numberNode(value.asLong())
                    : NODES.numberNode(new BigInteger(textOf.execute(value).asString()));
            case "float" -> NODES.numberNode(finite(value.asDouble(), path));
            case "floats" -> floats(value, path);
            case "ints" -> ints(value);
            case "list" -> items(value, path);
            case "dict" -> properties(value, path);
            default -> throw new NotJsonException(path + " is of type " + form.substring(1)
                    + "; allowed are dict with str keys, list, str, int, float, bool and None");
        };
    }

    private static ArrayNode floats(Value value, String path) throws NotJsonException {
        double[] items = value.as(double[].class);
        ArrayNode array = NODES.arrayNode(items.length);
        for (int i = 0; i < items.length; i++) {
            if (!Double.isFinite(items[i])) {
                throw new NotJsonException(path + "[" + i + "] is " + items[i] + ", must be finite");
            }
            array.add(items[i]);
        }
        return array;
    }

    private static ArrayNode ints(Value value) {
        long[] items = value.as(long[].class);
        ArrayNode array = NODES.arrayNode(items.length);
        for (long item : items) {
            array.add(item);
        }
        return array;
    }

    private ArrayNode items(Value value, String path) throws NotJsonException {
        long size = value.getArraySize();
        ArrayNode array = NODES.arrayNode();
        for (long i = 0; i < size; i++) {
            array.add(toJson(value.getArrayElement(i), path + "[" + i + "]"));
        }
        return array;
    }

    private ObjectNode properties(Value value, String path) throws NotJsonException {
        Value keys = keysOf.execute(value);
        Value values = valuesOf.execute(value);
        ObjectNode object = NODES.objectNode();
        for (long i = 0; i < keys.getArraySize(); i++) {
            String key = keys.getArrayElement(i).asString();
            object.set(key, toJson(values.getArrayElement(i), path + "[\"" + key + "\"]"));
        }
        return object;
    }

    private static double finite(double value, String path) throws NotJsonException {
        if (!Double.isFinite(value)) {
            throw new NotJsonException(path + " is " + value + ", must be finite");
        }
        return value;
    }

    /** A value that JSON cannot hold, or a text that is not JSON. */
    static final class NotJsonException extends Exception {
        private static final long serialVersionUID = 1L;

        NotJsonException(String message) {
            super(message);
        }

        /** Returns the message, which is never absent. */
        String sentence() {
            return String.valueOf(getMessage());
        }
    }
}
