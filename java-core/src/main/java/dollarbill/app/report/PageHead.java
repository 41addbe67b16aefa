package dollarbill.app.report;

import com.fasterxml.jackson.databind.JsonNode;
import dollarbill.market.ExpiryTime;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What the head of a page tells before its figures: whose quotes it shows, and whether the market is real. */
final class PageHead {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH)
            .withZone(ExpiryTime.NEW_YORK);

    private PageHead() {}

    /** Writes of which moment, source and style of exercise the quotes of a document are. */
    static void quotes(Markup page, JsonNode document, String end) {
        page.element("p", "muted", "Quotes of " + MOMENT.format(Instant.parse(document.path("as_of").asText()))
                + " New York, from " + document.path("source").asText() + "; "
                + (document.path("exercise_style").asText().equals("AMERICAN") ? "American" : "European")
                + " options" + end);
    }

    /** Writes the notice of a document about a simulated market. */
    static void notice(Markup page, JsonNode document) {
        if (document.path("synthetic").asBoolean()) {
            page.raw("<p class=\"banner\" role=\"note\"><strong>Synthetic data.</strong> Everything here is ")
                    .text(document.path("notice").asText("made from synthetic market data"))
                    .raw(".</p>\n");
        }
    }
}
