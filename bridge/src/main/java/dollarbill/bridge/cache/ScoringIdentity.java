package dollarbill.bridge.cache;

import dollarbill.bridge.ModelId;

/**
 * What decides an answer beside the row: the same code with the same learned state answers the same.
 *
 * @param model  the model
 * @param codeHash  hash of its texts
 * @param artefactHash  hash of its learned state; the empty text where it has none
 */
public record ScoringIdentity(ModelId model, String codeHash, String artefactHash) {}
