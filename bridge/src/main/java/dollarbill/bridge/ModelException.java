package dollarbill.bridge;

/** Carries a {@link ModelFailure} to a caller that must act on it. */
public final class ModelException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient ModelFailure failure;

    public ModelException(ModelFailure failure) {
        super(failure.reason() + ": " + failure.message());
        this.failure = failure;
    }

    public ModelException(ModelReason reason, String message) {
        this(ModelFailure.of(reason, message));
    }

    /** Returns the failure. */
    public ModelFailure failure() {
        return failure;
    }
}
