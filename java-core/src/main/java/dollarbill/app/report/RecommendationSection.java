package dollarbill.app.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The strategy recommended for each underlying, or no trade with the reason. */
final class RecommendationSection {
    private RecommendationSection() {}

    static void write(Markup page, JsonNode run) {
        JsonNode all = run.path("recommendations");
        if (all.isEmpty()) {
            return;
        }
        page.raw("<section id=\"recommendations\">\n").element("h2", "Recommendations");
        page.element("p", "muted",
                "By the models of daily features, one after the other, the surest first, each for what those before it leave.");
        page.raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" ")
                .raw("aria-label=\"Table of recommendations\"><table>\n<thead><tr>");
        for (String column : List.of(
                "Underlying", "Strategy", "Size", "Contracts", "At risk $", "Direction", "IV regime", "IV goes",
                "Large move", "Market", "Expected vol %", "Why not, or how")) {
            page.raw("<th scope=\"col\">").text(column).raw("</th>");
        }
        page.raw("</tr></thead>\n<tbody>\n");
        all.forEach(one -> row(page, one));
        page.raw("</tbody></table></div>\n");
        untold(page, all);
        page.raw("</section>\n");
    }

    private static void row(Markup page, JsonNode one) {
        page.raw("<tr><th scope=\"row\">").text(one.path("symbol").asText()).raw("</th><td>");
        page.text(one.path("strategy").asText()).raw("</td><td>").text(one.path("position_size").asText());
        page.raw("</td><td class=\"num\">").text(one.path("contracts").asText("0"));
        page.raw("</td><td class=\"num\">").text(Figures.number(one.path("capital_at_risk"), 2)).raw("</td><td>");
        page.text(confidence(one.path("direction"), one.path("direction_confidence"))).raw("</td><td>");
        page.text(confidence(one.path("iv_regime"), one.path("iv_confidence"))).raw("</td><td>");
        page.text(Figures.words(one.at("/forecasts/volatility/expected_iv_direction"))).raw("</td><td class=\"num\">");
        page.text(Figures.percent(one.at("/forecasts/large_move/probability"), 1)).raw("</td><td>");
        page.text(Figures.words(one.at("/forecasts/market/regime"))).raw("</td><td class=\"num\">");
        page.text(Figures.number(one.at("/features/volatility_forecast"), 1)).raw("</td><td>");
        page.text(one.has("reason")
                ? Figures.words(one.path("reason")) + ": " + one.path("detail").asText()
                : legs(one.path("structure")));
        page.raw("</td></tr>\n");
    }

    private static String legs(JsonNode structure) {
        return String.join(", ", structure.path("legs")
                .valueStream()
                .map(leg -> leg.path("quantity").asText() + " " + leg.path("code").asText())
                .toList());
    }

    private static String confidence(JsonNode what, JsonNode share) {
        return what.isTextual() ? Figures.words(what) + " " + Figures.percent(share, 1) : Figures.ABSENT;
    }

    /** Writes once why models did not answer. */
    private static void untold(Markup page, JsonNode all) {
        Set<String> reasons = new TreeSet<>();
        all.forEach(one -> one.path("forecasts").forEach(forecast -> {
            if (forecast.has("reason")) {
                reasons.add(Figures.words(forecast.path("reason")) + ": " + forecast.path("detail").asText());
            }
        }));
        page.raw("<ul class=\"remarks\">\n");
        reasons.forEach(reason -> page.element("li", reason));
        page.raw("</ul>\n");
    }
}
