package dollarbill.signal;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/** What to do with a signal, by how likely its edge is to come in and whether a profit is expected. */
public enum Recommendation {
    /** At or above the strong-buy threshold: the signal is worth following with conviction, whichever side it is. */
    STRONG_BUY,
    /** At or above the buy threshold: worth following. */
    BUY,
    /** At or above the hold threshold: no new position. */
    HOLD,
    /** Below all thresholds. */
    AVOID;

    /**
     * Where recommendations change; each is a probability, falling from the first to the last.
     *
     * @param strongBuy  least probability of {@link #STRONG_BUY}
     * @param buy  least probability of {@link #BUY}
     * @param hold  least probability of {@link #HOLD}
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Thresholds(double strongBuy, double buy, double hold) {
        public Thresholds {
            if (!(strongBuy <= 1.0 && strongBuy >= buy && buy >= hold && hold >= 0.0)) {
                throw new IllegalArgumentException("thresholds " + strongBuy + ", " + buy + ", " + hold
                        + " must fall and lie in 0 to 1");
            }
        }

        /** Returns .70, .55 and .45. */
        public static Thresholds defaults() {
            return new Thresholds(0.70, 0.55, 0.45);
        }
    }

    /**
     * Returns the recommendation at a confidence in the edge; where no profit is expected, at most to hold.
     *
     * @param expected  expected profit, in any unit
     */
    public static Recommendation of(double probability, double expected, Thresholds thresholds) {
        Recommendation by = of(probability, thresholds);
        return expected > 0.0 || by == AVOID ? by : HOLD;
    }

    /** Returns the recommendation at a confidence in the edge alone. */
    public static Recommendation of(double probability, Thresholds thresholds) {
        if (!(probability >= 0.0 && probability <= 1.0)) {
            throw new IllegalArgumentException("probability " + probability + " must be from 0 to 1");
        }
        if (probability >= thresholds.strongBuy()) {
            return STRONG_BUY;
        }
        if (probability >= thresholds.buy()) {
            return BUY;
        }
        return probability >= thresholds.hold() ? HOLD : AVOID;
    }
}
