package dollarbill.bridge.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelReason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** One JSON object read strictly: a missing or unknown key, a wrong type or a doubled key names file, key and domain. */
public final class JsonFile {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final String name;
    private final ModelReason reason;
    private final ObjectNode root;

    private JsonFile(String name, ModelReason reason, ObjectNode root) {
        this.name = name;
        this.reason = reason;
        this.root = root;
    }

    /**
     * Parses a text.
     *
     * @param name  file name for messages
     * @param reason  reason of every failure
     * @param keys  keys the object may have
     */
    public static JsonFile parse(String name, ModelReason reason, String text, Set<String> keys)
            throws ModelException {
        JsonNode node;
        try {
            node = MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new ModelException(reason, name + " line " + line + " is not JSON: " + e.getOriginalMessage());
        }
        if (!(node instanceof ObjectNode object)) {
            throw new ModelException(reason, name + " must hold one JSON object");
        }
        for (Iterator<String> names = object.fieldNames(); names.hasNext();) {
            String key = names.next();
            if (!keys.contains(key)) {
                throw new ModelException(
                        reason,
                        name + " has the unknown key '" + key + "'; known are " + keys.stream().sorted().toList());
            }
        }
        return new JsonFile(name, reason, object);
    }

    /** Returns an empty object to be filled and rendered. */
    public static ObjectNode newObject() {
        return MAPPER.createObjectNode();
    }

    /** Returns the text of an object, indented, with a line end. */
    public static String render(ObjectNode object) {
        try {
            return MAPPER.writeValueAsString(object) + "\n";
        } catch (IOException e) {
            throw new IllegalStateException("a tree in memory can always be written", e);
        }
    }

    /** Returns whether a key is there and not null. */
    public boolean has(String key) {
        return root.hasNonNull(key);
    }

    /** Returns an integer of at least the given minimum. */
    public int integer(String key, int min) throws ModelException {
        return need(key, n -> n.isInt() && n.intValue() >= min, "an integer of at least " + min).intValue();
    }

    /** Returns a text. */
    public String text(String key) throws ModelException {
        return need(key, JsonNode::isTextual, "a text").textValue();
    }

    /** Returns a truth value. */
    public boolean truth(String key) throws ModelException {
        return need(key, JsonNode::isBoolean, "true or false").booleanValue();
    }

    /** Returns an object. */
    public JsonNode object(String key) throws ModelException {
        return need(key, JsonNode::isObject, "an object");
    }

    /** Returns an array. */
    public JsonNode array(String key) throws ModelException {
        return need(key, JsonNode::isArray, "an array");
    }

    /** Returns an array of texts. */
    public List<String> texts(String key) throws ModelException {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : array(key)) {
            if (!item.isTextual()) {
                throw fault(key, "an array of texts", item);
            }
            texts.add(item.textValue());
        }
        return List.copyOf(texts);
    }

    /** Returns a failure that names the file, the key, what belongs there and what was found. */
    public ModelException fault(String key, String domain, JsonNode found) {
        return new ModelException(reason, name + ": '" + key + "' must be " + domain + ", not " + shorten(found));
    }

    private JsonNode need(String key, Predicate<JsonNode> allowed, String domain) throws ModelException {
        JsonNode node = root.get(key);
        if (node == null) {
            throw new ModelException(reason, name + ": '" + key + "' is missing; it must be " + domain);
        }
        if (!allowed.test(node)) {
            throw fault(key, domain, node);
        }
        return node;
    }

    private static String shorten(JsonNode node) {
        String text = node.toString();
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
