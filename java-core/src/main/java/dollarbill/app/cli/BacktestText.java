package dollarbill.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dollarbill.app.BacktestDocument;
import dollarbill.app.CombinatorialText;
import dollarbill.app.GridSearchText;
import dollarbill.app.IntervalText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The document of a backtest in words and tables. */
final class BacktestText {
    private BacktestText() {}

    static List<String> lines(JsonNode document) {
        List<String> lines = new ArrayList<>();
        lines.add(document.path("notice").asText());
        JsonNode tape = document.path("tape");
        JsonNode asked = document.path("request");
        lines.add(String.format(
                Locale.ROOT,
                "%s on %s, %s to %s, %d days; %.0f $%s, fills %s at the %s",
                asked.path("strategy").asText(),
                String.join(" ", tape.path("symbols").valueStream().map(JsonNode::asText).toList()),
                tape.path("first").asText(),
                tape.path("last").asText(),
                tape.path("days").asInt(),
                asked.path("capital").asDouble(),
                BacktestDocument.held(asked),
                asked.path("fill").asText(),
                asked.path("fill_time").asText().replace('_', ' ')));
        lines.add("");
        lines.addAll(figures(document));
        lines.add("");
        lines.addAll(comparisons(document));
        lines.addAll(costs(document));
        refused(document, lines);
        random(document.path("random"), lines);
        deflated(document.path("deflated_sharpe"), lines);
        lines.add(GridSearchText.overfitting(document.path("overfitting")));
        grid(document.path("grid"), lines);
        combinatorial(document.path("combinatorial"), lines);
        selection(document.path("selection"), lines);
        document.path("retraining").forEach(segment -> lines.add(stretch(segment)));
        document.path("remarks").forEach(remark -> lines.add(remark.asText()));
        lines.add("");
        lines.add(document.path("verdict").asText());
        return lines;
    }

    private static String stretch(JsonNode segment) {
        boolean days = segment.has("evidence");
        String words = String.format(
                Locale.ROOT,
                "%s from %s on: learned from %d %s, the last outcome of %s; judged %d",
                days ? segment.path("model").asText() : "classifier",
                segment.path("from").asText(),
                segment.path("rows").asInt(),
                days ? "days" : "signals",
                segment.path("last_outcome").asText(),
                segment.path("judged").asInt());
        return days ? words + String.format(Locale.ROOT, "; evidence %.2f", segment.path("evidence").asDouble())
                : words;
    }

    private static List<String> figures(JsonNode document) {
        TextTable table = TextTable.of(
                "with 90 % intervals", ">return a year %", ">Sharpe", ">deepest fall %", ">trades", ">won %",
                ">profit a trade");
        for (String list : List.of("arms", "baselines")) {
            for (JsonNode arm : document.path(list)) {
                JsonNode figures = arm.path("figures");
                table.add(
                        arm.path("name").asText(),
                        estimate(figures.path("annual_return"), 100.0, 1),
                        estimate(figures.path("sharpe"), 1.0, 2),
                        estimate(figures.path("max_drawdown"), 100.0, 1),
                        arm.at("/trades/count").asText(),
                        number(arm.at("/trades/win_rate"), 100.0, 0),
                        number(arm.at("/trades/mean_profit"), 1.0, 2));
            }
        }
        return table.lines();
    }

    private static List<String> comparisons(JsonNode document) {
        TextTable table = TextTable.of("difference", ">return a year %", ">Sharpe", "evidence");
        for (JsonNode each : document.path("comparisons")) {
            JsonNode gain = each.path("annual_return_difference");
            table.add(
                    each.path("of").asText() + " less " + each.path("against").asText(),
                    estimate(gain, 100.0, 1),
                    estimate(each.path("sharpe_difference"), 1.0, 2),
                    gain.path("low").asDouble() > 0.0 ? "better"
                            : gain.path("high").asDouble() < 0.0 ? "worse" : "none");
        }
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("");
        return lines;
    }

    private static List<String> costs(JsonNode document) {
        TextTable table = TextTable.of(
                "costs in $", ">commissions", ">spread", ">fees", ">borrow", ">together", ">exposure %",
                ">turnover a year");
        for (String list : List.of("arms", "baselines")) {
            for (JsonNode arm : document.path(list)) {
                JsonNode costs = arm.path("costs");
                table.add(
                        arm.path("name").asText(),
                        number(costs.path("commissions"), 1.0, 2),
                        number(costs.path("spread"), 1.0, 2),
                        number(costs.path("fees"), 1.0, 2),
                        number(costs.path("borrow"), 1.0, 2),
                        number(costs.path("total"), 1.0, 2),
                        number(arm.at("/exposure/mean_share"), 100.0, 1),
                        number(arm.at("/exposure/turnover_per_year"), 1.0, 1));
            }
        }
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("");
        return lines;
    }

    private static void refused(JsonNode document, List<String> lines) {
        for (JsonNode arm : document.path("arms")) {
            List<String> counts = arm.path("refused")
                    .properties()
                    .stream()
                    .map(reason -> reason.getKey() + " " + reason.getValue().asInt())
                    .toList();
            if (!counts.isEmpty()) {
                lines.add("not done, or not in full, " + arm.path("name").asText() + ": " + String.join(", ", counts));
            }
        }
    }

    private static void random(JsonNode random, List<String> lines) {
        if (random.isObject()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "random entry (%s): %d runs made %.1f to %.1f %% a year, median %.1f; %s made %.1f, p = %.3f",
                    random.path("text").asText(),
                    random.path("runs").asInt(),
                    100.0 * random.path("least").asDouble(),
                    100.0 * random.path("most").asDouble(),
                    100.0 * random.path("median").asDouble(),
                    random.path("of").asText(),
                    100.0 * random.path("own").asDouble(),
                    random.path("p_value").asDouble()));
        }
    }

    private static void selection(JsonNode selection, List<String> lines) {
        if (selection.isObject()) {
            TextTable table = TextTable.of(
                    "one contract of each signal", ">signals", ">won %", ">profit $", ">profit hedged $");
            selectionRow("taken with the classifier", selection, selection.path("taken").asText(), "taken", table);
            selectionRow("taken without it", selection, selection.path("signals").asText(), "without", table);
            selectionRow("difference", selection, "", "more", table);
            lines.add("");
            lines.addAll(table.lines());
            lines.add("");
        }
    }

    private static void selectionRow(String name, JsonNode selection, String signals, String of, TextTable table) {
        table.add(
                name, signals,
                estimate(selection.path("won_" + of), 100.0, 1),
                estimate(selection.path("profit_" + of), 1.0, 2),
                estimate(selection.path("hedged_" + of), 1.0, 2));
    }

    private static void deflated(JsonNode deflated, List<String> lines) {
        if (deflated.isObject()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "deflated Sharpe ratio of %s: %.3f is the probability that it is above what the best of %d "
                            + "variants shows by chance",
                    deflated.path("of").asText(),
                    deflated.path("probability").asDouble(),
                    deflated.path("trials").asInt()));
        }
    }

    private static void grid(JsonNode grid, List<String> lines) {
        if (!grid.isObject()) {
            return;
        }
        int trials = grid.path("trials").asInt();
        lines.add("");
        if (grid.has("reason")) {
            lines.add("search among " + trials + " parameter sets on " + grid.path("of").asText() + ": not measured, "
                    + grid.path("reason").asText() + " (" + grid.path("detail").asText() + ")");
            lines.add("");
            return;
        }
        JsonNode best = grid.path("best");
        TextTable table = TextTable
                .of("after the search among " + trials + " parameter sets", ">above cash", ">above buy and hold");
        GridSearchText.lines(grid, FigureText.ABSENT)
                .forEach(line -> table.add(line.name(), line.aboveCash(), line.aboveHolding()));
        lines.addAll(table.lines());
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "The best on %s: %s; return a year %s, Sharpe ratio %s, mean return of a year above buying and holding %s.",
                grid.path("of").asText(),
                best.path("label").asText(),
                GridSearchText.percent(best.path("annual_return"), FigureText.ABSENT),
                GridSearchText.number(best.path("sharpe"), FigureText.ABSENT),
                GridSearchText.percent(best.path("excess_return"), FigureText.ABSENT)));
        lines.add(GridSearchText.walkForward(grid, FigureText.ABSENT));
        lines.add(
                grid.path("evidence").asBoolean()
                        ? "There is evidence that the search found a set that does better than buying and holding."
                        : "No evidence that the search found a set that does better than buying and holding.");
        lines.add("");
    }

    private static void combinatorial(JsonNode combinatorial, List<String> lines) {
        if (!combinatorial.isObject()) {
            return;
        }
        if (combinatorial.has("figures")) {
            TextTable table = TextTable.of(
                    "over the paths of combinatorial purged cross-validation", ">median", ">lowest", ">highest",
                    ">walk forward");
            CombinatorialText.lines(combinatorial, FigureText.ABSENT)
                    .forEach(line -> table
                            .add(line.name(), line.median(), line.lowest(), line.highest(), line.walkForward()));
            lines.add("");
            lines.addAll(table.lines());
            lines.add("");
        }
        lines.add(CombinatorialText.foot(combinatorial));
    }

    static String estimate(JsonNode x, double scale, int decimals) {
        return IntervalText.of(x, scale, "%." + decimals + "f", "", FigureText.ABSENT);
    }

    private static String number(JsonNode x, double scale, int decimals) {
        return x.isNumber() ? String.format(Locale.ROOT, "%." + decimals + "f", scale * x.asDouble()) : "-";
    }
}
