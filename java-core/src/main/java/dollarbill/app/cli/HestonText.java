package dollarbill.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A calibration as text for a terminal: parameters with their errors, how the fit ended, how it lies to each expiry. */
final class HestonText {
    private static final String[][] PARAMETERS = {{"v0", "variance now"}, {"kappa", "speed of return a year"},
        {"theta", "long-run variance"}, {"sigma", "volatility of variance"}, {"rho", "correlation with the price"}};

    private HestonText() {}

    /** Returns the lines of a calibration's document. */
    static List<String> lines(JsonNode document) {
        List<String> lines = new ArrayList<>();
        lines.add(document.path("symbol").asText() + ", Heston's model as of " + document.path("as_of").asText()
                + ", spot "
                + number(document.path("spot"), 2) + ", " + document.path("source").asText());
        if (document.path("synthetic").asBoolean()) {
            lines.add(document.path("notice").asText());
        }
        lines.add("");
        lines.addAll(parameters(document));
        lines.add("");
        lines.add("error " + number(document.path("rmse_vol_points"), 2) + " vol points over "
                + document.path("quotes").asText() + " quotes, "
                + number(document.path("weighted_rms"), 2) + " of their tolerances; half of them within "
                + number(document.path("median_half_spreads"), 2) + " half spreads");
        lines.add("Feller's number " + number(document.path("feller"), 3) + ": variance "
                + (document.path("feller_holds").asBoolean() ? "stays above zero" : "touches zero"));
        lines.add("stopped by " + words(document.path("stop"))
                + (document.path("converged").asBoolean() ? "" : ", not converged") + ", after "
                + document.path("iterations").asText() + " iterations of " + starts(document));
        lines.add("");
        lines.addAll(expiries(document));
        return lines;
    }

    private static String starts(JsonNode document) {
        int starts = document.path("starts").size();
        return starts + (starts == 1 ? " start" : " starts");
    }

    private static List<String> parameters(JsonNode document) {
        TextTable table = TextTable.of("parameter", "meaning", ">value", ">standard error", "in doubt because");
        for (String[] parameter : PARAMETERS) {
            table.add(
                    parameter[0],
                    parameter[1],
                    number(document.path("parameters").path(parameter[0]), 5),
                    number(document.path("standard_errors").path(parameter[0]), 5),
                    doubts(document, parameter[0]));
        }
        return table.lines();
    }

    private static String doubts(JsonNode document, String parameter) {
        List<String> all = new ArrayList<>();
        for (JsonNode doubt : document.path("doubts")) {
            if (doubt.path("parameter").asText().equals(parameter)) {
                all.add(words(doubt.path("cause")) + (doubt.has("with") ? " with " + doubt.path("with").asText() : "")
                        + " "
                        + number(doubt.path("value"), 3));
            }
        }
        return String.join(", ", all);
    }

    private static List<String> expiries(JsonNode document) {
        TextTable table = TextTable.of("expiry", ">days", ">quotes", ">error, vol points", ">median",
                ">in half spreads", "");
        for (JsonNode expiry : document.path("expiries")) {
            table.add(
                    expiry.path("expiry").asText(),
                    expiry.path("days_to_expiry").asText(),
                    expiry.path("quotes").asText(),
                    number(expiry.path("rmse_vol_points"), 2),
                    number(expiry.path("median_vol_points"), 2),
                    number(expiry.path("median_half_spreads"), 2),
                    expiry.path("fitted").asBoolean() ? "" : "judged, not fitted");
        }
        return table.lines();
    }

    private static String words(JsonNode code) {
        return FigureText.words(code.asText());
    }

    private static String number(JsonNode value, int decimals) {
        return value.isNumber() ? String.format(Locale.ROOT, "%." + decimals + "f", value.doubleValue()) : "-";
    }
}
