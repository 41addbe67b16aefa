package dollarbill.pricing.american;

/** Where early exercise of an American option is best. */
public sealed interface ExerciseRegion permits ExerciseBoundary, ExerciseRegion.Band, ExerciseRegion.Never {

    /** Early exercise is never best before expiry. */
    record Never() implements ExerciseRegion {}

    /**
     * Early exercise is best between two boundaries, which approach each other with the time to expiry and may meet;
     * known here are their limits at expiry only.
     *
     * @param lowerAtExpiry  lower boundary at expiry: {@code K r/q} of a put, {@code K} of a call
     * @param upperAtExpiry  upper boundary at expiry: {@code K} of a put, {@code K r/q} of a call
     */
    record Band(double lowerAtExpiry, double upperAtExpiry) implements ExerciseRegion {
        static Band of(AmericanContract option) {
            double other = option.strike() * option.rate() / option.dividendYield();
            return new Band(Math.min(option.strike(), other), Math.max(option.strike(), other));
        }
    }
}
