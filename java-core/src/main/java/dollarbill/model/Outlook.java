package dollarbill.model;

/**
 * What a model of daily features foretells, or the reason why it does not.
 *
 * @param <T>  what it foretells
 */
public sealed interface Outlook<T> {
    /**
     * The model answered.
     *
     * @param value  its answer
     * @param identity  which code and learned state answered
     * @param <T>  what it foretells
     */
    record Foretold<T>(T value, ModelIdentity identity) implements Outlook<T> {}

    /**
     * The model did not answer.
     *
     * @param reason  code of the closed list of model reasons, such as {@code MODEL_ARTEFACT_MISSING}
     * @param message  the reason in one sentence
     * @param <T>  what it would have foretold
     */
    record Untold<T>(String reason, String message) implements Outlook<T> {}
}
