package dollarbill.model;

/**
 * What the signal classifier thinks of one signal: the calibrated probability that its edge comes in.
 *
 * @param probability  calibrated probability, in [0, 1]
 * @param low  lower end of its 90 % interval
 * @param high  upper end of its 90 % interval
 * @param forest  probability by the random forest alone
 * @param boosting  probability by gradient boosting alone
 * @param network  probability by the neural network alone
 * @param generation  generation of the model that answered
 * @param cache  how the answer came about: {@code MISS} computed, {@code HIT} kept, {@code SHARED} computed for several
 */
public record Confidence(
        double probability,
        double low,
        double high,
        double forest,
        double boosting,
        double network,
        long generation,
        String cache) {
    public Confidence {
        if (!(0.0 <= low && low <= probability && probability <= high && high <= 1.0)) {
            throw new IllegalArgumentException(
                    "confidence needs 0 <= low <= probability <= high <= 1, got " + low + " / " + probability + " / "
                            + high);
        }
    }
}
