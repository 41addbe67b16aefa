package dollarbill.pricing.american;

/** Where a put is exercised early, by the signs of rate and yield. */
enum ExerciseRule {
    /** Nowhere: waiting costs nothing. */
    NEVER,
    /** Below one boundary. */
    BELOW,
    /** Between two boundaries, while they have not met. */
    BETWEEN;

    /**
     * Returns the rule of a put; a call of the same inputs follows that of the put with rate and yield exchanged.
     *
     * <p>Source: A. Battauz, M. De Donno, A. Sbuelz, "Real options and American derivatives: the double continuation
     * region", Management Science 61 (2015), section 2.
     */
    static ExerciseRule ofPut(double rate, double yield) {
        if (rate > 0.0 || (rate == 0.0 && yield < 0.0)) {
            return BELOW;
        }
        return yield >= rate ? NEVER : BETWEEN;
    }
}
