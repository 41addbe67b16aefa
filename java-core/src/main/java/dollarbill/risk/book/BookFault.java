package dollarbill.risk.book;

/**
 * One thing wrong in a book as written down.
 *
 * @param line  line from 1
 * @param path  JSON path, or column of a CSV file; empty for the line as a whole
 * @param value  what stands there, shortened
 * @param domain  what is allowed
 */
public record BookFault(long line, String path, String value, String domain) {
    private static final int LONGEST = 60;

    public BookFault {
        value = value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…";
    }

    @Override
    public String toString() {
        return line + (path.isEmpty() ? "" : " [" + path + "]") + ": '" + value + "' must be " + domain;
    }
}
