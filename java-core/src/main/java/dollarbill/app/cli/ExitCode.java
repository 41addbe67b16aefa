package dollarbill.app.cli;

/** What a command's exit code says; scripts may rely on the numbers. */
public enum ExitCode {
    /** Done. */
    OK(0, "done"),
    /** A fault of the program itself. */
    INTERNAL(1, "a fault of the program itself"),
    /** The command line names something that does not exist or is not allowed. */
    USAGE(2, "wrong command, option or value on the command line"),
    /** A configuration file or an override in the environment is refused. */
    CONFIGURATION(3, "configuration refused"),
    /** Market data is missing or refused. */
    DATA(4, "market data missing or refused"),
    /** A model is missing, refused or failed. */
    MODEL(5, "a model is missing, refused or failed"),
    /** A recomputed figure differs from the stored one. */
    DISAGREEMENT(6, "a recomputed figure differs from the stored one"),
    /** The doctor found something that needs mending. */
    UNHEALTHY(7, "doctor found something that needs mending"),
    /** A file could not be read or written. */
    FILE(8, "a file could not be read or written");

    private final int code;
    private final String text;

    ExitCode(int code, String text) {
        this.code = code;
        this.text = text;
    }

    /** Returns the number the process ends with. */
    public int code() {
        return code;
    }

    /** Returns the meaning in words. */
    public String text() {
        return text;
    }
}
