package dollarbill.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.backtest.ClassificationMetrics;
import dollarbill.backtest.Evaluation;
import dollarbill.backtest.TimeSplit;
import dollarbill.backtest.TrainingSet;
import dollarbill.bridge.ModelVersion;
import java.util.List;
import java.util.Locale;

/**
 * One finished training: what was learned from, how well it foretells rows it has not seen, and what became of it.
 *
 * @param version  the registered version
 * @param promoted  whether it went into service
 * @param history  the replay behind it
 * @param split  rows learned from and tested by
 * @param evaluations  the model, then the baselines, on the test rows
 * @param baseline  name of the baseline with the least Brier score
 * @param difference  how much better than that baseline the model is
 */
public record TrainRun(
        ModelVersion version,
        boolean promoted,
        TrainingSet history,
        TimeSplit split,
        List<Evaluation> evaluations,
        String baseline,
        PairedDifference difference) {
    /** Version of the document's form. */
    public static final int SCHEMA = 1;

    public TrainRun {
        evaluations = List.copyOf(evaluations);
    }

    /** Returns in one sentence whether there is evidence that the model foretells better than the best baseline. */
    public String verdict() {
        String numbers = String.format(
                Locale.ROOT,
                "Brier score %s than that of %s by %.5f, 90 %% interval %.5f to %.5f over %d test rows",
                difference.value() >= 0.0 ? "lower" : "higher",
                baseline,
                Math.abs(difference.value()),
                difference.low(),
                difference.high(),
                split.test().size());
        String origin = version.notes().synthetic() ? " (synthetic data)" : "";
        return (difference.better() ? "Evidence of skill: " : "No evidence of skill: ") + numbers + origin + ".";
    }

    /** Returns the training as a JSON document. */
    public ObjectNode toJson() {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("schema", SCHEMA);
        ModelDocument.putTrained(document, version, promoted);
        ObjectNode rows = document.putObject("rows");
        rows.put("all", history.rows().size());
        rows.put("train", split.train().size());
        rows.put("test", split.test().size());
        rows.put("purged", split.purged());
        rows.put("test_start", split.testStart().toString());
        ObjectNode unresolved = rows.putObject("unresolved");
        history.unresolved().forEach((reason, count) -> unresolved.put(reason.name(), count));
        ObjectNode closed = rows.putObject("closed_days");
        history.closedDays().forEach((reason, count) -> closed.put(reason.name(), count));
        ArrayNode measured = document.putArray("evaluations");
        evaluations.forEach(evaluation -> measured.add(evaluation(evaluation)));
        ObjectNode verdict = document.putObject("verdict");
        verdict.put("text", verdict());
        verdict.put("evidence", difference.better());
        verdict.put("baseline", baseline);
        verdict.put("brier_gain", difference.value());
        verdict.put("low", difference.low());
        verdict.put("high", difference.high());
        return document;
    }

    private static ObjectNode evaluation(Evaluation evaluation) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ClassificationMetrics metrics = evaluation.metrics();
        node.put("name", evaluation.name());
        node.put("rows", metrics.rows());
        node.put("rate", metrics.rate());
        evaluation.auc().ifPresent(auc -> node.set("auc", estimate(auc)));
        node.set("brier", estimate(evaluation.brier()));
        node.set("log_loss", estimate(evaluation.logLoss()));
        node.set("calibration_error", estimate(evaluation.calibrationError()));
        return node;
    }

    private static ObjectNode estimate(Evaluation.Estimate estimate) {
        return JsonNodeFactory.instance.objectNode()
                .put("value", estimate.value())
                .put("low", estimate.low())
                .put("high", estimate.high());
    }
}
