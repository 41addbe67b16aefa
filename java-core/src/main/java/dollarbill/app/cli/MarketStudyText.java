package dollarbill.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dollarbill.app.BacktestDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The document of a study of drawn markets in words and a table. */
final class MarketStudyText {
    private static final double LEAST_SHOWN = 1e-4;

    private record Unit(String words, double scale, int decimals) {}

    private static final Map<String, Unit> UNITS = Map.of(
            "mean_return", new Unit("return a year %", 100.0, 1),
            "sharpe", new Unit("Sharpe", 1.0, 2),
            "max_drawdown", new Unit("deepest fall %", 100.0, 1),
            "profit_a_contract", new Unit("profit a contract $", 1.0, 2),
            "hedged_a_contract", new Unit("hedged profit a contract $", 1.0, 2),
            "share_won", new Unit("won, points", 100.0, 1));

    private MarketStudyText() {}

    static List<String> lines(JsonNode document) {
        List<String> lines = new ArrayList<>();
        long first = document.path("first_seed").asLong();
        int markets = document.path("markets").asInt();
        lines.add(document.path("notice").asText());
        lines.add(String.format(
                Locale.ROOT, "%s on %d markets drawn %s planted edge, seeds %d to %d%s",
                document.path("strategy").asText(), markets,
                document.path("planted_edge").asBoolean() ? "with the" : "without a", first, first + markets - 1,
                BacktestDocument.held(document)));
        lines.add("");
        TextTable table = TextTable.of(
                "over markets", "figure", ">mean, 90 % interval", ">markets", ">above 0", ">p of the sign");
        document.path("figures").forEach(figure -> row(figure, table));
        lines.addAll(table.lines());
        lines.add("");
        lines.add(String.format(
                Locale.ROOT, "In %d of %d markets the 90 %% interval of the first variant's return lies above zero.",
                document.path("gains_found").asInt(), markets));
        return lines;
    }

    private static void row(JsonNode figure, TextTable table) {
        Unit unit = UNITS.getOrDefault(figure.path("measure").asText(), new Unit("", 1.0, 4));
        table.add(
                figure.path("of").asText(),
                unit.words(),
                BacktestText.estimate(figure.path("mean"), unit.scale(), unit.decimals()),
                figure.path("markets").asText(),
                figure.path("above_zero").asText(),
                chance(figure.path("p_value").asDouble()));
    }

    private static String chance(double p) {
        return p < LEAST_SHOWN ? "<0.0001" : FigureText.number(p, 4);
    }
}
