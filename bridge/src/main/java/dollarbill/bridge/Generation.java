package dollarbill.bridge;

import java.util.Optional;

/**
 * One immutable version of a model in service.
 *
 * @param number  counts up by one at each swap of this model in this process, from 1
 * @param contract  what the code declares
 * @param codeHash  SHA-256 over the model file and the library it may import, in hexadecimal
 * @param artefactHash  SHA-256 of the learned state, where the model has one
 * @param version  registry version the learned state came from
 */
public record Generation(
        long number,
        ModelContract contract,
        String codeHash,
        Optional<String> artefactHash,
        Optional<Integer> version) {}
