package dollarbill.backtest.tape;

/**
 * How chains are priced where none were recorded.
 *
 * @param pricing  the formula
 * @param leastHalfSpread  dollars a share between value and bid or ask at the least, not negative
 * @param halfSpreadShare  half spread as a share of the value, not negative
 */
public record ModelRules(Pricing pricing, double leastHalfSpread, double halfSpreadShare) {
    /** The formula. */
    public enum Pricing {
        /** Heston's model: a skew follows from its correlation. */
        HESTON,
        /** Black's formula at the root of the average variance to expiry: no skew. */
        BLACK_SCHOLES
    }

    public ModelRules {
        require("leastHalfSpread", leastHalfSpread);
        require("halfSpreadShare", halfSpreadShare);
    }

    /** Returns Heston's model with half a spread of one cent or one percent of the value, whichever is more. */
    public static ModelRules defaults() {
        return new ModelRules(Pricing.HESTON, 0.01, 0.01);
    }

    /** Returns these rules with another formula. */
    public ModelRules withPricing(Pricing other) {
        return new ModelRules(other, leastHalfSpread, halfSpreadShare);
    }

    /** Returns half the spread of an option of a value. */
    double halfSpread(double value) {
        return Math.max(leastHalfSpread, halfSpreadShare * value);
    }

    private static void require(String name, double value) {
        if (!(value >= 0.0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " " + value + " must be finite and not negative");
        }
    }
}
