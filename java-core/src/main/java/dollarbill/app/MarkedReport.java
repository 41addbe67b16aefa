package dollarbill.app;

import com.fasterxml.jackson.databind.JsonNode;
import dollarbill.bridge.registry.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts a report between its marks in a Markdown file.
 *
 * <p>The marks are {@code <!-- report of: NAME -->} and {@code <!-- end of report -->}. Reports of a synthetic market have places of their own, so
 * that they never stand where those of a real one do.
 */
public final class MarkedReport {
    private MarkedReport() {}

    /** Returns the name of the place of a report. */
    public static String mark(String report, boolean synthetic) {
        return report + (synthetic ? ", synthetic market" : "");
    }

    /** Returns the marks of a place, as a person writes them. */
    public static String place(String mark) {
        return "'<!-- report of: " + mark + " -->' … '<!-- end of report -->'";
    }

    /** Returns whether a file has a place for a report. */
    public static boolean hasPlace(String mark, Path file) throws IOException {
        return pattern(mark).matcher(Files.readString(file)).find();
    }

    /**
     * Puts a report between its marks.
     *
     * @param mark  name of the place
     * @throws IllegalArgumentException  if the file has no such marks
     */
    public static void paste(String mark, String report, Path file) throws IOException {
        String text = Files.readString(file);
        Matcher found = pattern(mark).matcher(text);
        if (!found.find()) {
            throw new IllegalArgumentException(file + " has no place " + place(mark));
        }
        AtomicFile.write(file, text.substring(0, found.end(1)) + report + text.substring(found.start(3)));
    }

    /** Puts a report as a terminal shows it between its marks. */
    public static void pasteLines(String mark, List<String> lines, Path file) throws IOException {
        paste(mark, "```text\n" + String.join("\n", lines) + "\n```\n", file);
    }

    private static Pattern pattern(String mark) {
        return Pattern.compile("(?s)(<!-- report of: " + Pattern.quote(mark) + " -->\n)(.*?)(<!-- end of report -->)");
    }

    /** Returns the line that says of a document that its market was made; nothing where it was not. */
    static String notice(JsonNode document) {
        String notice = document.path("notice").asText();
        return notice.isEmpty() ? "" : notice + "\n\n";
    }

    /** Returns a number with its interval, or a dash. */
    static String estimate(JsonNode e, String form) {
        return IntervalText.of(e, 1.0, form, "", "–");
    }
}
