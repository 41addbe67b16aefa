package dollarbill.app.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** The table of all signals, and the plot of edge against confidence. */
final class SignalTable {
    private static final String[] COLUMNS = {
        "Contract", "Side", "Bid", "Ask", "Value", "By", "Other model", "Edge %", "Confidence", "90 % interval",
        "Recommendation",
        "Score",
        "Delta", "Gamma", "Vega", "Theta", "Volume", "Open int.", "Days", "Contracts", "Why not more"
    };

    private SignalTable() {}

    static void write(Markup page, JsonNode run) {
        page.raw("<section id=\"signals\">\n").element("h2", "Signals");
        page.element("p", "muted",
                "Value is by Heston's model of the whole chain where it is close enough to the quotes, else by the fitted "
                        + "smile of the expiry; the other model's value stands beside it, in words where it has no say or sees "
                        + "no edge. Edge is after spread and commission, in percent of mid. "
                        + "Confidence is the model's probability that this edge comes in: a profit after costs with the move of the underlying "
                        + "hedged away. Greeks are the option's own per share. Choose a heading to sort.");
        page.raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table of signals\">")
                .raw("<table class=\"sortable\">\n<thead><tr>");
        for (String column : COLUMNS) {
            page.raw("<th scope=\"col\"><button type=\"button\">").text(column).raw("</button></th>");
        }
        page.raw("</tr></thead>\n<tbody>\n");
        run.path("signals").forEach(signal -> row(page, signal));
        page.raw("</tbody></table></div>\n");
        page.element("h3", "Edge against confidence");
        page.chart("scatter", "Scatter of the signals: edge in percent of mid against the model's confidence with its "
                + "interval; the figures are in the table of signals", "tall");
        page.raw("</section>\n");
    }

    private static void row(Markup page, JsonNode s) {
        JsonNode quote = s.path("quote");
        String name = s.path("symbol").asText() + " " + s.path("expiry").asText() + " "
                + Figures.number(s.path("strike"), 2).replaceAll("\\.?0+$", "") + " "
                + Figures.words(s.path("option_type"));
        page.raw("<tr><th scope=\"row\" data-sort=\"").text(name).raw("\" title=\"").text(s.path("id").asText());
        page.raw("\">").text(name).raw("</th>");
        page.cell("", s.path("side").asText(), Figures.words(s.path("side")));
        number(page, quote.path("bid"), 2);
        number(page, quote.path("ask"), 2);
        number(page, s.at("/valuation/model_value"), 3);
        page.cell("", s.at("/valuation/fair_value_source").asText(),
                Figures.words(s.at("/valuation/fair_value_source")));
        other(page, s.path("second_opinion"));
        number(page, s.path("edge_percent"), 1);
        page.cell("num", Figures.sortKey(s.path("ml_confidence")), Figures.percent(s.path("ml_confidence"), 1));
        interval(page, s.path("confidence"), s.path("ml_confidence"));
        String recommendation = s.path("ml_recommendation").asText("");
        page.raw("<td data-sort=\"").text(Figures.sortKey(s.path("ml_confidence"))).raw("\"><span class=\"tag ");
        page.text(recommendation.toLowerCase(Locale.ROOT)).raw("\">");
        page.text(Figures.words(s.path("ml_recommendation"))).raw("</span></td>");
        number(page, s.path("risk_adjusted_score"), 3);
        number(page, s.path("delta"), 3);
        number(page, s.path("gamma"), 4);
        number(page, s.path("vega"), 3);
        number(page, s.path("theta"), 3);
        number(page, quote.path("volume"), 0);
        number(page, quote.path("open_interest"), 0);
        number(page, quote.path("days_to_expiry"), 0);
        number(page, s.at("/sizing/contracts"), 0);
        page.cell("", reason(s), reason(s)).raw("</tr>\n");
    }

    private static void other(Markup page, JsonNode opinion) {
        String reason = opinion.path("reason").asText("");
        String value = Figures.number(opinion.path("model_value"), 3);
        boolean plain = reason.isEmpty() || reason.equals("null");
        page.cell("num", Figures.sortKey(opinion.path("model_value")),
                plain ? value
                        : (opinion.path("model_value").isNumber() ? value + " " : "")
                                + Figures.words(opinion.path("reason")));
    }

    private static void number(Markup page, JsonNode value, int decimals) {
        page.cell("num", Figures.sortKey(value), Figures.number(value, decimals));
    }

    /** Appends the interval as text and as a bar from 0 to 1. */
    private static void interval(Markup page, JsonNode confidence, JsonNode probability) {
        JsonNode low = confidence.path("low");
        JsonNode high = confidence.path("high");
        if (!low.isNumber() || !high.isNumber()) {
            String why = confidence.path("reason").asText(Figures.ABSENT);
            page.cell("muted", "", why.equals("null") ? Figures.ABSENT : Figures.words(why));
            return;
        }
        double left = 100 * low.doubleValue();
        double width = 100 * high.doubleValue() - left;
        page.raw("<td class=\"num\" data-sort=\"").text(low.asText()).raw("\">");
        page.text(Figures.number(left, 0) + " – " + Figures.number(left + width, 0) + " %");
        page.raw(String.format(
                Locale.ROOT,
                "<span class=\"interval\" aria-hidden=\"true\"><i style=\"left:%.1f%%;width:%.1f%%\"></i>"
                        + "<b style=\"left:%.1f%%\"></b></span></td>",
                left,
                width,
                100 * probability.asDouble()));
    }

    private static String reason(JsonNode signal) {
        JsonNode sizing = signal.path("sizing");
        if (sizing.path("reason").isTextual()) {
            return Figures.words(sizing.path("reason"));
        }
        return sizing.path("bound_by").isTextual() ? "bound by " + Figures.words(sizing.path("bound_by"))
                : "Kelly fraction";
    }
}
