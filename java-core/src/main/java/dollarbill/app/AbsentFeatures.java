package dollarbill.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelId;
import dollarbill.bridge.registry.ModelRegistry;
import dollarbill.model.ModelIdentity;
import java.util.List;
import java.util.Map;

/** Which features of a row are absent, and how each model that answered says it reads one that is. */
final class AbsentFeatures {
    /** Where a learned state says it, by feature, in words. */
    private static final String STATED = "absent_values";

    private AbsentFeatures() {}

    static ObjectNode of(EngineOptions options, PredictionInput input, SymbolOutlook outlook) {
        List<String> absent = input.features()
                .entrySet()
                .stream()
                .filter(feature -> feature.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode names = node.putArray("features");
        absent.forEach(names::add);
        ObjectNode handling = node.putObject("handling");
        for (ModelIdentity identity : outlook.identities()) {
            JsonNode stated = stated(options, identity);
            ObjectNode words = JsonNodeFactory.instance.objectNode();
            absent.stream().filter(stated::has).forEach(name -> words.set(name, stated.path(name)));
            if (!words.isEmpty()) {
                handling.set(identity.model(), words);
            }
        }
        return node;
    }

    private static JsonNode stated(EngineOptions options, ModelIdentity identity) {
        if (identity.version().isEmpty()) {
            return MissingNode.getInstance();
        }
        try {
            String json = new ModelRegistry(options.registryDir())
                    .load(new ModelId(identity.model()), identity.version().getAsInt())
                    .artefact()
                    .json();
            return new ObjectMapper().readTree(json).path(STATED);
        } catch (ModelException | JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
