package dollarbill.structure;

/**
 * A law changed as little as possible so that a price above a level has a given probability.
 *
 * <p>Both sides of the level keep their shape and change their weight. Among all laws with that probability it is the one of least
 * relative entropy to the base; source: I. Csiszár, "I-divergence geometry of probability distributions and minimization problems" (1975),
 * section 3; the rule of conditioning is R. Jeffrey's, "The Logic of Decision" (1965), chapter 11.
 */
public final class TiltedLaw implements ExpiryLaw {
    private final ExpiryLaw base;
    private final double level;
    private final double baseAbove;
    private final double up;
    private final double down;

    /**
     * Tilts a law.
     *
     * @param base  the law, which leaves weight on both sides of the level
     * @param level  positive
     * @param probability  of a price above the level, 0 to 1
     */
    public TiltedLaw(ExpiryLaw base, double level, double probability) {
        this.base = base;
        this.level = level;
        this.baseAbove = base.above(level);
        if (!(level > 0.0) || Double.isInfinite(level)) {
            throw new IllegalArgumentException("level " + level + " must be positive and finite");
        }
        if (!(probability >= 0.0 && probability <= 1.0)) {
            throw new IllegalArgumentException("probability " + probability + " must be from 0 to 1");
        }
        if (!(baseAbove > 0.0 && baseAbove < 1.0)) {
            throw new IllegalArgumentException("the base law has all its weight on one side of " + level);
        }
        this.up = probability / baseAbove;
        this.down = (1.0 - probability) / (1.0 - baseAbove);
    }

    @Override
    public double above(double price) {
        return price >= level
                ? up * base.above(price)
                : up * baseAbove + down * (base.above(price) - baseAbove);
    }

    @Override
    public double meanAbove(double price) {
        double upper = up * base.meanAbove(Math.max(price, level));
        return price >= level ? upper : upper + down * base.meanBetween(price, level);
    }
}
