package dollarbill.bridge;

import java.util.List;
import java.util.Set;

/**
 * What a model file declares of itself in its {@code MODEL} dictionary.
 *
 * @param version  version of the contract's form; 1 is the only one
 * @param id  the model's name, equal to its file name
 * @param inputs  columns it reads, in order
 * @param outputs  columns it answers, in order
 * @param needsArtefact  whether it answers only from learned state
 * @param capabilities  what it asks for beyond computing
 */
public record ModelContract(
        int version,
        ModelId id,
        List<ModelInput> inputs,
        List<ModelOutput> outputs,
        boolean needsArtefact,
        Set<Capability> capabilities) {
    public ModelContract {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        capabilities = Set.copyOf(capabilities);
    }
}
