package dollarbill.bridge;

import java.util.Optional;

/**
 * Outcome of a check of the file on disk.
 *
 * @param model  the model
 * @param codeHash  hash of the texts checked
 * @param contract  what it declares, where it got so far
 * @param goldenRows  golden vectors it was held against; 0 where it has none
 * @param failure  why it would not be served; absent where it would
 */
public record CheckReport(
        ModelId model,
        String codeHash,
        Optional<ModelContract> contract,
        int goldenRows,
        Optional<ModelFailure> failure) {}
