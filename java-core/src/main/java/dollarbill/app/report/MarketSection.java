package dollarbill.app.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.TreeSet;

/** The market behind the signals: smiles, quality of the chains, and the manifest of everything that went in. */
final class MarketSection {
    private MarketSection() {}

    static void write(Markup page, JsonNode run) {
        page.raw("<section id=\"market\">\n").element("h2", "Market");
        page.element("h3", "Smiles");
        page.element("p", "muted",
                "The line is the fitted smile; each bar runs from the implied vol of the bid to that of the "
                        + "ask of a quote, with its mid; quotes that became a signal stand out.");
        page.raw("<p><label>Underlying and expiry <select id=\"smile-pick\"></select></label></p>\n");
        page.chart("smile",
                "Implied volatility by strike: fitted smile and the quotes; the figures are in "
                        + "the table of smiles",
                "tall");
        smiles(page, run);
        page.element("h3", "Quality of the chains");
        page.chart("quality",
                "Quotes kept and excluded by reason for each underlying; the figures are in the table below", "");
        quality(page, run);
        page.raw("</section>\n");
        manifest(page, run);
    }

    private static void smiles(Markup page, JsonNode run) {
        page.raw("<details><summary>Figures</summary><div class=\"scroll\" tabindex=\"0\" role=\"region\" ")
                .raw("aria-label=\"Table of smiles\"><table>\n<thead><tr><th scope=\"col\">Smile</th>")
                .raw("<th scope=\"col\">Quotes</th><th scope=\"col\">Forward</th><th scope=\"col\">Vol at the forward</th>")
                .raw("<th scope=\"col\">Error in vol points</th><th scope=\"col\">Remarks</th></tr></thead>\n<tbody>\n");
        for (JsonNode symbol : run.path("symbols")) {
            for (JsonNode smile : symbol.path("smiles")) {
                page.raw("<tr><th scope=\"row\">")
                        .text(symbol.path("symbol").asText() + " " + smile.path("expiry").asText())
                        .raw("</th><td class=\"num\">")
                        .text(smile.path("quotes").asText())
                        .raw("</td><td class=\"num\">")
                        .text(Figures.number(smile.path("forward"), 2))
                        .raw("</td><td class=\"num\">")
                        .text(Figures.number(smile.path("atm_vol_percent"), 2))
                        .raw("</td><td class=\"num\">")
                        .text(Figures.number(smile.path("error_points"), 2))
                        .raw("</td><td>");
                smile.path("reasons").forEach(reason -> page.text(Figures.words(reason) + " "));
                page.raw("</td></tr>\n");
            }
        }
        page.raw("</tbody></table></div></details>\n");
    }

    private static void quality(Markup page, JsonNode run) {
        TreeSet<String> reasons = new TreeSet<>();
        run.path("symbols").forEach(s -> s.at("/quality/excluded").fieldNames().forEachRemaining(reasons::add));
        page.raw("<details><summary>Figures</summary><div class=\"scroll\" tabindex=\"0\" role=\"region\" ")
                .raw("aria-label=\"Table of chain quality\"><table>\n<thead><tr><th scope=\"col\">Underlying</th>")
                .raw("<th scope=\"col\">Quotes</th><th scope=\"col\">Kept</th>");
        reasons.forEach(reason -> page.raw("<th scope=\"col\">").text(Figures.words(reason)).raw("</th>"));
        page.raw("<th scope=\"col\">Signals</th><th scope=\"col\">Ended early</th></tr></thead>\n<tbody>\n");
        for (JsonNode symbol : run.path("symbols")) {
            page.raw("<tr><th scope=\"row\">").text(symbol.path("symbol").asText()).raw("</th>");
            count(page, symbol.at("/quality/quotes"));
            count(page, symbol.at("/quality/kept"));
            reasons.forEach(reason -> count(page, symbol.path("quality").path("excluded").path(reason)));
            count(page, symbol.path("signals"));
            page.raw("<td>").text(symbol.at("/stopped/detail").asText("")).raw("</td></tr>\n");
        }
        page.raw("</tbody></table></div></details>\n");
    }

    private static void count(Markup page, JsonNode value) {
        page.raw("<td class=\"num\">").text(value.isNumber() ? Figures.number(value, 0) : "0").raw("</td>");
    }

    private static void manifest(Markup page, JsonNode run) {
        page.raw("<section id=\"manifest\">\n").element("h2", "What went in");
        page.raw(
                "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Manifest\"><table class=\"hashes\"><tbody>\n");
        entries(page, "", run.path("manifest"));
        run.path("timings_ms")
                .properties()
                .forEach(time -> entry(page, "time " + time.getKey(), time.getValue().asText() + " ms"));
        page.raw("</tbody></table></div>\n</section>\n");
    }

    private static void entries(Markup page, String prefix, JsonNode node) {
        node.properties().forEach(field -> {
            String name = prefix + field.getKey().replace('_', ' ');
            if (field.getValue().isObject()) {
                entries(page, name + " ", field.getValue());
            } else {
                entry(page, name, field.getValue().asText());
            }
        });
    }

    private static void entry(Markup page, String name, String value) {
        page.raw("<tr><th scope=\"row\">").text(name).raw("</th><td><code>").text(value).raw("</code></td></tr>\n");
    }
}
