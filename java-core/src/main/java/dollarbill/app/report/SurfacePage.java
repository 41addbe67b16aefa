package dollarbill.app.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.app.SurfaceReading;
import dollarbill.app.report.PageFrame.Content;
import java.util.Comparator;

/**
 * The page of a surface: one HTML file with the surface in three dimensions, the smiles, the term structure and what is not
 * right with them, which loads nothing from anywhere.
 *
 * <p>Figures are in plain tables and readable without scripts; pictures are drawn by plotly.js, which is part of the file.
 */
final class SurfacePage {
    private static final int MONTH_DAYS = 30;

    private SurfacePage() {}

    /** Returns the page of a surface and its document. */
    static String page(SurfaceReading.Fitted reading, ObjectNode document) {
        Markup page = PageFrame.begin(title(document) + " " + document.path("quote_date").asText(), Content.SURFACES,
                "report.css", "surface.css");
        header(page, document);
        surface(page);
        smiles(page);
        term(page, document);
        SsviSection.write(page, document);
        HestonSection.write(page, document);
        SurfaceChecks.write(page, document);
        return PageFrame.end(page, Embedded.json(data(reading, document)), "plotly-gl3d.min.js", "surface.js");
    }

    private static ObjectNode data(SurfaceReading.Fitted reading, ObjectNode document) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.set("surface", document);
        data.set("smiles", SurfacePlots.of(reading));
        return data;
    }

    private static String title(JsonNode document) {
        return document.path("symbol").asText() + " volatility surface";
    }

    private static void header(Markup page, JsonNode document) {
        page.raw("<header>\n").element("h1", title(document));
        PageHead.quotes(page, document, ".");
        if (document.has("stale")) {
            page.raw("<p class=\"banner\" role=\"note\"><strong>Stored copy in place of fresh data.</strong> ")
                    .text(String.join("; ", document.path("stale").valueStream().map(Figures::stale).toList()))
                    .raw("</p>\n");
        }
        PageHead.notice(page, document);
        page.raw("<dl class=\"tiles\">\n");
        tiles(page, document);
        page.raw("</dl>\n<nav aria-label=\"Sections\"><a href=\"#surface\">Surface</a> <a href=\"#smile\">Smile</a> ")
                .raw("<a href=\"#term\">Term structure</a> <a href=\"#ssvi\">SSVI</a> <a href=\"#heston\">Heston</a> <a href=\"#checks\">Checks</a></nav>\n</header>\n");
    }

    private static void tiles(Markup page, JsonNode document) {
        JsonNode slices = document.path("slices");
        page.tile("Spot", Figures.number(document.path("spot"), 2),
                document.path("spot_implied").asBoolean() ? "implied by put-call parity" : "as quoted");
        if (!slices.isEmpty()) {
            month(page, slices);
            ends(page, slices.get(0), slices.get(slices.size() - 1));
        }
        page.tile("Expiries", Integer.toString(slices.size()),
                document.path("refused").size() + " without a smile");
        page.tile("Quotes fitted", Figures.number(document.path("quotes_used"), 0),
                "of " + Figures.number(document.at("/quality/kept"), 0) + " usable, "
                        + Figures.number(document.at("/quality/quotes"), 0) + " quoted");
        page.tile("Fit error", Figures.number(document.path("rmse_vol_points"), 2), "vol points; "
                + Figures.number(document.path("quotes_inside"), 0) + " quotes within their spread");
        long within = document.at("/arbitrage/fit")
                .valueStream()
                .filter(found -> found.path("quoted").asBoolean())
                .count();
        page.tile("Arbitrage", Integer.toString(document.at("/arbitrage/fit").size()), "in the fit, " + within
                + " within quoted strikes; " + Figures.number((double) document.at("/arbitrage/quotes").size(), 0)
                + " in the raw quotes");
    }

    /** The expiry nearest to a month, by which underlyings are compared. */
    private static void month(Markup page, JsonNode slices) {
        JsonNode nearest = slices.valueStream()
                .min(Comparator.comparingLong(slice -> Math.abs(slice.path("days_to_expiry").asLong() - MONTH_DAYS)))
                .orElseThrow();
        page.tile("Month vol", Figures.number(nearest.path("atm_vol_percent"), 1) + " %",
                "at the forward, " + days(nearest.path("days_to_expiry").asLong()) + "; 25Δ risk reversal "
                        + Figures.signed(nearest.path("risk_reversal_25_delta_points"), 1));
    }

    private static void ends(Markup page, JsonNode near, JsonNode far) {
        page.tile("Near to far vol, %",
                Figures.number(near.path("atm_vol_percent"), 1) + "–" + Figures.number(far.path("atm_vol_percent"), 1),
                near.path("days_to_expiry").asText() + " to " + days(far.path("days_to_expiry").asLong()));
    }

    private static String days(long days) {
        return days + (days == 1 ? " day" : " days");
    }

    private static void surface(Markup page) {
        page.raw("<section id=\"surface\">\n").element("h2", "Surface");
        page.raw(
                "<p class=\"controls\"><label>Strikes as <select id=\"axis\"><option value=\"deviations\">standard deviations")
                .raw("</option><option value=\"moneyness\">percent of the forward</option>")
                .raw("<option value=\"strike\">prices</option></select></label> ")
                .raw("<label><input type=\"checkbox\" id=\"dots\"> mid quotes</label></p>\n");
        page.chart("surface3d",
                "Implied volatility by strike and time to expiry as a surface; the figures are in the table "
                        + "of expiries and in the tables of smiles",
                "tallest");
        page.element("p", "muted",
                "Fitted over the quoted strikes of each expiry, never beyond. Drag to turn, pinch or scroll to "
                        + "come closer.");
        page.raw("<p class=\"muted\" id=\"left-out\"></p>\n");
        page.raw("</section>\n");
    }

    private static void smiles(Markup page) {
        page.raw("<section id=\"smile\">\n").element("h2", "Smile");
        page.raw(
                "<p class=\"controls\"><button type=\"button\" id=\"before\" aria-label=\"Earlier expiry\">‹</button> ")
                .raw("<label>Expiry <select id=\"expiry\"></select></label> ")
                .raw("<button type=\"button\" id=\"after\" aria-label=\"Later expiry\">›</button></p>\n");
        page.chart("smile-plot",
                "Implied volatility by strike: bid to ask of each quote and the fitted smile; the figures are "
                        + "in the table below",
                "tall");
        page.raw("<details><summary>Figures</summary><div class=\"scroll\" tabindex=\"0\" role=\"region\" ")
                .raw("aria-label=\"Table of the smile\"><table id=\"smile-table\"></table></div></details>\n</section>\n");
    }

    private static void term(Markup page, JsonNode document) {
        page.raw("<section id=\"term\">\n").element("h2", "Term structure");
        page.raw("<div class=\"pair\">\n");
        page.chart("term-plot",
                "Volatility at the forward by time to expiry and the forward volatility between expiries; the "
                        + "figures are in the table below",
                "");
        page.chart("skew-plot",
                "Risk reversal and butterfly at 25 delta by time to expiry; the figures are in the table below", "");
        page.raw("</div>\n");
        SurfaceTable.write(page, document);
        page.element("p", "muted",
                "ATM is at the forward; risk reversal (RR), butterfly (BF), put less call (median of pairs near "
                        + "the forward) and error are in vol points; in spread: quotes whose bid and ask enclose the smile; deltas of the "
                        + Figures.words(document.path("delta_convention")) + ".");
        page.raw("</section>\n");
    }
}
