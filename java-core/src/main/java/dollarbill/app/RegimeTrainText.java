package dollarbill.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** The report of a training of the model of market regimes in Markdown, from its document. */
public final class RegimeTrainText {
    private RegimeTrainText() {}

    /** Returns the report. */
    public static String markdown(JsonNode document) {
        StringBuilder out = new StringBuilder();
        DailyTrainText.heading(out, document, document.at("/pooled/rows").asInt());
        out.append(document.path("text").asText())
                .append("\n\n| gain in log density, nats a day | rows | over one normal | over the smoothed variance |\n")
                .append("|---|---|---|---|\n");
        gains(out, "all folds", document.path("pooled"));
        int number = 1;
        for (JsonNode fold : document.path("folds")) {
            gains(out, "fold " + number++ + ", " + fold.path("test_start").asText() + " to "
                    + fold.path("test_end").asText(), fold);
        }
        out.append(
                "\n| called | days | share | mean return the day after, a year | volatility, a year | called again |")
                .append(" learned to last, days |\n|---|---|---|---|---|---|---|\n");
        for (JsonNode state : document.path("states")) {
            out.append(String.format(Locale.ROOT, "| %s | %d | %.3f | %s | %s | %s | %.1f |%n",
                    state.path("name").asText(), state.path("rows").asInt(), state.path("share").asDouble(),
                    MarkedReport.estimate(state.path("mean"), "%+.3f"),
                    MarkedReport.estimate(state.path("volatility"), "%.3f"),
                    MarkedReport.estimate(state.path("stayed"), "%.3f"), state.path("learned_stay_days").asDouble()));
        }
        return out.toString();
    }

    private static void gains(StringBuilder out, String name, JsonNode gains) {
        out.append(String.format(Locale.ROOT, "| %s | %d | %s | %s |%n", name, gains.path("rows").asInt(),
                MarkedReport.estimate(gains.path("over_one_normal"), "%+.4f"),
                MarkedReport.estimate(gains.path("over_smoothed_variance"), "%+.4f")));
    }
}
