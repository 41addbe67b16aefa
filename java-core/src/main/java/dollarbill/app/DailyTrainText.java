package dollarbill.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The report of a training of a model of daily features in Markdown, from its document. */
public final class DailyTrainText {
    private static final List<String> SHOWN = List.of("auc", "accuracy", "balanced_accuracy", "f1", "brier", "log_loss",
            "calibration_error");
    private static final int LEADING = 8;

    private DailyTrainText() {}

    /** Returns the report. */
    public static String markdown(JsonNode document) {
        StringBuilder out = new StringBuilder();
        heading(out, document, document.at("/pooled/0/rows").asInt());
        out.append(document.at("/evidence/text").asText())
                .append(String.format(Locale.ROOT, " Rotation p-value of the AUC: %.3f.%n%n",
                        document.path("p_value").asDouble()));
        before(out, document.path("before"));
        table(out, "all folds", document.path("pooled"), false);
        out.append(
                "Gain in log loss over each baseline, above 0 where the model is better:\n\n| baseline | gain and 90 % interval |\n|---|---|\n");
        document.at("/evidence/log_loss_gain")
                .properties()
                .forEach(gain -> out.append("| ")
                        .append(gain.getKey())
                        .append(" | ")
                        .append(MarkedReport.estimate(gain.getValue(), "%.4f"))
                        .append(" |\n"));
        out.append('\n');
        table(out, "by fold", document.path("folds"), true);
        table(out, "by symbol", document.path("symbols"), false);
        JsonNode classes = document.path("classes");
        out.append("Largest weights of standardised features")
                .append(classes.size() > 2 ? ", those for " + classes.path(classes.size() - 1).asText() + " shown" : "")
                .append(": ")
                .append(String.join(", ", leading(document)))
                .append(".\n");
        return out.toString();
    }

    /** Writes what a training was made of and on how many rows it was tested. */
    static void heading(StringBuilder out, JsonNode document, int tested) {
        JsonNode version = document.path("version");
        out.append(MarkedReport.notice(document))
                .append(version.path("data").asText())
                .append(": ")
                .append(version.path("rows").asInt())
                .append(" rows, of which ")
                .append(tested)
                .append(" were tested in ")
                .append(document.path("folds").size())
                .append(" folds")
                .append(". Data ")
                .append(version.path("data_hash").asText(), 0, 12)
                .append(", code ")
                .append(version.path("code_hash").asText(), 0, 12)
                .append('.')
                .append(TimeTaken.sentence(document))
                .append("\n\n");
    }

    /** What changed from the version before, measured on its own data. */
    private static void before(StringBuilder out, JsonNode before) {
        if (!before.isObject()) {
            return;
        }
        List<String> changes = SHOWN.stream()
                .filter(name -> before.path("change").path(name).isNumber())
                .map(name -> String.format(Locale.ROOT, "%s %+.4f", name.replace('_', ' '),
                        before.path("change").path(name).asDouble()))
                .toList();
        out.append("Change from version ")
                .append(before.path("version").asInt())
                .append(before.path("same_data").asBoolean() ? ", same data" : ", other data")
                .append(before.path("same_code").asBoolean() ? ", same code: " : ", other code: ")
                .append(changes.isEmpty() ? "nothing to compare" : String.join(", ", changes))
                .append(".\n\n");
    }

    private static void table(StringBuilder out, String title, JsonNode lines, boolean tested) {
        out.append("| ").append(title).append(" | rows");
        SHOWN.forEach(name -> out.append(" | ").append(name.replace('_', ' ')));
        out.append(" |\n|---|---").append("|---".repeat(SHOWN.size())).append("|\n");
        for (JsonNode line : lines) {
            out.append("| ").append(line.path("name").asText());
            if (tested) {
                out.append(", ")
                        .append(line.path("test_start").asText())
                        .append(" to ")
                        .append(line.path("test_end").asText());
            }
            out.append(" | ").append(line.path("rows").asInt());
            SHOWN.forEach(name -> out.append(" | ").append(MarkedReport.estimate(line.path(name), "%.3f")));
            out.append(" |\n");
        }
        out.append('\n');
    }

    private static List<String> leading(JsonNode document) {
        List<Map.Entry<String, JsonNode>> all = new ArrayList<>(document.path("weights").properties());
        all.sort(Comparator.comparingDouble((Map.Entry<String, JsonNode> w) -> -size(w.getValue())));
        return all.stream()
                .limit(LEADING)
                .map(w -> String.format(Locale.ROOT, "%s %.2f", w.getKey(), shown(w.getValue())))
                .toList();
    }

    private static double size(JsonNode weight) {
        if (weight.isNumber()) {
            return Math.abs(weight.asDouble());
        }
        double most = 0.0;
        for (JsonNode of : weight) {
            most = Math.max(most, Math.abs(of.asDouble()));
        }
        return most;
    }

    /** The weight itself, or that for the last class. */
    private static double shown(JsonNode weight) {
        return weight.isNumber() ? weight.asDouble() : weight.path(weight.size() - 1).asDouble();
    }
}
