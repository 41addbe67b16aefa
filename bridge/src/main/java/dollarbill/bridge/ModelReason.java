package dollarbill.bridge;

/** Why a model gave no answer of its own. The name of a constant is its code in logs, JSON and exit codes. */
public enum ModelReason {
    /** No file of that name in the models folder. */
    MODEL_NOT_FOUND,
    /** Switched off by configuration. */
    MODEL_DISABLED,
    /** The interpreter or the model is still starting. */
    MODEL_WARMING,
    /** The file is not valid Python. */
    MODEL_SYNTAX,
    /** The file lacks part of the contract, or declares it wrongly. */
    MODEL_CONTRACT,
    /** The model needs learned state and no version of it is in service. */
    MODEL_ARTEFACT_MISSING,
    /** The learned state cannot be read by this code. */
    MODEL_ARTEFACT_INVALID,
    /** An answer on the golden vectors moved further than they allow. */
    MODEL_GOLDEN,
    /** The row sent is not what the contract allows. */
    MODEL_INPUT_INVALID,
    /** Python raised an exception. */
    MODEL_FAILED,
    /** The answer has the wrong shape, a value outside its range, or a value that is not finite. */
    MODEL_OUTPUT_INVALID,
    /** No answer within the deadline. */
    MODEL_DEADLINE,
    /** The model failed too often lately and rests. */
    MODEL_BREAKER_OPEN,
    /** Too many requests wait already. */
    MODEL_OVERLOADED,
    /** The model tried something its sandbox forbids. */
    MODEL_FORBIDDEN,
    /** The model used more memory or stack than there is. */
    MODEL_EXHAUSTED,
    /** Training did not end in learned state. */
    MODEL_TRAINING_FAILED,
    /** The registry on disk cannot be read or written. */
    MODEL_REGISTRY,
    /** The host is shut down, or the interpreter broke. */
    MODEL_HOST_CLOSED
}
