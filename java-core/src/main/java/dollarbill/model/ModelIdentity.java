package dollarbill.model;

import dollarbill.bridge.Generation;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Which code and which learned state answered.
 *
 * @param model  name of the model
 * @param generation  generation number within this process
 * @param codeHash  SHA-256 of the code, in hexadecimal
 * @param artefactHash  SHA-256 of the learned state, where the model has one
 * @param version  registry version of the learned state
 * @param trainingRows  rows that version was trained on, where they are known
 */
public record ModelIdentity(
        String model,
        long generation,
        String codeHash,
        Optional<String> artefactHash,
        OptionalInt version,
        OptionalLong trainingRows) {
    /** Returns the identity of a generation. */
    static ModelIdentity of(Generation generation, OptionalLong trainingRows) {
        return new ModelIdentity(
                generation.contract().id().value(),
                generation.number(),
                generation.codeHash(),
                generation.artefactHash(),
                generation.version().map(OptionalInt::of).orElseGet(OptionalInt::empty),
                trainingRows);
    }
}
