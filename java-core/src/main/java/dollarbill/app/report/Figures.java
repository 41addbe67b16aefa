package dollarbill.app.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** Writes numbers of the run's document for people; a number that is absent shows as a dash, never as zero. */
final class Figures {
    static final String ABSENT = "–";

    private Figures() {}

    static String number(JsonNode value, int decimals) {
        return value.isNumber() ? number(value.doubleValue(), decimals) : ABSENT;
    }

    static String number(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%,." + decimals + "f", value);
        return text.startsWith("-") ? "−" + text.substring(1) : text;
    }

    /** Writes a number of unknown size with three digits that count. */
    static String significant(JsonNode value) {
        return value.isNumber() ? String.format(Locale.ROOT, "%.3g", value.doubleValue()).replace("-", "−") : ABSENT;
    }

    static String signed(JsonNode value, int decimals) {
        String text = number(value, decimals);
        return value.isNumber() && value.doubleValue() > 0 ? "+" + text : text;
    }

    static String percent(JsonNode share, int decimals) {
        return share.isNumber() ? number(100 * share.doubleValue(), decimals) + " %" : ABSENT;
    }

    /** Writes a stored copy that stands in for data that could not be fetched. */
    static String stale(JsonNode copy) {
        String age = copy.has("age_seconds") ? ", stored " + copy.path("age_seconds").asLong() / 3_600 + " h ago" : "";
        return copy.path("item").asText() + age + ": " + copy.path("failure").asText();
    }

    static String words(JsonNode code) {
        return code.isTextual() ? code.textValue().toLowerCase(Locale.ROOT).replace('_', ' ') : ABSENT;
    }

    static String words(String code) {
        return code.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Returns what a cell sorts by; absent values sort last. */
    static String sortKey(JsonNode value) {
        return value.isNumber() ? value.asText() : "";
    }
}
