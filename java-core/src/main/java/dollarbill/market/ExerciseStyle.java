package dollarbill.market;

/** When an option may be exercised. */
public enum ExerciseStyle {
    /** At expiry only. */
    EUROPEAN,
    /** At any time until expiry. */
    AMERICAN
}
