package dollarbill.model;

/** A model's answer about one signal, or the reason why there is none. */
public sealed interface Judgement {
    /**
     * The model answered.
     *
     * @param confidence  its answer
     */
    record Judged(Confidence confidence) implements Judgement {}

    /**
     * The model did not answer.
     *
     * @param reason  code of the closed list of model reasons, such as {@code MODEL_DISABLED}
     * @param message  the reason in one sentence
     */
    record Unjudged(String reason, String message) implements Judgement {}
}
