package dollarbill.bridge;

/** The answer for one row: a model's, a stand-in's with the reason, or none with the reason. */
public sealed interface Prediction {
    /**
     * The model answered.
     *
     * @param values  outputs in contract order
     * @param provenance  who answered, and how
     */
    record Scored(Values values, Provenance provenance) implements Prediction {}

    /**
     * The model did not answer and the caller's analytic stand-in did.
     *
     * @param values  outputs in contract order
     * @param failure  why the model did not answer
     */
    record Fallback(Values values, ModelFailure failure) implements Prediction {}

    /**
     * Nobody answered.
     *
     * @param failure  why
     */
    record Rejected(ModelFailure failure) implements Prediction {}

    /**
     * Where a scored answer comes from.
     *
     * @param model  the model
     * @param generation  the generation that answered
     * @param cache  whether it was computed for this request
     * @param latencyNanos  time from request to answer
     */
    record Provenance(ModelId model, long generation, CacheState cache, long latencyNanos) {}
}
