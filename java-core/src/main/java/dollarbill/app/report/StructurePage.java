package dollarbill.app.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.app.report.PageFrame.Content;
import dollarbill.structure.MarginRequirement;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The page of a structure: one HTML file with its profit over price, volatility and time, its odds, margin and what to be careful with, which
 * loads nothing from anywhere.
 *
 * <p>Figures are in plain tables and readable without scripts; pictures are drawn by ECharts, which is part of the file.
 */
final class StructurePage {
    private StructurePage() {}

    /** Returns the page of a document. */
    static String page(ObjectNode document) {
        Markup page = PageFrame.begin(title(document) + " " + document.path("quote_date").asText(), Content.CHARTS,
                "report.css", "surface.css");
        header(page, document);
        payoff(page, document);
        legs(page, document);
        odds(page, document);
        grid(page, document.path("grid"));
        margin(page, document.path("margin"));
        cautions(page, document.path("cautions"));
        return PageFrame.end(page, Embedded.json(document), "echarts.common.min.js", "structure.js");
    }

    private static String title(JsonNode document) {
        return document.path("symbol").asText() + " " + Figures.words(document.path("structure"));
    }

    private static void header(Markup page, JsonNode document) {
        page.raw("<header>\n").element("h1", title(document));
        PageHead.quotes(page, document, "; dollars for one unit, before commissions.");
        PageHead.notice(page, document);
        page.raw("<dl class=\"tiles\">\n");
        tiles(page, document);
        page.raw("</dl>\n</header>\n");
    }

    private static void tiles(Markup page, JsonNode document) {
        double debit = document.at("/entry/net_debit").doubleValue();
        page.tile(debit < 0.0 ? "Credit" : "Debit", Figures.number(Math.abs(debit), 2),
                "at bid and ask; " + Figures.number(document.at("/entry/cost_of_spreads"), 2) + " from the mids");
        page.tile("Expiry", document.path("expiry").asText(),
                document.path("days_to_expiry").asText() + " days"
                        + (document.path("exact").asBoolean() ? "" : "; later options by model"));
        page.tile("Most profit", extreme(document, "max_profit"), "at expiry");
        page.tile("Most loss", extreme(document, "max_loss"), "at expiry");
        page.tile("Break-even", breakevens(document), "price of the underlying; now "
                + Figures.number(document.path("spot"), 2));
        if (document.has("probability_of_profit")) {
            page.tile("Profit with", Figures.percent(document.at("/probability_of_profit/closed_form"), 1),
                    "under the law of the smile; " + Figures.percent(
                            document.at("/probability_of_profit/integrated"), 1) + " by integration");
            page.tile("On average", Figures.number(document.at("/expected_profit/closed_form"), 2),
                    Figures.number(document.at("/expected_profit/gain_given_profit"), 0) + " where it wins, "
                            + Figures.number(document.at("/expected_profit/loss_given_loss"), 0)
                            + " where it loses");
        }
        page.tile("Deposit", Figures.number(document.at("/margin/deposit"), 2), "margin beyond proceeds");
    }

    private static String extreme(JsonNode document, String name) {
        return document.path(name + "_unlimited").asBoolean()
                ? "unlimited"
                : Figures.number(document.path(name), 2);
    }

    private static String breakevens(JsonNode document) {
        String prices = Stream.concat(
                document.path("breakevens").valueStream().map(price -> Figures.number(price, 2)),
                document.path("breakeven_ranges").valueStream().map(StructurePage::range))
                .collect(Collectors.joining(", "));
        return prices.isEmpty() ? "none" : prices;
    }

    private static String range(JsonNode range) {
        return Figures.number(range.path("from"), 2)
                + (range.has("to") ? " to " + Figures.number(range.path("to"), 2) : " on");
    }

    private static void payoff(Markup page, JsonNode document) {
        page.raw("<section id=\"payoff\">\n").element("h2", "Profit by price");
        page.chart("payoff-plot",
                "Profit now, half way and at expiry by price of the underlying, and the density of the price at "
                        + "expiry; the figures are in the tables below",
                "tall");
        if (!document.path("exact").asBoolean()) {
            page.element("p", "muted", "At the first expiry, options that live on are worth their model value, by "
                    + Figures.words(document.path("smile_motion")) + " smiles.");
        }
        page.raw("</section>\n");
    }

    private static void legs(Markup page, JsonNode document) {
        page.raw("<section id=\"legs\">\n").element("h2", "Legs and Greeks");
        SurfaceChecks.open(page, "Legs", "Leg", ">Quantity", ">Bid", ">Ask", ">Price", ">Cost", ">Vol %", ">Delta",
                ">Gamma", ">Vega", ">Theta", ">Rho", ">Volume", ">Open interest");
        for (JsonNode leg : document.path("legs")) {
            row(page, leg.has("strike")
                    ? leg.path("expiry").asText() + " " + strike(leg.path("strike").doubleValue()) + " "
                            + Figures.words(leg.path("type"))
                    : "shares");
            number(page, leg.path("quantity"), 0);
            for (String field : new String[] {"bid", "ask", "price", "cost", "vol_percent"}) {
                number(page, leg.path(field), 2);
            }
            greeks(page, leg.path("greeks"));
            number(page, leg.path("volume"), 0);
            number(page, leg.path("open_interest"), 0);
            page.raw("</tr>\n");
        }
        row(page, "all");
        for (int i = 0; i < 4; i++) {
            page.raw("<td></td>");
        }
        number(page, document.at("/entry/net_debit"), 2);
        page.raw("<td></td>");
        greeks(page, document.path("greeks"));
        page.raw("<td></td><td></td></tr>\n</tbody></table></div>\n");
        page.element("p", "muted", "Delta in shares, gamma in shares a dollar, vega a vol point, theta a calendar "
                + "day, rho a percentage point, each strike keeping its volatility. In dollars: delta "
                + Figures.number(document.at("/greeks/delta_dollars"), 0) + ", gamma "
                + Figures.number(document.at("/greeks/gamma_dollars_per_percent"), 0) + " a percent.");
        page.raw("</section>\n");
    }

    private static String strike(double strike) {
        return Figures.number(strike, strike == Math.rint(strike) ? 0 : 2);
    }

    private static void greeks(Markup page, JsonNode greeks) {
        number(page, greeks.path("delta"), 1);
        for (String field : new String[] {"gamma", "vega_per_point", "theta_per_day", "rho_per_point"}) {
            number(page, greeks.path(field), 2);
        }
    }

    private static void row(Markup page, String head) {
        page.raw("<tr><th scope=\"row\">").text(head).raw("</th>");
    }

    private static void number(Markup page, JsonNode value, int decimals) {
        page.raw("<td class=\"num\">").text(Figures.number(value, decimals)).raw("</td>");
    }

    private static void odds(Markup page, JsonNode document) {
        page.raw("<section id=\"odds\">\n").element("h2", "Prices that matter");
        SurfaceChecks.open(page, "Prices that matter", "What", ">Price", ">Vol %", ">Touched", ">Beyond at expiry");
        for (JsonNode touch : document.path("touches")) {
            row(page, Figures.words(touch.path("kind")));
            number(page, touch.path("level"), 2);
            number(page, touch.path("vol_percent"), 2);
            page.raw("<td class=\"num\">").text(Figures.percent(touch.path("touch"), 1)).raw("</td><td class=\"num\">");
            page.text(Figures.percent(touch.path("beyond_at_expiry"), 1)).raw("</td></tr>\n");
        }
        page.raw("</tbody></table></div>\n");
        page.element("p", "muted",
                "Touched: by reflection of a lognormal path at the smile's volatility there, watched "
                        + "all the while. Beyond at expiry: under the law of the smile. Both are risk-neutral.");
        page.raw("</section>\n");
    }

    private static void grid(Markup page, JsonNode grid) {
        page.raw("<section id=\"grid\">\n").element("h2", "Profit before expiry");
        for (int shift = 0; shift < grid.path("vol_shift_points").size(); shift++) {
            String head = shifted(grid.path("vol_shift_points").path(shift).doubleValue());
            page.element("h3", head);
            String[] heads = new String[grid.path("price").size() + 1];
            heads[0] = "Days from now";
            for (int p = 1; p < heads.length; p++) {
                heads[p] = ">" + Figures.number(grid.path("price").path(p - 1), 2);
            }
            SurfaceChecks.open(page, head, heads);
            for (int day = 0; day < grid.path("days_from_now").size(); day++) {
                row(page, grid.path("days_from_now").path(day).asText());
                grid.path("profit").path(day).path(shift).forEach(profit -> number(page, profit, 0));
                page.raw("</tr>\n");
            }
            page.raw("</tbody></table></div>\n");
        }
        page.raw("</section>\n");
    }

    private static String shifted(double points) {
        return points == 0.0
                ? "Volatilities as they are"
                : "Volatilities " + Figures.number(Math.abs(points), 0) + " points " + (points > 0.0 ? "up" : "down");
    }

    private static void margin(Markup page, JsonNode margin) {
        page.raw("<section id=\"margin\">\n").element("h2", "Margin");
        SurfaceChecks.open(page, "Margin", "Part", ">Dollars");
        for (JsonNode part : margin.path("parts")) {
            row(page, MarginRequirement.Rule.valueOf(part.path("rule").asText()).text());
            number(page, part.path("amount"), 2);
            page.raw("</tr>\n");
        }
        line(page, "initial requirement", margin.path("initial"));
        line(page, "proceeds applied to it", margin.path("proceeds"));
        line(page, "deposit", margin.path("deposit"));
        line(page, "maintenance requirement", margin.path("maintenance"));
        line(page, "deposit in a cash account", margin.path("cash_account_deposit"));
        page.raw("</tbody></table></div>\n");
        page.element("p", "muted", "Strategy-based margin by Regulation T and FINRA rule 4210; a broker may ask for "
                + "more. A dash: not allowed.");
        page.raw("</section>\n");
    }

    private static void line(Markup page, String head, JsonNode value) {
        row(page, head);
        number(page, value, 2);
        page.raw("</tr>\n");
    }

    private static void cautions(Markup page, JsonNode cautions) {
        page.raw("<section id=\"cautions\">\n").element("h2", "Cautions");
        if (cautions.isEmpty()) {
            page.element("p", "muted", "Nothing to be careful with.").raw("</section>\n");
            return;
        }
        SurfaceChecks.open(page, "Cautions", "Expiry", "Finding", "Detail");
        for (JsonNode caution : cautions) {
            row(page, caution.path("expiry").asText("all"));
            page.raw("<td>").text(Figures.words(caution.path("reason"))).raw("</td><td class=\"wrap\">");
            page.text(caution.path("detail").asText()).raw("</td></tr>\n");
        }
        page.raw("</tbody></table></div>\n</section>\n");
    }
}
