package dollarbill.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** Experiments with outcomes in an order of chance in Markdown, from their document. */
public final class NullExperimentText {
    private NullExperimentText() {}

    /** Returns the report. */
    public static String markdown(JsonNode document) {
        StringBuilder out = new StringBuilder(MarkedReport.notice(document));
        out.append(document.path("data").asText())
                .append(": ")
                .append(document.path("rows").asInt())
                .append(" rows, of which ")
                .append(document.path("tested").asInt())
                .append(" were tested in ")
                .append(document.path("folds").asInt())
                .append(" folds. Data ")
                .append(document.path("data_hash").asText(), 0, 12)
                .append('.')
                .append(TimeTaken.sentence(document))
                .append("\n\n| outcomes | seeds | mean AUC | spread of an AUC | 90 % intervals that hold .5 | that lie above .5 |")
                .append(" p-values below .1 |\n|---|---|---|---|---|---|---|\n");
        for (JsonNode experiment : document.path("experiments")) {
            out.append(String.format(Locale.ROOT, "| %s | %d | %s | %.3f | %d | %d | %d |%n",
                    experiment.path("order").asText(), experiment.path("draws").asInt(),
                    MarkedReport.estimate(experiment.path("mean_auc"), "%.3f"),
                    experiment.path("spread_of_auc").asDouble(),
                    experiment.path("intervals_that_hold_one_half").asInt(),
                    experiment.path("intervals_above_one_half").asInt(),
                    experiment.path("p_values_below_one_tenth").asInt()));
        }
        return out.toString();
    }

    /** Returns what the place of the report in a file is named after. */
    public static String mark(String model) {
        return model + ", outcomes in an order of chance";
    }
}
