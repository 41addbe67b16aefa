package dollarbill.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The paths of combinatorial purged cross-validation in words, from their document. */
public final class CombinatorialText {
    private static final List<Figure> FIGURES = List.of(
            new Figure("sharpe", "Sharpe ratio with ML", 1.0, 2),
            new Figure("mean_return", "mean return of a year with ML, %", 100.0, 1),
            new Figure("more_than_without", "the same less that without ML, points", 100.0, 1),
            new Figure("profit_more", "a contract taken with ML less one without, $", 1.0, 2),
            new Figure("won_more", "winners taken with ML less without, points", 100.0, 1));

    private CombinatorialText() {}

    /** A figure with its name in the document and how it is written. */
    private record Figure(String name, String text, double scale, int decimals) {
        String write(JsonNode value, String absent) {
            return value.isNumber()
                    ? String.format(Locale.ROOT, "%." + decimals + "f", scale * value.asDouble())
                    : absent;
        }
    }

    /**
     * One line of the table.
     *
     * @param name  of the figure
     * @param median  of the paths
     * @param lowest  of the paths
     * @param highest  of the paths
     * @param walkForward  of the walk forward
     */
    public record Line(String name, String median, String lowest, String highest, String walkForward) {}

    /** Returns the lines of the table, what is not there as the dash given. */
    public static List<Line> lines(JsonNode combinatorial, String absent) {
        List<Line> lines = new ArrayList<>();
        for (Figure figure : FIGURES) {
            JsonNode spread = combinatorial.path("figures").path(figure.name);
            if (spread.isObject()) {
                lines.add(new Line(
                        figure.text,
                        figure.write(spread.path("median"), absent),
                        figure.write(spread.path("lowest"), absent),
                        figure.write(spread.path("highest"), absent),
                        figure.write(spread.path("walk_forward"), absent)));
            }
        }
        return lines;
    }

    /** Returns what the table stands on, or why there is none. */
    public static String foot(JsonNode combinatorial) {
        if (combinatorial.has("reason")) {
            return "combinatorial purged cross-validation: not measured, " + combinatorial.path("reason").asText()
                    + " ("
                    + combinatorial.path("detail").asText() + ")";
        }
        return String.format(
                Locale.ROOT,
                "%d groups of days, %d judged at a time: %d fits from %d to %d signals each join to %d paths of %d days from %s to %s. %s",
                combinatorial.path("groups").asInt(),
                combinatorial.path("tested").asInt(),
                combinatorial.path("fits").asInt(),
                combinatorial.path("fewest_rows").asInt(),
                combinatorial.path("most_rows").asInt(),
                combinatorial.path("paths").size(),
                combinatorial.path("days").asInt(),
                combinatorial.path("first").asText(),
                combinatorial.path("last").asText(),
                combinatorial.path("remark").asText());
    }
}
