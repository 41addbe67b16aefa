package dollarbill.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dollarbill.bridge.Artefact;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelId;
import dollarbill.bridge.ModelReason;
import java.util.List;

/** Holds the inputs that a learned state names, by its list {@code inputs}, against those it was made from. */
final class LearnedInputs {
    private LearnedInputs() {}

    /**
     * Refuses a state whose inputs are not those sent: in service, rows follow the names that the model declares. A state without the list
     * passes.
     *
     * @throws ModelException  if a name or the order differs; the message has the first difference
     */
    static void require(ModelId model, Artefact artefact, List<String> sent) throws ModelException {
        JsonNode named = read(model, artefact).path("inputs");
        if (!named.isArray()) {
            return;
        }
        List<String> names = named.valueStream().map(JsonNode::asText).toList();
        for (int i = 0; i < Math.max(names.size(), sent.size()); i++) {
            String declared = i < names.size() ? names.get(i) : "nothing";
            String given = i < sent.size() ? sent.get(i) : "nothing";
            if (!declared.equals(given)) {
                throw new ModelException(
                        ModelReason.MODEL_INPUT_INVALID,
                        "input " + (i + 1) + " of " + model + " is " + declared + " and was sent " + given
                                + "; its file must declare the daily features in their order");
            }
        }
    }

    private static JsonNode read(ModelId model, Artefact artefact) throws ModelException {
        try {
            return new ObjectMapper().readTree(artefact.json());
        } catch (JsonProcessingException e) {
            throw new ModelException(
                    ModelReason.MODEL_TRAINING_FAILED,
                    "the learned state of " + model + " is no JSON: " + e.getMessage());
        }
    }
}
