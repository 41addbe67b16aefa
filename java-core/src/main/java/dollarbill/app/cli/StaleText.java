package dollarbill.app.cli;

import com.fasterxml.jackson.databind.JsonNode;

/** A stored copy that stands in for fresh data as a line of text. */
final class StaleText {
    private static final long HOUR_SECONDS = 3_600;

    private StaleText() {}

    /** Returns the line of one entry of {@code stale} in a document. */
    static String line(JsonNode copy) {
        String age = copy.has("age_seconds")
                ? ", stored " + copy.path("age_seconds").asLong() / HOUR_SECONDS + " h ago"
                : "";
        return copy.path("reason").asText() + ": " + copy.path("item").asText() + age + ": "
                + copy.path("failure").asText();
    }
}
