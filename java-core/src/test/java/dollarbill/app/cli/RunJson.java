package dollarbill.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Run documents as tests read them. */
final class RunJson {
    private RunJson() {}

    static JsonNode parse(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not one JSON document: " + e.getOriginalMessage() + "\n" + text, e);
        }
    }

    static List<String> ids(JsonNode document) {
        return document.path("signals").valueStream().map(signal -> signal.path("id").asText()).toList();
    }

    /** Returns the document without the fields that RunDocument says may differ between equal runs. */
    static JsonNode comparable(JsonNode document) {
        ObjectNode copy = document.deepCopy();
        copy.remove(List.of("created_at", "timings_ms"));
        copy.path("signals").forEach(signal -> {
            ObjectNode confidence = (ObjectNode) signal.path("confidence");
            confidence.remove(List.of("generation", "cache"));
        });
        if (copy.path("model") instanceof ObjectNode model) {
            model.remove("generation");
        }
        return copy;
    }
}
