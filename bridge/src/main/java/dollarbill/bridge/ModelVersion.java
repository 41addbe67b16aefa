package dollarbill.bridge;

/**
 * A registered version.
 *
 * @param model  the model
 * @param number  version, from 1
 * @param codeHash  hash of the code that trained it
 * @param artefactHash  hash of its learned state
 * @param promoted  whether it is the one in service
 * @param notes  what is known of it
 */
public record ModelVersion(
        ModelId model, int number, String codeHash, String artefactHash, boolean promoted, VersionNotes notes) {}
