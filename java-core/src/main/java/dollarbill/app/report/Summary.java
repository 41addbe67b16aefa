package dollarbill.app.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The head of the report: what run it is, the notice of a simulated market, the headline numbers. */
final class Summary {
    private Summary() {}

    static void write(Markup page, JsonNode run) {
        page.raw("<header>\n").element("h1", "Option signals as of " + run.path("as_of").asText());
        page.raw("<p class=\"muted\">Run ").text(run.path("run").asText());
        page.raw(", made ").text(run.path("created_at").asText()).raw("; ").text(judge(run)).raw("</p>\n");
        if (run.path("synthetic").asBoolean()) {
            page.raw("<p class=\"banner\" role=\"note\"><strong>Synthetic data.</strong> Everything here is ")
                    .text(run.path("notice").asText("made from synthetic market data"))
                    .raw(".</p>\n");
        }
        stale(page, run);
        page.raw("<dl class=\"tiles\">\n");
        JsonNode book = run.path("portfolio");
        tile(page, "Signals", Integer.toString(run.path("signals").size()), judged(run) + " judged by the model");
        tile(page, "Quotes used", total(run, "kept"), "of " + total(run, "quotes") + " in " + run.path("symbols").size()
                + " chains");
        tile(page, "Positions", Integer.toString(run.path("positions").size()), contracts(run) + " contracts");
        tile(page, "At risk", "$" + Figures.number(allocated(run), 2), "of $"
                + Figures.number(run.path("portfolio_value"), 0));
        tile(page, "Edge after costs", "$" + Figures.number(book.path("edge"), 2), "all positions together");
        tile(page, "Delta", Figures.signed(book.path("delta"), 1), "shares");
        tile(page, "Vega", Figures.signed(book.path("vega"), 2), "$ per vol point");
        tile(page, "Theta", Figures.signed(book.path("theta"), 2), "$ per day");
        page.raw("</dl>\n");
        remarks(page, book);
        page.raw("</header>\n");
    }

    private static void stale(Markup page, JsonNode run) {
        List<String> copies = run.path("symbols")
                .valueStream()
                .flatMap(symbol -> symbol.path("stale").valueStream())
                .map(Figures::stale)
                .distinct()
                .toList();
        if (!copies.isEmpty()) {
            page.raw("<p class=\"banner\" role=\"note\"><strong>Stored copies in place of fresh data.</strong> ")
                    .text(String.join("; ", copies))
                    .raw("</p>\n");
        }
    }

    private static void remarks(Markup page, JsonNode book) {
        page.raw("<ul class=\"remarks\">\n");
        book.path("remarks").forEach(remark -> page.element("li", remark.path("text").asText()));
        book.path("limit_breaches")
                .forEach(breach -> page.element("li", "breach", "Over its limit: "
                        + Figures.words(breach.path("limit")) + " of " + Figures.number(breach.path("value"), 2)
                        + ", allowed "
                        + Figures.number(breach.path("allowed"), 2)));
        page.raw("</ul>\n");
    }

    private static void tile(Markup page, String name, String value, String note) {
        page.raw("<div class=\"tile\">").element("dt", name).element("dd", "value", value);
        page.element("dd", "muted", note).raw("</div>\n");
    }

    private static String judge(JsonNode run) {
        JsonNode model = run.path("model");
        return model.isMissingNode()
                ? "no model has judged it"
                : "judged by " + model.path("name").asText() + ", generation " + model.path("generation").asText();
    }

    private static long judged(JsonNode run) {
        return run.path("signals")
                .valueStream()
                .filter(s -> s.at("/confidence/source").asText().equals("MODEL"))
                .count();
    }

    private static long contracts(JsonNode run) {
        return run.path("signals").valueStream().mapToLong(s -> s.at("/sizing/contracts").asLong()).sum();
    }

    private static double allocated(JsonNode run) {
        return run.path("signals").valueStream().mapToDouble(s -> s.at("/sizing/allocation").asDouble()).sum();
    }

    private static String total(JsonNode run, String field) {
        long sum = run.path("symbols").valueStream().mapToLong(s -> s.at("/quality/" + field).asLong()).sum();
        return Figures.number((double) sum, 0);
    }
}
