package dollarbill.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** Writes numbers and codes for a terminal: what is absent shows as a dash, and zero has no sign. */
final class FigureText {
    static final String ABSENT = "-";

    private FigureText() {}

    static String number(JsonNode value, int decimals) {
        return value.isNumber() ? number(value.doubleValue(), decimals) : ABSENT;
    }

    static String number(double value, int decimals) {
        return number("%." + decimals + "f", value);
    }

    /** Writes a number in a form that may give it a sign. */
    static String number(String form, double value) {
        String text = String.format(Locale.ROOT, form, value);
        return text.matches("-0\\.?0*") ? text.substring(1) : text;
    }

    /** Writes a code in small letters without its underscores. */
    static String words(String code) {
        return code.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
