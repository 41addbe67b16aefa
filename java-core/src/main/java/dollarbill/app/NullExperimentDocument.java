package dollarbill.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.backtest.Evaluation.Estimate;
import dollarbill.backtest.daily.NullExperiment;
import java.util.Locale;

/** Experiments with outcomes in an order of chance as a JSON document. */
public final class NullExperimentDocument {
    /** Version of the document's form. */
    public static final int SCHEMA = 1;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private NullExperimentDocument() {}

    /** Returns the document of experiments. */
    public static ObjectNode of(NullExperimentRun run) {
        ObjectNode document = JSON.objectNode();
        document.put("schema", SCHEMA);
        document.put("model", run.target().model());
        document.put("synthetic", run.synthetic());
        if (run.synthetic()) {
            document.put("notice", RunDocument.SYNTHETIC);
        }
        document.put("data", run.data());
        document.put("data_hash", run.dataHash());
        document.put("rows", run.rows());
        document.put("tested", run.tested());
        document.put("folds", run.folds());
        ArrayNode experiments = document.putArray("experiments");
        run.experiments().forEach(experiment -> experiments.add(experiment(experiment)));
        return document;
    }

    private static ObjectNode experiment(NullExperiment experiment) {
        ObjectNode node = JSON.objectNode();
        node.put("order", experiment.order().name().toLowerCase(Locale.ROOT));
        node.put("draws", experiment.draws().size());
        node.set("mean_auc", estimate(experiment.mean()));
        node.put("spread_of_auc", experiment.spread());
        node.put("intervals_that_hold_one_half", experiment.holding());
        node.put("intervals_above_one_half", experiment.above());
        node.put("p_values_below_one_tenth", experiment.significant());
        ArrayNode each = node.putArray("each");
        for (NullExperiment.Draw draw : experiment.draws()) {
            ObjectNode one = each.addObject().put("seed", draw.seed());
            draw.auc().ifPresent(auc -> one.set("auc", estimate(auc)));
            one.put("p_value", draw.pValue());
        }
        return node;
    }

    private static ObjectNode estimate(Estimate e) {
        return JSON.objectNode().put("value", e.value()).put("low", e.low()).put("high", e.high());
    }
}
