package dollarbill.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A backtest of rules over bars in Markdown, from its document. */
public final class EquityBacktestText {
    private static final String ABSENT = "–";

    private EquityBacktestText() {}

    /** Returns the report. */
    public static List<String> lines(JsonNode document) {
        List<String> lines = new ArrayList<>();
        if (document.path("synthetic").asBoolean()) {
            lines.add(RunDocument.SYNTHETIC);
            lines.add("");
        }
        for (JsonNode symbol : document.path("symbols")) {
            lines.add(heading(symbol, document.path("settings")));
            lines.add("");
            table(lines, symbol);
            lines.add("");
            lines.add(alone(symbol));
            if (symbol.has("grid")) {
                lines.add("");
                grid(lines, symbol.path("grid"));
            }
            lines.add("");
            lines.add(verdict(symbol));
            lines.add("");
        }
        return lines;
    }

    /** Returns a table with one line a symbol. */
    public static List<String> summary(JsonNode document) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "| symbol | rule | from | annual return | Sharpe ratio | of buy and hold | above it, a year | by chance, above cash | above it"
                        + " | overfitting | walk forward | above it, a year | evidence |");
        lines.add("|---|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---|");
        for (JsonNode symbol : document.path("symbols")) {
            JsonNode grid = symbol.path("grid");
            lines.add("| " + String.join(" | ", List.of(
                    symbol.path("symbol").asText(),
                    symbol.path("rule").asText() + (grid.isObject() ? " of " + grid.path("rules").asInt() : ""),
                    symbol.path("from").asText(),
                    percent(symbol.at("/strategy/annual_return")),
                    number(symbol.at("/strategy/sharpe")),
                    number(symbol.at("/buy_and_hold/sharpe")),
                    percent(symbol.path("excess_return")),
                    chance(grid.at("/above_cash/deflated_sharpe/probability")),
                    chance(grid.at("/above_buy_and_hold/deflated_sharpe/probability")),
                    plain("%.2f", grid.at("/above_buy_and_hold/overfitting/probability")),
                    number(grid.at("/walk_forward/sharpe")),
                    percent(grid.at("/walk_forward/excess_return")),
                    symbol.path("evidence").asBoolean() ? "yes" : "none")) + " |");
        }
        return lines;
    }

    /** The chance that a search without skill finds as good a ratio. */
    private static String chance(JsonNode probability) {
        return probability.isNumber() ? String.format(Locale.ROOT, "%.2f", 1.0 - probability.asDouble()) : ABSENT;
    }

    private static String heading(JsonNode symbol, JsonNode settings) {
        return String.format(
                Locale.ROOT,
                "%s, %s, %s to %s, %,d bars; filled at the %s; slippage %.1f bp, commission %.1f bp; cash at %.1f %%:",
                symbol.path("symbol").asText(),
                symbol.has("grid")
                        ? "best of " + symbol.at("/grid/rules").asInt() + " rules " + symbol.path("rule").asText()
                        : symbol.path("rule").asText(),
                symbol.path("from").asText(),
                symbol.path("to").asText(),
                symbol.path("bars").asInt(),
                settings.path("fill").asText().equals("next_open") ? "next open" : "same close",
                settings.path("slippage_bps").asDouble(),
                settings.path("commission_bps").asDouble(),
                100.0 * settings.path("cash_rate").asDouble());
    }

    private static void table(List<String> lines, JsonNode symbol) {
        JsonNode rule = symbol.path("strategy");
        JsonNode held = symbol.path("buy_and_hold");
        lines.add("| | " + symbol.path("rule").asText() + " | buy and hold |");
        lines.add("|---|---:|---:|");
        row(lines, "annual return", percent(rule.path("annual_return")), percent(held.path("annual_return")));
        row(lines, "volatility", percent(rule.path("volatility")), percent(held.path("volatility")));
        row(lines, "Sharpe ratio", number(rule.path("sharpe")), number(held.path("sharpe")));
        row(lines, "Sortino ratio", number(rule.path("sortino")), number(held.path("sortino")));
        row(lines, "deepest fall", percent(rule.path("max_drawdown")), percent(held.path("max_drawdown")));
        row(lines, "Calmar ratio", plain("%.2f", rule.path("calmar")), plain("%.2f", held.path("calmar")));
        row(lines, "closed trades, share won", trades(rule), trades(held));
        row(lines, "profit factor", plain("%.2f", rule.at("/closed_trades/profit_factor")),
                plain("%.2f", held.at("/closed_trades/profit_factor")));
        row(lines, "time in the share", share(rule.path("exposure")), share(held.path("exposure")));
        row(lines, "turnover a year", plain("%.2f", rule.path("turnover")), plain("%.2f", held.path("turnover")));
        row(lines, "costs", costs(rule), costs(held));
    }

    private static void row(List<String> lines, String name, String rule, String held) {
        lines.add("| " + name + " | " + rule + " | " + held + " |");
    }

    private static String alone(JsonNode symbol) {
        return String.format(
                Locale.ROOT,
                "Mean return of a year above buying and holding: %s. Probability that the Sharpe ratio is above 0: %s, .95 from %s bars on. The same decisions at random"
                        + " times do as well with p = %.3f (median Sharpe ratio %.2f).",
                percent(symbol.path("excess_return")),
                plain("%.3f", symbol.path("probabilistic_sharpe")),
                plain("%,.0f", symbol.path("least_bars")),
                symbol.at("/random_entry/p_value").asDouble(),
                symbol.at("/random_entry/median_sharpe").asDouble());
    }

    private static void grid(List<String> lines, JsonNode grid) {
        lines.add("| after the search among " + grid.path("rules").asInt() + " | above cash | above buy and hold |");
        lines.add("|---|---:|---:|");
        GridSearchText.lines(grid, ABSENT)
                .forEach(line -> row(lines, line.name(), line.aboveCash(), line.aboveHolding()));
        lines.add("");
        lines.add(GridSearchText.walkForward(grid, ABSENT));
    }

    private static String verdict(JsonNode symbol) {
        return symbol.path("evidence").asBoolean()
                ? "There is evidence that this does better than buying and holding."
                : "No evidence that this does better than buying and holding.";
    }

    private static String trades(JsonNode account) {
        JsonNode closed = account.path("closed_trades");
        return closed.path("count").asInt() + ", " + share(closed.path("win_rate"));
    }

    private static String costs(JsonNode account) {
        double cents = account.at("/costs/commission_cents").asDouble()
                + account.at("/costs/slippage_cents").asDouble();
        return String.format(Locale.ROOT, "$ %,.2f", cents / 100.0);
    }

    private static String share(JsonNode value) {
        return value.isNumber() ? String.format(Locale.ROOT, "%.0f %%", 100.0 * value.asDouble()) : ABSENT;
    }

    private static String plain(String form, JsonNode value) {
        return value.isNumber() ? String.format(Locale.ROOT, form, value.asDouble()) : ABSENT;
    }

    private static String number(JsonNode interval) {
        return GridSearchText.number(interval, ABSENT);
    }

    private static String percent(JsonNode interval) {
        return GridSearchText.percent(interval, ABSENT);
    }
}
