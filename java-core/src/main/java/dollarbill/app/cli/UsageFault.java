package dollarbill.app.cli;

/** A value on the command line that is well formed but names nothing, or nothing allowed. */
final class UsageFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageFault(String message) {
        super(message);
    }
}
