package dollarbill.app.config;

/**
 * One thing wrong with the configuration.
 *
 * @param source  file, or {@code environment variable NAME}
 * @param line  line in the file from 1; 0 where the source has no lines
 * @param column  column in the line from 1; 0 where the source has no lines
 * @param path  JSON path of the value, such as {@code $.costs.slippage}
 * @param value  the value as written, shortened; empty where there is none
 * @param problem  what is wrong and what is allowed
 */
public record ConfigFault(String source, int line, int column, String path, String value, String problem) {
    private static final int LONGEST_VALUE = 60;

    public ConfigFault {
        if (value.length() > LONGEST_VALUE) {
            value = value.substring(0, LONGEST_VALUE) + "…";
        }
    }

    @Override
    public String toString() {
        String place = line == 0 ? source : source + ":" + line + ":" + column;
        return place + ": " + path + (value.isEmpty() ? "" : " = " + value) + ": " + problem;
    }
}
