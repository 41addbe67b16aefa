package dollarbill.sizing.allocation;

/**
 * What an order in shares costs.
 *
 * @param perUnit  dollars a unit, not negative
 * @param ofAmount  share of the amount, such as half the spread; not negative, below 1
 */
public record ShareCosts(double perUnit, double ofAmount) {
    /** Trading is free. */
    public static final ShareCosts NONE = new ShareCosts(0.0, 0.0);

    public ShareCosts {
        if (!(perUnit >= 0.0) || Double.isInfinite(perUnit)) {
            throw new IllegalArgumentException("perUnit " + perUnit + " must be finite and not negative");
        }
        if (!(ofAmount >= 0.0 && ofAmount < 1.0)) {
            throw new IllegalArgumentException("ofAmount " + ofAmount + " must be from 0 to below 1");
        }
    }

    /** Returns the dollars that an order costs. */
    public double of(double units, double price) {
        return units * (perUnit + ofAmount * price);
    }
}
