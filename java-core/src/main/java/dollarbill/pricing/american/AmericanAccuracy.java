package dollarbill.pricing.american;

/** How closely an American price is computed; the errors are those on 500 puts with spot 100 (see docs/pricing.md). */
public enum AmericanAccuracy {
    /** Largest error below 1e-3; for screening and as the inner step of a search. */
    FAST,
    /** Largest error below 5e-5; for pricing and implied volatility. */
    STANDARD,
    /** Largest error below 1e-7; for reference. */
    HIGH
}
