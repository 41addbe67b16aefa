package dollarbill.app.cli;

import static dollarbill.app.cli.FigureText.ABSENT;
import static dollarbill.app.cli.FigureText.number;
import static dollarbill.app.cli.FigureText.words;

import com.fasterxml.jackson.databind.JsonNode;
import dollarbill.structure.MarginRequirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** An analysed structure as text for a terminal. */
final class AnalyzeText {
    private AnalyzeText() {}

    /** Returns the lines of an analysis's document. */
    static List<String> lines(JsonNode document) {
        List<String> lines = new ArrayList<>();
        lines.add(document.path("symbol").asText() + ", " + words(document.path("structure").asText()) + " to "
                + document.path("expiry").asText() + " (" + days(document.path("days_to_expiry").asInt())
                + "), spot " + number(document.path("spot"), 2)
                + (document.path("spot_implied").asBoolean() ? " (implied)" : "") + ", "
                + document.path("source").asText());
        if (document.path("synthetic").asBoolean()) {
            lines.add(document.path("notice").asText());
        }
        lines.add("");
        lines.addAll(legs(document.path("legs")));
        lines.add("");
        lines.addAll(entry(document));
        lines.addAll(odds(document));
        lines.add(margin(document.path("margin")));
        lines.add("");
        lines.addAll(touches(document.path("touches")));
        lines.add("");
        lines.add("profit in dollars by day from now and price, volatilities as they are:");
        lines.addAll(grid(document.path("grid")));
        if (!document.path("cautions").isEmpty()) {
            lines.add("");
            lines.add("to be careful with:");
            document.path("cautions")
                    .forEach(caution -> lines.add("  " + caution.path("expiry").asText("all       ") + "  "
                            + caution.path("reason").asText() + ": " + caution.path("detail").asText()));
        }
        return lines;
    }

    private static String days(int days) {
        return days + (days == 1 ? " day" : " days");
    }

    private static List<String> legs(JsonNode legs) {
        TextTable table = TextTable.of(">quantity", "leg", "expiry", ">bid", ">ask", ">price", ">cost", ">vol %",
                ">delta", ">gamma", ">vega", ">theta", ">volume", ">open");
        for (JsonNode leg : legs) {
            JsonNode greeks = leg.path("greeks");
            boolean option = leg.has("strike");
            table.add(
                    signed(leg.path("quantity")),
                    option ? number(leg.path("strike"), strikeDecimals(leg)) + " " + words(leg.path("type").asText())
                            : "shares",
                    leg.path("expiry").asText(ABSENT),
                    number(leg.path("bid"), 2),
                    number(leg.path("ask"), 2),
                    number(leg.path("price"), 2),
                    number(leg.path("cost"), 2),
                    number(leg.path("vol_percent"), 2),
                    number(greeks.path("delta"), 1),
                    number(greeks.path("gamma"), 2),
                    number(greeks.path("vega_per_point"), 2),
                    number(greeks.path("theta_per_day"), 2),
                    number(leg.path("volume"), 0),
                    number(leg.path("open_interest"), 0));
        }
        return table.lines();
    }

    private static int strikeDecimals(JsonNode leg) {
        double strike = leg.path("strike").doubleValue();
        return strike == Math.rint(strike) ? 0 : 2;
    }

    private static List<String> entry(JsonNode document) {
        JsonNode entry = document.path("entry");
        JsonNode greeks = document.path("greeks");
        double debit = entry.path("net_debit").doubleValue();
        String breakevens = document.path("breakevens")
                .valueStream()
                .map(price -> number(price, 2))
                .collect(Collectors.joining(", "));
        String even = document.path("breakeven_ranges")
                .valueStream()
                .map(AnalyzeText::range)
                .collect(Collectors.joining());
        return List.of(
                "entry: " + (debit < 0.0 ? "credit " + number(-debit, 2) : "debit " + number(debit, 2))
                        + " dollars at bid and ask, " + number(entry.path("cost_of_spreads"), 2)
                        + " from the mids, " + number(entry.path("model_edge"), 2) + " by the smiles",
                "at expiry" + (document.path("exact").asBoolean() ? "" : " (later options by model)")
                        + ": profit at most " + extreme(document, "max_profit") + ", loss at most "
                        + extreme(document, "max_loss") + "; "
                        + (breakevens.isEmpty() ? "no break-even price" : "break-even at " + breakevens) + even,
                "greeks: delta " + number(greeks.path("delta"), 1) + " shares ("
                        + number(greeks.path("delta_dollars"), 0) + " dollars), gamma "
                        + number(greeks.path("gamma"), 2) + " ("
                        + number(greeks.path("gamma_dollars_per_percent"), 0) + " dollars a percent), vega "
                        + number(greeks.path("vega_per_point"), 2) + " a point, theta "
                        + number(greeks.path("theta_per_day"), 2) + " a day, rho "
                        + number(greeks.path("rho_per_point"), 2) + " a point");
    }

    private static String range(JsonNode range) {
        return "; nothing won or lost from " + number(range.path("from"), 2)
                + (range.has("to") ? " to " + number(range.path("to"), 2) : " on") + " ("
                + percent(range.path("probability")) + ")";
    }

    private static String extreme(JsonNode document, String name) {
        return document.path(name + "_unlimited").asBoolean() ? "unlimited" : number(document.path(name), 2);
    }

    private static List<String> odds(JsonNode document) {
        if (!document.has("probability_of_profit")) {
            return List.of("odds: none, the smile belongs to no law of the price");
        }
        JsonNode probability = document.path("probability_of_profit");
        JsonNode expected = document.path("expected_profit");
        return List.of("odds: profit with " + percent(probability.path("closed_form")) + " ("
                + percent(probability.path("integrated")) + " by integration), on average "
                + number(expected.path("closed_form"), 2) + " (" + number(expected.path("integrated"), 2) + "): "
                + number(expected.path("gain_given_profit"), 2) + " where it wins, "
                + number(expected.path("loss_given_loss"), 2) + " where it loses");
    }

    private static String margin(JsonNode margin) {
        String parts = margin.path("parts")
                .valueStream()
                .map(part -> MarginRequirement.Rule.valueOf(part.path("rule").asText()).text() + " "
                        + number(part.path("amount"), 2))
                .collect(Collectors.joining(", "));
        return "margin: " + number(margin.path("initial"), 2) + (parts.isEmpty() ? "" : " (" + parts + ")") + ", "
                + number(margin.path("deposit"), 2) + " beyond proceeds; maintenance "
                + number(margin.path("maintenance"), 2) + "; cash account "
                + (margin.has("cash_account_deposit")
                        ? number(margin.path("cash_account_deposit"), 2)
                        : "not allowed");
    }

    private static List<String> touches(JsonNode touches) {
        TextTable table = TextTable.of("price that matters", ">price", ">vol %", ">touched %", ">beyond at expiry %");
        for (JsonNode touch : touches) {
            table.add(
                    words(touch.path("kind").asText()),
                    number(touch.path("level"), 2),
                    number(touch.path("vol_percent"), 2),
                    share(touch.path("touch")),
                    share(touch.path("beyond_at_expiry")));
        }
        return table.lines();
    }

    /** The profits without a shift of volatility. */
    private static List<String> grid(JsonNode grid) {
        List<String> heads = new ArrayList<>(List.of(">day"));
        grid.path("price").forEach(price -> heads.add(">" + number(price, 2)));
        TextTable table = TextTable.of(heads.toArray(String[]::new));
        int unshifted = 0;
        while (grid.path("vol_shift_points").path(unshifted).doubleValue() != 0.0) {
            unshifted++;
        }
        for (int i = 0; i < grid.path("days_from_now").size(); i++) {
            List<String> cells = new ArrayList<>(List.of(grid.path("days_from_now").path(i).asText()));
            grid.path("profit").path(i).path(unshifted).forEach(profit -> cells.add(number(profit, 0)));
            table.add(cells.toArray(String[]::new));
        }
        return table.lines();
    }

    private static String percent(JsonNode share) {
        return share(share) + " %";
    }

    private static String share(JsonNode share) {
        return share.isNumber() ? String.format(Locale.ROOT, "%.1f", 100.0 * share.doubleValue()) : ABSENT;
    }

    private static String signed(JsonNode quantity) {
        return (quantity.intValue() > 0 ? "+" : "") + quantity.asText();
    }
}
