package dollarbill.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dollarbill.app.RunDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Recommendations as text for a terminal: a table, the reasons, and each position with its legs. */
final class RecommendText {
    private static final String NONE = "-";

    private RecommendText() {}

    /** Returns the lines of a document of recommendations. */
    static List<String> lines(JsonNode document) {
        List<String> lines = new ArrayList<>();
        lines.add("recommendations as of " + document.path("as_of").asText() + " for "
                + number("%.2f", document.path("portfolio_value")) + " USD");
        if (document.path("synthetic").asBoolean()) {
            lines.add(RunDocument.SYNTHETIC);
        }
        lines.addAll(stale(document.path("recommendations")));
        lines.add("");
        JsonNode recommendations = document.path("recommendations");
        lines.addAll(table(recommendations));
        recommendations.forEach(one -> lines.addAll(position(one)));
        return lines;
    }

    /** Returns the table and the reasons, and the positions that are traded. */
    static List<String> brief(JsonNode recommendations) {
        List<String> lines = table(recommendations);
        recommendations.valueStream()
                .filter(one -> !one.has("matched_strategy"))
                .forEach(one -> lines.addAll(position(one)));
        return lines;
    }

    private static List<String> table(JsonNode recommendations) {
        TextTable table = TextTable.of(
                "symbol", "direction", "IV regime", "IV goes", ">large move", "market", ">vol %", ">overall",
                "strategy",
                "size", ">contracts", ">at risk", "reason");
        recommendations.forEach(one -> table.add(
                one.path("symbol").asText(),
                confidence(one, "direction", "direction_confidence"),
                confidence(one, "iv_regime", "iv_confidence"),
                one.at("/forecasts/volatility/expected_iv_direction").asText(NONE),
                percent(one.at("/forecasts/large_move/probability")),
                one.at("/forecasts/market/regime").asText(NONE),
                number("%.1f", one.at("/features/volatility_forecast")),
                percent(one.path("overall_confidence")),
                one.path("strategy").asText(),
                one.path("position_size").asText(),
                one.path("contracts").asText("0"),
                number("%.2f", one.path("capital_at_risk")),
                one.path("reason").asText("")));
        List<String> lines = new ArrayList<>(table.lines());
        List<String> reasons = reasons(recommendations);
        if (!reasons.isEmpty()) {
            lines.add("");
            lines.addAll(reasons);
        }
        return lines;
    }

    /** Returns each reason once, with the symbols it stands for. */
    private static List<String> reasons(JsonNode recommendations) {
        Map<String, List<String>> symbols = new LinkedHashMap<>();
        for (JsonNode one : recommendations) {
            String symbol = one.path("symbol").asText();
            if (one.has("reason")) {
                note(symbols, one, symbol);
            }
            one.path("forecasts").forEach(forecast -> {
                if (forecast.has("reason")) {
                    note(symbols, forecast, symbol);
                }
            });
        }
        return symbols.entrySet()
                .stream()
                .map(reason -> reason.getKey() + " ("
                        + (reason.getValue().size() == recommendations.size() && recommendations.size() > 1
                                ? "all symbols"
                                : String.join(", ", reason.getValue()))
                        + ")")
                .toList();
    }

    private static void note(Map<String, List<String>> symbols, JsonNode said, String symbol) {
        List<String> of = symbols.computeIfAbsent(
                said.path("reason").asText() + ": " + said.path("detail").asText(), reason -> new ArrayList<>());
        if (!of.contains(symbol)) {
            of.add(symbol);
        }
    }

    private static List<String> position(JsonNode one) {
        JsonNode structure = one.path("structure");
        List<String> lines = new ArrayList<>();
        if (structure.isMissingNode()) {
            return lines;
        }
        lines.add("");
        lines.add(one.path("symbol").asText() + " "
                + (one.has("matched_strategy") ? one.path("matched_strategy").asText() + ", not traded"
                        : one.path("strategy").asText())
                + ", " + structure.path("expiry").asText() + " (" + structure.path("days_to_expiry").asText()
                + " days)");
        lines.add("  legs: " + structure.path("legs")
                .valueStream()
                .map(leg -> String.format(
                        Locale.ROOT, "%+d %s at %.2f (delta %.2f)", leg.path("quantity").asInt(),
                        leg.path("code").asText(), leg.path("price").asDouble(), leg.path("delta").asDouble()))
                .collect(Collectors.joining("; ")));
        lines.add("  a share: debit " + number("%.2f", structure.path("net_debit")) + ", most won "
                + amount(structure.path("max_profit")) + ", most lost " + amount(structure.path("max_loss"))
                + ", breaks even at " + structure.path("breakevens")
                        .valueStream()
                        .map(price -> number("%.2f", price))
                        .collect(Collectors.joining(" and ")));
        lines.add("  probability of a profit " + percent(structure.path("probability_of_profit"))
                + " by the smile, " + percent(structure.path("believed_probability_after_commissions"))
                + " believed after commissions; expected "
                + number("%.3f", structure.path("believed_profit_after_commissions")) + " a share");
        if (one.has("bound_by")) {
            lines.add("  bound by " + one.path("bound_by").asText());
        }
        for (String part : List.of("reasoning", "cautions")) {
            one.path(part).forEach(line -> lines.add("  " + line.asText()));
        }
        one.path("structure_cautions")
                .forEach(caution -> lines.add(
                        "  " + caution.path("reason").asText() + ": " + caution.path("detail").asText()));
        return lines;
    }

    private static List<String> stale(JsonNode recommendations) {
        return recommendations.valueStream()
                .flatMap(one -> one.path("stale").valueStream())
                .map(StaleText::line)
                .distinct()
                .toList();
    }

    private static String confidence(JsonNode one, String name, String confidence) {
        return one.has(name) ? one.path(name).asText() + " " + percent(one.path(confidence)) : NONE;
    }

    private static String amount(JsonNode amount) {
        return amount.isNumber() ? number("%.2f", amount) : amount.asText();
    }

    private static String percent(JsonNode share) {
        return share.isNumber() ? String.format(Locale.ROOT, "%.1f %%", 100.0 * share.asDouble()) : NONE;
    }

    private static String number(String format, JsonNode value) {
        return value.isNumber() ? String.format(Locale.ROOT, format, value.asDouble()) : NONE;
    }
}
