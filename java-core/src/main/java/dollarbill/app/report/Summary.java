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
        PageHead.notice(page, run);
        stale(page, run);
        page.raw("<dl class=\"tiles\">\n");
        JsonNode book = run.path("portfolio");
        page.tile("Signals", Integer.toString(run.path("signals").size()),
                judged(run) + " judged by the model");
        page.tile("Quotes used", total(run, "kept"),
                "of " + total(run, "quotes") + " in " + run.path("symbols").size()
                        + " chains");
        page.tile("Positions", Integer.toString(run.path("positions").size()), contracts(run) + " contracts");
        page.tile("At risk", "$" + Figures.number(allocated(run), 2), "of $"
                + Figures.number(run.path("portfolio_value"), 0));
        page.tile("Edge after costs", "$" + Figures.number(book.path("edge"), 2), "all positions together");
        page.tile("Delta", Figures.signed(book.path("delta"), 1), "shares");
        page.tile("Vega", Figures.signed(book.path("vega"), 2), "$ per vol point");
        page.tile("Theta", Figures.signed(book.path("theta"), 2), "$ per day");
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
