package dollarbill.app.cli;

import static dollarbill.app.cli.FigureText.number;
import static dollarbill.app.cli.FigureText.words;

import com.fasterxml.jackson.databind.JsonNode;
import dollarbill.market.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A surface as text for a terminal: one line an expiry, then what is refused and what to be careful with. */
final class SurfaceText {
    private SurfaceText() {}

    /** Returns the lines of a surface's document. */
    static List<String> lines(JsonNode surface) {
        List<String> lines = new ArrayList<>();
        lines.add(head(surface));
        if (surface.path("synthetic").asBoolean()) {
            lines.add(surface.path("notice").asText());
        }
        surface.path("stale").forEach(copy -> lines.add(StaleText.line(copy)));
        lines.add(quality(surface));
        lines.add("");
        lines.addAll(slices(surface));
        lines.add("");
        if (surface.has("ssvi")) {
            lines.add(ssvi(surface.path("ssvi")));
        }
        lines.add(heston(surface.path("heston")));
        lines.add(arbitrage(surface.path("arbitrage")));
        if (!surface.path("refused").isEmpty()) {
            lines.add("");
            lines.add("without a smile:");
            surface.path("refused")
                    .forEach(slice -> lines.add("  " + slice.path("expiry").asText() + "  " + remark(slice)));
        }
        if (!surface.path("cautions").isEmpty()) {
            lines.add("");
            lines.add("to be careful with:");
            surface.path("cautions")
                    .forEach(caution -> lines
                            .add("  " + caution.path("expiry").asText("all       ") + "  " + remark(caution)));
        }
        return lines;
    }

    private static String ssvi(JsonNode ssvi) {
        String conditions = ssvi.path("conditions")
                .valueStream()
                .map(condition -> condition.path("term").asText() + " " + number(condition.path("value"), 3) + " of "
                        + number(condition.path("at_most"), 1))
                .collect(Collectors.joining(", "));
        return "SSVI: rho " + number(ssvi.path("rho"), 3) + ", eta " + number(ssvi.path("eta"), 3) + ", gamma "
                + number(ssvi.path("gamma"), 3) + ", error " + number(ssvi.path("rmse_vol_points"), 2)
                + " vol points; no arbitrage by " + conditions;
    }

    private static String heston(JsonNode heston) {
        if (heston.has("reason")) {
            return "Heston: " + remark(heston);
        }
        JsonNode p = heston.path("parameters");
        return "Heston: v0 " + number(p.path("v0"), 4) + ", kappa " + number(p.path("kappa"), 3) + ", theta "
                + number(p.path("theta"), 4) + ", sigma " + number(p.path("sigma"), 3) + ", rho "
                + number(p.path("rho"), 3)
                + ", error " + number(heston.path("rmse_vol_points"), 2) + " vol points; 'calibrate' tells more";
    }

    private static String arbitrage(JsonNode arbitrage) {
        String kinds = arbitrage.path("quote_counts")
                .propertyStream()
                .map(field -> words(field.getKey()) + " " + field.getValue().asText())
                .collect(Collectors.joining(", "));
        return "arbitrage: " + arbitrage.path("fit").size() + " in the fit, " + arbitrage.path("quotes").size()
                + " trades in the raw quotes" + (kinds.isEmpty() ? "" : " (" + kinds + ")");
    }

    private static String head(JsonNode surface) {
        return surface.path("symbol").asText() + ", " + words(surface.path("exercise_style").asText())
                + " options as of "
                + surface.path("as_of").asText() + ", spot " + number(surface.path("spot"), 2)
                + (surface.path("spot_implied").asBoolean() ? " (implied)" : "") + ", "
                + surface.path("source").asText();
    }

    private static String quality(JsonNode surface) {
        JsonNode quality = surface.path("quality");
        String excluded = quality.path("excluded")
                .propertyStream()
                .map(field -> Reason.valueOf(field.getKey()).text() + " " + field.getValue().asText())
                .collect(Collectors.joining(", "));
        return quality.path("kept").asText() + " of " + quality.path("quotes").asText() + " quotes usable"
                + (excluded.isEmpty() ? "" : " (" + excluded + ")") + ", " + surface.path("quotes_used").asText()
                + " fitted, error " + number(surface.path("rmse_vol_points"), 2) + " vol points";
    }

    private static List<String> slices(JsonNode surface) {
        TextTable table = TextTable.of(
                "expiry", ">days", ">forward", ">rate %", ">ATM vol %", ">forward vol %", ">25d RR", ">25d BF",
                ">put-call",
                ">quotes", ">inside", ">strikes", ">error");
        for (JsonNode slice : surface.path("slices")) {
            table.add(
                    slice.path("expiry").asText(),
                    slice.path("days_to_expiry").asText(),
                    number(slice.path("forward"), 2),
                    rate(slice),
                    number(slice.path("atm_vol_percent"), 2),
                    number(slice.path("forward_vol_percent"), 2),
                    number(slice.path("risk_reversal_25_delta_points"), 2),
                    number(slice.path("butterfly_25_delta_points"), 2),
                    number(slice.path("put_call_gap_points"), 2),
                    slice.path("quotes_used").asText(),
                    slice.path("quotes_inside").asText(),
                    number(slice.path("min_strike"), 0) + "-" + number(slice.path("max_strike"), 0),
                    number(slice.path("rmse_vol_points"), 2));
        }
        return table.lines();
    }

    /** The rate behind the discount; in brackets where it is the configured one. */
    private static String rate(JsonNode slice) {
        double rate = -100.0 * Math.log(slice.path("discount").asDouble()) / slice.path("years").asDouble();
        String text = String.format(Locale.ROOT, "%.2f", rate);
        return slice.path("discount_implied").asBoolean() ? text : "(" + text + ")";
    }

    private static String remark(JsonNode about) {
        return about.path("reason").asText() + ": " + about.path("detail").asText();
    }
}
