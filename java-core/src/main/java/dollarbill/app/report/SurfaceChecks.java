package dollarbill.app.report;

import com.fasterxml.jackson.databind.JsonNode;

/** What a surface's reader should know before trusting it: arbitrage, expiries without a smile, cautions, quotes left out. */
final class SurfaceChecks {
    private static final int MOST_TRADES = 50;

    private SurfaceChecks() {}

    static void write(Markup page, JsonNode document) {
        page.raw("<section id=\"checks\">\n").element("h2", "Checks");
        fit(page, document.at("/arbitrage/fit"));
        quotes(page, document.path("arbitrage"));
        findings(page, "Cautions", document.path("cautions"), "Nothing to be careful with.");
        findings(page, "Expiries without a smile", document.path("refused"), "Every expiry has a smile.");
        quality(page, document.path("quality"));
        page.raw("</section>\n");
    }

    private static void fit(Markup page, JsonNode found) {
        page.element("h3", "Arbitrage in the fitted surface");
        if (found.isEmpty()) {
            page.element("p", "muted",
                    "None: no butterfly in any smile, no calendar between neighbours, quoted strikes and wings.");
            return;
        }
        open(page, "Arbitrage in the fitted surface", "Expiry", "Kind", "Where", ">Size");
        for (JsonNode each : found) {
            page.raw("<tr><th scope=\"row\">")
                    .text(each.path("expiry").asText())
                    .raw("</th><td>")
                    .text(Figures.words(each.path("kind"))
                            + (each.has("earlier") ? " against " + each.path("earlier").asText() : ""))
                    .raw("</td><td class=\"wrap\">")
                    .text(each.path("wing").asBoolean()
                            ? "in the slope of a wing"
                            : "at log-moneyness " + Figures.number(each.path("log_moneyness"), 3)
                                    + (each.path("quoted").asBoolean() ? "" : ", beyond the quoted strikes"))
                    .raw("</td><td class=\"num\">")
                    .text(Figures.significant(each.path("size")))
                    .raw("</td></tr>\n");
        }
        page.raw("</tbody></table></div>\n");
    }

    private static void quotes(Markup page, JsonNode arbitrage) {
        JsonNode found = arbitrage.path("quotes");
        page.element("h3", "Arbitrage in the raw quotes");
        page.element("p", "muted",
                "Trades at the quoted prices, before the quality check and before costs, that cannot lose: "
                        + Figures.number((double) found.size(), 0) + " among "
                        + Figures.number(arbitrage.path("quotes_compared"), 0) + " quotes"
                        + (found.size() > MOST_TRADES
                                ? "; the largest " + MOST_TRADES + " are shown, the JSON document has all."
                                : "."));
        if (found.isEmpty()) {
            return;
        }
        open(page, "Arbitrage in the raw quotes", "Kind", ">Earns a share", "Legs");
        found.valueStream().limit(MOST_TRADES).forEach(each -> {
            page.raw("<tr><th scope=\"row\">")
                    .text(Figures.words(each.path("kind")))
                    .raw("</th><td class=\"num\">")
                    .text(Figures.number(each.path("size"), 4))
                    .raw("</td><td class=\"wrap\">");
            each.path("legs")
                    .forEach(leg -> page.text((leg.path("quantity").doubleValue() < 0 ? "sell " : "buy ")
                            + Figures.number(Math.abs(leg.path("quantity").doubleValue()), 2) + " "
                            + leg.path("contract").asText() + " at " + Figures.number(leg.path("price"), 2) + "; "));
            page.raw("</td></tr>\n");
        });
        page.raw("</tbody></table></div>\n");
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
        open(page, "Quotes left out", "Reason", ">Quotes");
        quality.path("excluded")
                .properties()
                .forEach(field -> page.raw("<tr><th scope=\"row\">")
                        .text(Figures.words(field.getKey()))
                        .raw("</th><td class=\"num\">")
                        .text(Figures.number(field.getValue(), 0))
                        .raw("</td></tr>\n"));
        page.raw("</tbody></table></div>\n");
    }

    /** Opens a table; a head that begins with {@code >} stands over a column of figures. */
    static void open(Markup page, String label, String... heads) {
        page.raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
                .text(label)
                .raw("\"><table>\n<thead><tr>");
        for (String head : heads) {
            boolean figures = head.startsWith(">");
            page.raw(figures ? "<th scope=\"col\" class=\"num\">" : "<th scope=\"col\">")
                    .text(figures ? head.substring(1) : head)
                    .raw("</th>");
        }
        page.raw("</tr></thead>\n<tbody>\n");
    }
}
