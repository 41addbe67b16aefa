package dollarbill.signal;

/** Which model a value comes from. */
public enum FairSource {
    /** Heston's model, fitted to the whole chain. */
    HESTON,
    /** The fitted smile of the expiry. */
    SMILE
}
