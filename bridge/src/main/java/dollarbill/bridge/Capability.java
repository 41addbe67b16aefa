package dollarbill.bridge;

/** What a model may ask for beyond computing; each must also be granted by configuration. */
public enum Capability {
    /** Reading files of the models folder. */
    READ_FILES
}
