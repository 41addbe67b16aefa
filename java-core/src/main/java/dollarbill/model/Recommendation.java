package dollarbill.model;

/** What a probability and its 90 % interval say against a threshold. */
public enum Recommendation {
    /** The whole interval is at or above the threshold. */
    STRONG_BUY,
    /** The probability is at or above the threshold, the low end of the interval below. */
    BUY,
    /** The probability is below the threshold, the high end of the interval at or above. */
    HOLD,
    /** The whole interval is below the threshold. */
    AVOID
}
