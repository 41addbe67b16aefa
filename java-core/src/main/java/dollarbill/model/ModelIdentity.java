package dollarbill.model;

import dollarbill.bridge.Generation;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which code and which learned state answered.
 *
 * @param model  name of the model
 * @param generation  generation number within this process
 * @param codeHash  SHA-256 of the code, in hexadecimal
 * @param artefactHash  SHA-256 of the learned state, where the model has one
 * @param version  registry version of the learned state
 */
public record ModelIdentity(
        String model, long generation, String codeHash, Optional<String> artefactHash, OptionalInt version) {
    static ModelIdentity of(Generation generation) {
        return new ModelIdentity(
                generation.contract().id().value(),
                generation.number(),
                generation.codeHash(),
                generation.artefactHash(),
                generation.version().map(OptionalInt::of).orElseGet(OptionalInt::empty));
    }
}
