package dollarbill.bridge;

import java.time.Instant;
import java.util.Optional;

/**
 * State of one model.
 *
 * @param model  the model
 * @param state  what it does now
 * @param generation  the generation in service
 * @param servingSince  when that generation was swapped in
 * @param refusal  why the newest save, promotion or start is not in service; absent where it is
 * @param health  figures since the start
 */
public record ModelStatus(
        ModelId model,
        State state,
        Optional<Generation> generation,
        Optional<Instant> servingSince,
        Optional<Refusal> refusal,
        Health health) {
    /** What a model does. */
    public enum State {
        /** Switched off by configuration. */
        DISABLED,
        /** Being loaded for the first time. */
        WARMING,
        /** Serving what is on disk. */
        SERVING,
        /** Serving the last good generation while what is on disk is refused. */
        SERVING_PREVIOUS,
        /** Serving nothing: nothing good was ever loaded. */
        UNAVAILABLE
    }

    /**
     * A refused change.
     *
     * @param at  when it was refused
     * @param codeHash  hash of the texts that were refused
     * @param failure  why
     */
    public record Refusal(Instant at, String codeHash, ModelFailure failure) {}

    /**
     * Figures of one model.
     *
     * @param predictions  rows answered by the model, cached ones included
     * @param errors  rows the model failed to answer
     * @param latencyP50Micros  median time of computed answers, in microseconds; 0 before the first
     * @param latencyP99Micros  99th percentile of the same
     * @param cacheHitRate  share of rows answered from the cache; 0 before the first
     * @param breaker  state of the circuit breaker: CLOSED, OPEN or HALF_OPEN
     * @param swaps  generations swapped in since the start
     * @param refused  changes refused since the start
     */
    public record Health(
            long predictions,
            long errors,
            double latencyP50Micros,
            double latencyP99Micros,
            double cacheHitRate,
            String breaker,
            long swaps,
            long refused) {}
}
