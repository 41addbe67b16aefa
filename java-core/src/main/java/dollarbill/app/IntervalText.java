package dollarbill.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** Writes a figure of a document with its interval: value, then low and high in brackets. */
public final class IntervalText {
    private IntervalText() {}

    /**
     * Returns the words.
     *
     * @param estimate  object with value, low and high
     * @param scale  factor on all three
     * @param form  format of each
     * @param unit  after the value, or nothing
     * @param absent  what stands where there is no figure
     */
    public static String of(JsonNode estimate, double scale, String form, String unit, String absent) {
        return estimate.path("value").isNumber()
                ? number(estimate, "value", scale, form) + unit + " [" + number(estimate, "low", scale, form) + ", "
                        + number(estimate, "high", scale, form) + "]"
                : absent;
    }

    private static String number(JsonNode estimate, String name, double scale, String form) {
        return String.format(Locale.ROOT, form, scale * estimate.path(name).asDouble());
    }
}
