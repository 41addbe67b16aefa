package dollarbill.bridge.registry;

import dollarbill.bridge.Artefact;

/**
 * Learned state as the registry holds it.
 *
 * @param version  version it is stored under
 * @param hash  its SHA-256, verified
 * @param artefact  the state
 */
public record RegisteredArtefact(int version, String hash, Artefact artefact) {}
