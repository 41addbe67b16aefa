package dollarbill.pricing.american;

/** Where early exercise of an American option is best. */
public sealed interface ExerciseRegion permits ExerciseBoundary, ExerciseRegion.Never {

    /** Early exercise is never best before expiry. */
    record Never() implements ExerciseRegion {}
}
