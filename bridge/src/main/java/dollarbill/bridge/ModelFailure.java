package dollarbill.bridge;

import java.util.Optional;

/**
 * One failure, in enough detail to mend its cause.
 *
 * @param reason  the closed reason
 * @param message  one sentence for a person, naming values and domains
 * @param where  place in Python, where there is one
 */
public record ModelFailure(ModelReason reason, String message, Optional<PythonPlace> where) {
    /** Creates a failure without a place in Python. */
    public static ModelFailure of(ModelReason reason, String message) {
        return new ModelFailure(reason, message, Optional.empty());
    }

    /**
     * Where Python was.
     *
     * @param exceptionType  Python's exception type, such as {@code "ZeroDivisionError"}; {@code "stopped"} where the
     *     deadline ended it, {@code "returned"} where its answer is refused
     * @param file  file name relative to the Python folder, such as {@code "models/signal_classifier.py"}
     * @param line  line, from 1; that of the function's beginning where nothing was raised
     */
    public record PythonPlace(String exceptionType, String file, int line) {}
}
