package dollarbill.app.report;

import com.fasterxml.jackson.databind.JsonNode;

/** What a surface's reader should know before trusting it: expiries without a smile, cautions, quotes left out. */
final class SurfaceChecks {
    private SurfaceChecks() {}

    static void write(Markup page, JsonNode document) {
        page.raw("<section id=\"checks\">\n").element("h2", "Checks");
        findings(page, "Cautions", document.path("cautions"), "Nothing to be careful with.");
        findings(page, "Expiries without a smile", document.path("refused"), "Every expiry has a smile.");
        quality(page, document.path("quality"));
        page.raw("</section>\n");
    }

    private static void findings(Markup page, String heading, JsonNode findings, String none) {
        page.element("h3", heading);
        if (findings.isEmpty()) {
            page.element("p", "muted", none);
            return;
        }
        open(page, heading, "Expiry", "Finding", "Detail");
        for (JsonNode finding : findings) {
            page.raw("<tr><th scope=\"row\">")
                    .text(finding.path("expiry").asText("all"))
                    .raw("</th><td>")
                    .text(Figures.words(finding.path("reason")))
                    .raw("</td><td class=\"wrap\">")
                    .text(finding.path("detail").asText())
                    .raw("</td></tr>\n");
        }
        page.raw("</tbody></table></div>\n");
    }

    private static void quality(Markup page, JsonNode quality) {
        page.element("h3", "Quotes left out");
        if (quality.path("excluded").isEmpty()) {
            page.element("p", "muted", "None.");
            return;
        }
        open(page, "Quotes left out", "Reason", "Quotes");
        quality.path("excluded")
                .properties()
                .forEach(field -> page.raw("<tr><th scope=\"row\">")
                        .text(Figures.words(field.getKey()))
                        .raw("</th><td class=\"num\">")
                        .text(Figures.number(field.getValue(), 0))
                        .raw("</td></tr>\n"));
        page.raw("</tbody></table></div>\n");
    }

    private static void open(Markup page, String label, String... heads) {
        page.raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
                .text(label)
                .raw("\"><table>\n<thead><tr>");
        for (String head : heads) {
            page.raw("<th scope=\"col\">").text(head).raw("</th>");
        }
        page.raw("</tr></thead>\n<tbody>\n");
    }
}
