package dollarbill.market;

/** A data file that cannot be read as what it should be; names file, line, column, value and domain. */
public final class DataFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final long line;
    private final String column;

    /**
     * Creates a fault.
     *
     * @param file  file name
     * @param line  line from 1, or 0 for the file as a whole
     * @param column  column name, or empty for the line as a whole
     * @param message  what is wrong: the value and what is allowed
     */
    public DataFault(String file, long line, String column, String message) {
        super(file + (line > 0 ? ":" + line : "") + (column.isEmpty() ? "" : " [" + column + "]") + ": " + message);
        this.file = file;
        this.line = line;
        this.column = column;
    }

    /** Returns the file name. */
    public String file() {
        return file;
    }

    /** Returns the line from 1, or 0. */
    public long line() {
        return line;
    }

    /** Returns the column name, or an empty text. */
    public String column() {
        return column;
    }
}
