package dollarbill.app.report;

import com.fasterxml.jackson.databind.JsonNode;
import dollarbill.app.BacktestDocument;
import dollarbill.app.CombinatorialText;
import dollarbill.app.GridSearchText;
import dollarbill.app.report.PageFrame.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The tear sheet of a backtest as one HTML file that loads nothing and runs no script: figures with intervals, equity, drawdown, months,
 * costs, exposure, Greeks over time, trades.
 */
public final class TearSheet {
    private static final List<String> COLOURS = List.of("c1", "c2", "c3", "c4", "c5", "c6");
    private static final int MOST_LINES = 6;
    private static final int MOST_TRADES = 500;
    private static final int TALL = 320;
    private static final int LOW = 190;

    private TearSheet() {}

    /** Returns the page of a backtest's document. */
    public static String page(JsonNode document) {
        String strategy = Figures.words(document.at("/request/strategy").asText().replace('-', '_'));
        boolean priced = document.at("/tape/origin").asText().equals("MODEL");
        String title = "Backtest of " + strategy + (priced ? " on model-priced chains" : " on recorded chains");
        Markup page = PageFrame.begin(title, Content.TEXT, "report.css");
        head(page, title, document);
        figures(page, document);
        curves(page, document);
        comparisons(page, document);
        search(page, document.path("grid"));
        combinatorial(page, document.path("combinatorial"));
        months(page, document.path("arms").path(0));
        costs(page, document);
        greeks(page, document.path("arms").path(0));
        trades(page, document.path("arms").path(0));
        notes(page, document);
        return PageFrame.end(page);
    }

    private static void head(Markup page, String title, JsonNode document) {
        JsonNode tape = document.path("tape");
        page.raw("<p class=\"banner\" role=\"note\">").text(document.path("notice").asText()).raw("</p>\n");
        page.raw("<header>\n").element("h1", title);
        page.element("p", "muted", "Run " + document.path("run").asText() + "; "
                + String.join(" ", tape.path("symbols").valueStream().map(JsonNode::asText).toList()) + ", "
                + tape.path("first").asText() + " to " + tape.path("last").asText() + ", " + tape.path("days").asInt()
                + " days" + BacktestDocument.held(document.path("request")) + "; fills "
                + document.at("/request/fill").asText() + " at the "
                + document.at("/request/fill_time").asText().replace('_', ' '));
        page.element("p", document.path("verdict").asText()).raw("</header>\n");
    }

    private static void figures(Markup page, JsonNode document) {
        page.raw("<section>\n").element("h2", "Figures with 90 % intervals");
        table(page, "", "return a year", "volatility", "Sharpe", "Sortino", "Calmar", "deepest fall", "trades", "won",
                "profit a trade", "profit factor");
        for (JsonNode arm : all(document)) {
            JsonNode f = arm.path("figures");
            page.raw("<tr><th>").text(arm.path("name").asText()).raw("</th>");
            cell(page, percent(f.path("annual_return")));
            cell(page, percent(f.path("annual_volatility")));
            cell(page, ratio(f.path("sharpe")));
            cell(page, ratio(f.path("sortino")));
            cell(page, ratio(f.path("calmar")));
            cell(page, percent(f.path("max_drawdown")));
            cell(page, arm.at("/trades/count").asText());
            cell(page, Figures.percent(arm.at("/trades/win_rate"), 0));
            cell(page, Figures.signed(arm.at("/trades/mean_profit"), 2));
            cell(page, Figures.number(arm.at("/trades/profit_factor"), 2));
            page.raw("</tr>\n");
        }
        page.raw("</tbody>\n</table></div>\n</section>\n");
    }

    private static List<JsonNode> all(JsonNode document) {
        List<JsonNode> all = new ArrayList<>();
        document.path("arms").forEach(all::add);
        document.path("baselines").forEach(all::add);
        return all;
    }

    private static void curves(Markup page, JsonNode document) {
        List<JsonNode> arms = all(document);
        List<JsonNode> shown = new ArrayList<>(arms.subList(0, Math.min(MOST_LINES - 1, arms.size())));
        if (arms.size() >= MOST_LINES) {
            shown.add(arms.getLast());
        }
        List<String> dates = dates(shown.getFirst());
        page.raw("<section>\n").element("h2", "Equity");
        plot(page, new LinePlot("equity in dollars", TALL, dates), shown, "equity");
        page.element("h3", "Drawdown: share of the highest equity lost");
        plot(page, new LinePlot("drawdown", LOW, dates).fromZero(), shown, "drawdown");
        page.element("h3", "Exposure: absolute marks over equity");
        plot(page, new LinePlot("exposure", LOW, dates).fromZero(), shown, "exposure");
        page.raw("</section>\n");
    }

    private static void plot(Markup page, LinePlot plot, List<JsonNode> arms, String series) {
        for (int i = 0; i < arms.size(); i++) {
            plot.line(
                    arms.get(i).path("name").asText(), COLOURS.get(i), values(arms.get(i), series));
        }
        plot.write(page);
    }

    private static double[] values(JsonNode arm, String series) {
        return arm.path("series").path(series).valueStream().mapToDouble(JsonNode::asDouble).toArray();
    }

    private static List<String> dates(JsonNode arm) {
        return arm.at("/series/dates").valueStream().map(JsonNode::asText).toList();
    }

    private static void comparisons(Markup page, JsonNode document) {
        page.raw("<section>\n").element("h2", "Differences on the same days");
        table(page, "", "return a year", "Sharpe");
        for (JsonNode each : document.path("comparisons")) {
            page.raw("<tr><th>").text(each.path("of").asText() + " less " + each.path("against").asText()).raw("</th>");
            cell(page, percent(each.path("annual_return_difference")));
            cell(page, ratio(each.path("sharpe_difference")));
            page.raw("</tr>\n");
        }
        page.raw("</tbody>\n</table></div>\n");
        JsonNode random = document.path("random");
        if (random.isObject()) {
            page.element("p", "Random entry: " + random.path("text").asText() + ". " + random.path("runs").asInt()
                    + " runs made " + Figures.percent(random.path("least"), 1) + " to "
                    + Figures.percent(random.path("most"), 1) + " a year, " + random.path("of").asText() + " "
                    + Figures.percent(random.path("own"), 1) + "; p = " + Figures.number(random.path("p_value"), 3)
                    + ".");
        }
        JsonNode selection = document.path("selection");
        if (selection.isObject()) {
            page.element("p", "One contract of each of " + selection.path("taken").asInt()
                    + " signals taken with the classifier made $" + ratio(selection.path("profit_taken")) + ", of the "
                    + selection.path("signals").asInt() + " taken without it $"
                    + ratio(selection.path("profit_without"))
                    + "; the difference is $" + ratio(selection.path("profit_more"))
                    + ", and with the move of the underlying hedged away $" + ratio(selection.path("hedged_more"))
                    + ".");
        }
        JsonNode deflated = document.path("deflated_sharpe");
        if (deflated.isObject()) {
            page.element("p", "Deflated Sharpe ratio of " + deflated.path("of").asText() + ": "
                    + Figures.number(deflated.path("probability"), 3) + " with " + deflated.path("trials").asInt()
                    + " variants tried.");
        }
        JsonNode overfitting = document.path("overfitting");
        if (overfitting.isObject()) {
            String words = GridSearchText.overfitting(overfitting);
            page.element("p", words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".");
        }
        page.raw("</section>\n");
    }

    private static void search(Markup page, JsonNode grid) {
        if (!grid.isObject()) {
            return;
        }
        int trials = grid.path("trials").asInt();
        page.raw("<section>\n").element("h2", "After the search among " + trials + " parameter sets");
        if (grid.has("reason")) {
            page.element("p",
                    "Not measured, " + Figures.words(grid.path("reason")) + ": " + grid.path("detail").asText() + ".");
            page.raw("</section>\n");
            return;
        }
        JsonNode best = grid.path("best");
        page.element("p",
                "The best on " + grid.path("of").asText() + ": " + best.path("label").asText() + "; return a year "
                        + percent(best.path("annual_return")) + ", Sharpe ratio " + ratio(best.path("sharpe")) + ".");
        table(page, "", "above cash", "above buy and hold");
        for (GridSearchText.Line line : GridSearchText.lines(grid, Figures.ABSENT)) {
            page.raw("<tr><th>").text(line.name()).raw("</th>");
            cell(page, line.aboveCash());
            cell(page, line.aboveHolding());
            page.raw("</tr>\n");
        }
        page.raw("</tbody>\n</table></div>\n");
        page.element("p", GridSearchText.walkForward(grid, Figures.ABSENT)).raw("</section>\n");
    }

    private static void combinatorial(Markup page, JsonNode combinatorial) {
        if (!combinatorial.isObject()) {
            return;
        }
        page.raw("<section>\n").element("h2", "Paths of combinatorial purged cross-validation");
        if (combinatorial.has("figures")) {
            table(page, "", "median", "lowest", "highest", "walk forward");
            for (CombinatorialText.Line line : CombinatorialText.lines(combinatorial, Figures.ABSENT)) {
                page.raw("<tr><th>").text(line.name()).raw("</th>");
                cell(page, line.median());
                cell(page, line.lowest());
                cell(page, line.highest());
                cell(page, line.walkForward());
                page.raw("</tr>\n");
            }
            page.raw("</tbody>\n</table></div>\n");
        }
        page.element("p", CombinatorialText.foot(combinatorial)).raw("</section>\n");
    }

    private static void months(Markup page, JsonNode arm) {
        Map<Integer, String[]> years = new TreeMap<>();
        arm.path("monthly").properties().forEach(month -> {
            int year = Integer.parseInt(month.getKey().substring(0, 4));
            int number = Integer.parseInt(month.getKey().substring(5));
            String[] row = years.computeIfAbsent(year, y -> new String[12]);
            row[number - 1] = Figures.number(100.0 * month.getValue().asDouble(), 1);
        });
        page.raw("<section>\n").element("h2", "Months of " + arm.path("name").asText() + ", percent");
        table(page, "year", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12");
        years.forEach((year, row) -> {
            page.raw("<tr><th>" + year + "</th>");
            for (String value : row) {
                cell(page, value == null ? "" : value);
            }
            page.raw("</tr>\n");
        });
        page.raw("</tbody>\n</table></div>\n</section>\n");
    }

    private static void costs(Markup page, JsonNode document) {
        page.raw("<section>\n").element("h2", "Costs in dollars, and how much was held");
        table(page, "", "commissions", "spread", "slippage", "fees", "borrow", "together", "mean exposure",
                "days invested",
                "turnover a year");
        for (JsonNode arm : all(document)) {
            JsonNode c = arm.path("costs");
            page.raw("<tr><th>").text(arm.path("name").asText()).raw("</th>");
            for (String name : List.of("commissions", "spread", "slippage", "fees", "borrow", "total")) {
                cell(page, Figures.number(c.path(name), 2));
            }
            cell(page, Figures.percent(arm.at("/exposure/mean_share"), 1));
            cell(page, Figures.percent(arm.at("/exposure/days_invested"), 0));
            cell(page, Figures.number(arm.at("/exposure/turnover_per_year"), 1));
            page.raw("</tr>\n");
        }
        page.raw("</tbody>\n</table></div>\n</section>\n");
    }

    private static void greeks(Markup page, JsonNode arm) {
        List<String> dates = dates(arm);
        page.raw("<section>\n").element("h2", "Greeks of " + arm.path("name").asText());
        for (Map.Entry<String, String> greek : List.of(
                Map.entry("delta", "delta, shares"),
                Map.entry("gamma", "gamma, shares a dollar"),
                Map.entry("vega", "vega, dollars a vol point"),
                Map.entry("theta", "theta, dollars a day"))) {
            page.element("h3", greek.getValue());
            new LinePlot(greek.getValue(), LOW, dates)
                    .line("", "c1", values(arm, greek.getKey()))
                    .fromZero()
                    .write(page);
        }
        page.raw("</section>\n");
    }

    private static void trades(Markup page, JsonNode arm) {
        JsonNode list = arm.path("trade_list");
        page.raw("<section>\n").element("h2", "Trades of " + arm.path("name").asText());
        if (list.size() > MOST_TRADES) {
            page.element("p", "muted", "The first " + MOST_TRADES + " of " + list.size()
                    + "; backtest.json has all of them.");
        }
        table(page, "opened", "closed", "units", "legs", "profit", "commission", "spread", "end");
        for (int i = 0; i < Math.min(MOST_TRADES, list.size()); i++) {
            JsonNode trade = list.path(i);
            page.raw("<tr><td>").text(trade.path("opened").asText()).raw("</td><td>");
            page.text(trade.path("closed").asText()).raw("</td>");
            cell(page, trade.path("units").asText());
            page.raw("<td>").text(trade.path("legs").asText()).raw("</td>");
            cell(page, Figures.signed(trade.path("profit"), 2));
            cell(page, Figures.number(trade.path("commission"), 2));
            cell(page, Figures.number(trade.path("spread"), 2));
            String why = trade.path("why").asText();
            page.raw("<td>").text(why.isEmpty() ? Figures.words(trade.path("end")) : why).raw("</td></tr>\n");
        }
        page.raw("</tbody>\n</table></div>\n</section>\n");
    }

    private static void notes(Markup page, JsonNode document) {
        page.raw("<section>\n").element("h2", "What this is made of").raw("<ul>\n");
        document.at("/tape/sources").forEach(source -> page.element("li", source.asText()));
        document.path("remarks").forEach(remark -> page.element("li", remark.asText()));
        for (JsonNode arm : all(document)) {
            page.element("li", arm.path("name").asText() + ": " + arm.path("text").asText());
        }
        document.path("retraining")
                .forEach(s -> page.element("li", s.path("model").asText() + " from " + s.path("from").asText()
                        + " on: learned from " + s.path("rows").asInt() + " rows, the last outcome of "
                        + s.path("last_outcome").asText()
                        + "; judged " + s.path("judged").asInt()));
        page.raw("</ul>\n</section>\n");
    }

    private static void table(Markup page, String... heads) {
        page.raw("<div class=\"scroll\"><table>\n<thead><tr>");
        for (String head : heads) {
            page.raw("<th>").text(head).raw("</th>");
        }
        page.raw("</tr></thead>\n<tbody>\n");
    }

    private static void cell(Markup page, String text) {
        page.raw("<td class=\"num\">").text(text).raw("</td>");
    }

    private static String percent(JsonNode x) {
        return x.isObject()
                ? Figures.percent(x.path("value"), 1) + " (" + Figures.number(100.0 * x.path("low").asDouble(), 1)
                        + " to " + Figures.number(100.0 * x.path("high").asDouble(), 1) + ")"
                : Figures.ABSENT;
    }

    private static String ratio(JsonNode x) {
        return x.isObject()
                ? Figures.number(x.path("value"), 2) + " (" + Figures.number(x.path("low"), 2) + " to "
                        + Figures.number(x.path("high"), 2) + ")"
                : Figures.ABSENT;
    }
}
