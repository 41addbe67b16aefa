package dollarbill.app.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;

/** The chosen positions: how each came to its size, step by step, and the Greeks they add up to. */
final class PositionSection {
    private static final int MOST_UNTAKEN = 20;

    private PositionSection() {}

    static void write(Markup page, JsonNode run) {
        List<JsonNode> chosen = run.path("signals")
                .valueStream()
                .filter(signal -> signal.at("/sizing/contracts").asLong() > 0)
                .toList();
        page.raw("<section id=\"positions\">\n").element("h2", "Positions");
        List<JsonNode> shown = chosen.isEmpty() ? sized(run) : chosen;
        if (chosen.isEmpty()) {
            page.element("p", "muted", "No signal became a position; the table above says why for each.");
        }
        if (shown.isEmpty()) {
            page.raw("</section>\n");
            return;
        }
        page.element("h3", "From Kelly fraction to size");
        page.raw("<p><label>Position <select id=\"kelly-pick\"></select></label></p>\n");
        page.chart("kelly", "Waterfall from the raw Kelly fraction through each shrinkage and cap to the share of the "
                + "portfolio taken; the figures are in the table below", "");
        steps(page, shown);
        if (!chosen.isEmpty()) {
            greeks(page);
        }
        page.raw("</section>\n");
    }

    /** Returns the best signals for which a Kelly fraction is defined. */
    private static List<JsonNode> sized(JsonNode run) {
        return run.path("signals")
                .valueStream()
                .filter(signal -> signal.at("/sizing/raw_fraction").isNumber())
                .limit(MOST_UNTAKEN)
                .toList();
    }

    private static void greeks(Markup page) {
        page.element("h3", "Greeks by underlying");
        page.raw("<div class=\"grid4\">\n");
        page.chart("delta", "Delta of the positions by underlying, in shares", "small");
        page.chart("gamma", "Gamma of the positions by underlying, in shares per dollar", "small");
        page.chart("vega", "Vega of the positions by underlying, in dollars per vol point", "small");
        page.chart("theta", "Theta of the positions by underlying, in dollars per day", "small");
        page.raw("</div>\n");
    }

    private static void steps(Markup page, List<JsonNode> chosen) {
        page.raw("<details><summary>Figures</summary><div class=\"scroll\" tabindex=\"0\" role=\"region\" ")
                .raw("aria-label=\"Table of position sizes\"><table>\n<thead><tr>");
        for (String column : List.of(
                "Position", "Contracts", "Raw Kelly", "Shrinkages", "After them", "Caps", "Bound by", "Taken",
                "At risk $")) {
            page.raw("<th scope=\"col\">").text(column).raw("</th>");
        }
        page.raw("</tr></thead>\n<tbody>\n");
        for (JsonNode signal : chosen) {
            JsonNode size = signal.path("sizing");
            page.raw("<tr><th scope=\"row\">").text(signal.path("id").asText()).raw("</th>");
            page.raw("<td class=\"num\">").text(size.path("contracts").asText()).raw("</td>");
            page.raw("<td class=\"num\">").text(Figures.percent(size.path("raw_fraction"), 2)).raw("</td>");
            page.raw("<td>").text(factors(size)).raw("</td>");
            page.raw("<td class=\"num\">").text(Figures.percent(size.path("shrunk_fraction"), 2)).raw("</td>");
            page.raw("<td>").text(caps(size)).raw("</td>");
            page.raw("<td>").text(Figures.words(size.path("bound_by"))).raw("</td>");
            page.raw("<td class=\"num\">").text(Figures.percent(size.path("final_fraction"), 2)).raw("</td>");
            page.raw("<td class=\"num\">").text(Figures.number(size.path("allocation"), 2)).raw("</td></tr>\n");
        }
        page.raw("</tbody></table></div></details>\n");
    }

    private static String factors(JsonNode size) {
        return size.path("shrinkages")
                .valueStream()
                .map(f -> Figures.words(f.path("name")) + " × " + Figures.number(f.path("factor"), 3) + " ("
                        + f.path("why").asText() + ")")
                .collect(Collectors.joining("; "));
    }

    private static String caps(JsonNode size) {
        return size.path("caps")
                .valueStream()
                .map(c -> Figures.words(c.path("name")) + " ≤ " + Figures.percent(c.path("limit"), 2) + " ("
                        + c.path("why").asText() + ")")
                .collect(Collectors.joining("; "));
    }
}
