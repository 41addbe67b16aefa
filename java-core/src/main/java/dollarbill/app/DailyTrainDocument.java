package dollarbill.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.backtest.Evaluation.Estimate;
import dollarbill.backtest.daily.Baseline;
import dollarbill.backtest.daily.DailyTarget;
import dollarbill.backtest.daily.Evidence;
import dollarbill.backtest.daily.ForecastCurves;
import dollarbill.backtest.daily.ForecastMeasure;
import dollarbill.backtest.daily.Measured;
import dollarbill.backtest.daily.WalkForward;
import dollarbill.backtest.daily.WalkForwardReport;
import dollarbill.bridge.ModelVersion;
import java.util.List;
import java.util.Locale;

/** The report of a training of a model of daily features as a JSON document: figures, curves, weights, verdict. */
public final class DailyTrainDocument {
    /** Version of the document's form. */
    public static final int SCHEMA = 1;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int ROC_POINTS = 100;

    private DailyTrainDocument() {}

    /** Returns the document of a training. */
    public static ObjectNode of(DailyTrainRun run) {
        WalkForwardReport report = run.report();
        ObjectNode document = JSON.objectNode();
        document.put("schema", SCHEMA);
        document.put("model", report.target().model());
        document.put("target", report.target().name());
        document.put("horizon_days", DailyTarget.HORIZON);
        ModelDocument.putTrained(document, run.version(), run.promotion().promoted());
        run.promotion().refusal().ifPresent(refusal -> document.set("refusal", ModelDocument.of(refusal)));
        ArrayNode classes = document.putArray("classes");
        report.target().classes().forEach(classes::add);
        folds(document.putArray("folds"), report);
        ArrayNode pooled = document.putArray("pooled");
        report.pooled().forEach(measured -> pooled.add(measured(measured)));
        ArrayNode symbols = document.putArray("symbols");
        report.perSymbol().values().forEach(measured -> symbols.add(measured(measured)));
        document.put("p_value", report.pValue());
        evidence(document.putObject("evidence"), report);
        curves(document, report);
        document.set("weights", weights(run));
        run.before().ifPresent(before -> document.set("before", before(run.version(), before)));
        return document;
    }

    /** Returns in one sentence whether there is evidence of skill, and what is served. */
    public static String verdict(WalkForwardReport report) {
        Evidence evidence = report.evidence();
        StringBuilder text = new StringBuilder(judgement(report));
        text.append(evidence.auc().map(auc -> "AUC " + auc.text("%.3f")).orElse("AUC not defined"));
        for (Baseline rival : Baseline.rivals(report.target())) {
            Estimate gain = evidence.gains().get(rival);
            if (gain != null) {
                text.append("; gain in log loss over ")
                        .append(rival.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .append(' ')
                        .append(gain.text("%.4f"));
            }
        }
        List<String> better = Baseline.of(report.target())
                .stream()
                .filter(b -> evidence.gains().containsKey(b) && evidence.gains().get(b).high() < 0.0)
                .map(b -> b.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .toList();
        if (!better.isEmpty()) {
            text.append("; surely worse than ").append(String.join(", ", better));
        }
        text.append(String.format(Locale.ROOT, ". Weight of the model in what is served: %.2f", evidence.weight()));
        report.target()
                .single()
                .ifPresent(name -> text.append(String.format(
                        Locale.ROOT, "; of the regression on %s in the rest: %.2f", name, evidence.single())));
        return text.append('.').toString();
    }

    private static String judgement(WalkForwardReport report) {
        Evidence evidence = report.evidence();
        if (evidence.found()) {
            return "Evidence of skill: ";
        }
        Estimate overRate = evidence.gains().get(Baseline.MAJORITY);
        boolean aboveRate = overRate != null && overRate.low() > 0.0
                && evidence.auc().filter(auc -> auc.low() > 0.5).isPresent();
        return report.target()
                .single()
                .filter(name -> aboveRate)
                .map(name -> "Evidence of skill over the base rate, none beyond " + name + " alone: ")
                .orElse("No evidence of skill: ");
    }

    private static void folds(ArrayNode array, WalkForwardReport report) {
        for (int k = 0; k < report.folds().size(); k++) {
            WalkForward.Fold fold = report.folds().get(k);
            ObjectNode node = measured(report.perFold().get(k));
            node.put("trained_on", fold.trainTo());
            node.put("left_out", fold.leftOut());
            node.put("test_start", fold.testStart().toString());
            node.put("test_end", report.rows().get(fold.testTo() - 1).date().toString());
            array.add(node);
        }
    }

    private static ObjectNode measured(Measured measured) {
        ObjectNode node = JSON.objectNode();
        node.put("name", measured.name());
        node.put("rows", measured.rows());
        for (ForecastMeasure measure : ForecastMeasure.values()) {
            Estimate estimate = measured.measures().get(measure);
            if (estimate != null) {
                node.set(measure.name().toLowerCase(Locale.ROOT), estimate(estimate));
            }
        }
        return node;
    }

    private static ObjectNode estimate(Estimate e) {
        return JSON.objectNode().put("value", e.value()).put("low", e.low()).put("high", e.high());
    }

    private static void evidence(ObjectNode node, WalkForwardReport report) {
        node.put("found", report.evidence().found());
        node.put("weight", report.evidence().weight());
        node.put("single_share", report.evidence().single());
        node.put("text", verdict(report));
        ObjectNode gains = node.putObject("log_loss_gain");
        for (Baseline baseline : Baseline.of(report.target())) {
            Estimate gain = report.evidence().gains().get(baseline);
            if (gain != null) {
                gains.set(baseline.name().toLowerCase(Locale.ROOT), estimate(gain));
            }
        }
    }

    private static void curves(ObjectNode document, WalkForwardReport report) {
        ObjectNode roc = document.putObject("roc");
        ObjectNode reliability = document.putObject("reliability");
        int first = report.target().binary() ? 1 : 0;
        for (int k = first; k < report.target().classes().size(); k++) {
            String name = report.target().classes().get(k);
            ArrayNode points = roc.putArray(name);
            ForecastCurves.roc(report.forecasts(), k, ROC_POINTS)
                    .forEach(p -> points.addArray().add(p.falseAlarms()).add(p.hits()));
            ArrayNode bins = reliability.putArray(name);
            ForecastCurves.reliability(report.forecasts(), k)
                    .forEach(bin -> bins.addObject()
                            .put("probability", bin.probability())
                            .put("frequency", bin.frequency())
                            .put("rows", bin.rows()));
        }
    }

    /** Returns the weights of standardised columns, one number a column, or one a class. */
    private static ObjectNode weights(DailyTrainRun run) {
        ObjectNode weights = JSON.objectNode();
        try {
            JsonNode state = new ObjectMapper().readTree(run.artefact().json());
            JsonNode steps = state.has("steps") ? state.path("steps") : state;
            JsonNode columns = steps.path("columns");
            JsonNode single = steps.path("logistic").path("weights");
            JsonNode several = steps.path("regression").path("weights");
            for (int i = 0; i < columns.size(); i++) {
                String name = columns.get(i).asText();
                if (single.isArray()) {
                    weights.put(name, single.path(i).asDouble());
                } else {
                    ArrayNode each = weights.putArray(name);
                    for (JsonNode of : several) {
                        each.add(of.path(i).asDouble());
                    }
                }
            }
            return weights;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the learned state of " + run.version().model() + " is no JSON", e);
        }
    }

    private static ObjectNode before(ModelVersion now, ModelVersion before) {
        ObjectNode node = JSON.objectNode();
        node.put("version", before.number());
        node.put("same_data", before.notes().dataHash().equals(now.notes().dataHash()));
        node.put("same_code", before.codeHash().equals(now.codeHash()));
        ObjectNode changes = node.putObject("change");
        now.notes().metrics().forEach((name, value) -> {
            Double old = before.notes().metrics().get(name);
            if (old != null) {
                changes.put(name, value - old);
            }
        });
        return node;
    }
}
