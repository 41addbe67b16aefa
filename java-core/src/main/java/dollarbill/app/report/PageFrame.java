package dollarbill.app.report;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Begin and end of every page: it loads nothing, fits a phone, and is light or dark as its reader's screen. */
final class PageFrame {
    private static final String STYLES = "style-src 'unsafe-inline'";
    private static final String END = "</body>\n</html>\n";

    private PageFrame() {}

    /** What a page may show besides text and tables. */
    enum Content {
        /** Nothing. */
        TEXT(STYLES),
        /** Charts drawn by its own script. */
        CHARTS(STYLES + "; script-src 'unsafe-inline'; img-src data:"),
        /** Charts in three dimensions. */
        SURFACES(STYLES + "; script-src 'unsafe-inline'; img-src data: blob:");

        private final String policy;

        Content(String policy) {
            this.policy = policy;
        }
    }

    /** Returns a page up to where its content begins. */
    static Markup begin(String title, Content content, String... styles) {
        return new Markup().raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .raw("<meta name=\"color-scheme\" content=\"light dark\">\n")
                .raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
                .raw(content.policy + "\">\n")
                .element("title", title)
                .raw("<style>\n" + Arrays.stream(styles).map(Embedded::resource).collect(Collectors.joining()))
                .raw("</style>\n</head>\n<body>\n<main>\n");
    }

    /** Ends a page of text and returns it. */
    static String end(Markup page) {
        return page.raw("</main>\n" + END).toString();
    }

    /** Ends a page that draws: its data as {@link Embedded#json} wrote them, the library, the script that draws. */
    static String end(Markup page, String data, String library, String script) {
        return page.raw("</main>\n<script type=\"application/json\" id=\"data\">")
                .raw(data)
                .raw("</script>\n<script>\n" + Embedded.resource(library) + "\n</script>\n")
                .raw("<script>\n" + Embedded.resource(script) + "</script>\n" + END)
                .toString();
    }
}
