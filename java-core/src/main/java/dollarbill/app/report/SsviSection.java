package dollarbill.app.report;

import com.fasterxml.jackson.databind.JsonNode;

/** The SSVI surface behind the smiles: three parameters for all expiries, and the conditions that keep it free of arbitrage. */
final class SsviSection {
    private SsviSection() {}

    static void write(Markup page, JsonNode document) {
        JsonNode ssvi = document.path("ssvi");
        page.raw("<section id=\"ssvi\">\n").element("h2", "SSVI");
        if (ssvi.isMissingNode()) {
            page.element("p", "muted", "Not fitted: no expiry has a smile.");
        } else {
            fitted(page, ssvi);
        }
        page.raw("</section>\n");
    }

    private static void fitted(Markup page, JsonNode ssvi) {
        page.element("p", "muted",
                "The surface the smiles were started from, free of arbitrage by its parameters: tilt ρ "
                        + Figures.number(ssvi.path("rho"), 3) + ", level η " + Figures.number(ssvi.path("eta"), 3)
                        + ", decay γ "
                        + Figures.number(ssvi.path("gamma"), 3) + ". It misses the quotes by "
                        + Figures.number(ssvi.path("rmse_vol_points"), 2) + " vol points, mean of the expiries.");
        SurfaceChecks.open(page, "Conditions of no arbitrage", "Rules out", "Term", ">Value", ">At most", "Holds");
        for (JsonNode condition : ssvi.path("conditions")) {
            page.raw("<tr><th scope=\"row\">")
                    .text(Figures.words(condition.path("kind")))
                    .raw("</th><td class=\"wrap\">")
                    .text(condition.path("term").asText())
                    .raw("</td><td class=\"num\">")
                    .text(Figures.number(condition.path("value"), 4))
                    .raw("</td><td class=\"num\">")
                    .text(Figures.number(condition.path("at_most"), 1))
                    .raw("</td><td>")
                    .text(condition.path("holds").asBoolean() ? "yes" : "no")
                    .raw("</td></tr>\n");
        }
        page.raw("</tbody></table></div>\n");
    }
}
