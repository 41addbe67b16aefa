package dollarbill.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.backtest.Evaluation.Estimate;
import dollarbill.backtest.daily.HiddenStates;
import dollarbill.backtest.daily.RegimeReport;
import dollarbill.backtest.daily.WalkForward;
import java.util.Optional;

/** The report of a training of the model of market regimes as a JSON document. */
public final class RegimeTrainDocument {
    /** Version of the document's form. */
    public static final int SCHEMA = 1;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final double TRADING_DAYS = 252.0;

    private RegimeTrainDocument() {}

    /** Returns the document of a training. */
    public static ObjectNode of(RegimeTrainRun run) {
        RegimeReport report = run.report();
        ObjectNode document = JSON.objectNode();
        document.put("schema", SCHEMA);
        document.put("model", run.version().model().value());
        ModelDocument.putTrained(document, run.version(), run.promotion().promoted());
        run.promotion().refusal().ifPresent(refusal -> document.set("refusal", ModelDocument.of(refusal)));
        document.put("text", verdict(report));
        document.set("pooled", gains(report.pooled()));
        ArrayNode folds = document.putArray("folds");
        for (int k = 0; k < report.folds().size(); k++) {
            WalkForward.Fold fold = report.folds().get(k);
            ObjectNode node = gains(report.gains().get(k + 1));
            node.put("trained_on", fold.trainTo());
            node.put("test_start", fold.testStart().toString());
            node.put("test_end", report.days().get(fold.testTo() - 1).row().date().toString());
            folds.add(node);
        }
        ArrayNode states = document.putArray("states");
        report.states().forEach(state -> states.add(state(state, report.forecasts().size())));
        put(document, "bull_less_bear_mean", report.meanDifference());
        put(document, "bear_over_bull_volatility", report.volatilityRatio());
        learned(document.putArray("learned"), RegimeTrainService.states(run.artefact()));
        return document;
    }

    /** Returns in one sentence what the states are good for. */
    public static String verdict(RegimeReport report) {
        RegimeReport.Gains gains = report.pooled();
        return "As a density of tomorrow's return " + against(gains.overOneNormal(), "one normal") + ", "
                + against(gains.overSmoothed(), "the smoothed variance") + "; volatility after bear "
                + report.volatilityRatio()
                        .map(e -> (e.low() > 1.0 ? "surely exceeds" : "cannot be told from")
                                + " that after bull: ratio " + e.text("%.2f"))
                        .orElse("is not known")
                + "; mean return after bull "
                + report.meanDifference()
                        .map(e -> (e.low() > 0.0 ? "surely exceeds"
                                : e.high() < 0.0 ? "is surely below" : "cannot be told from") + " that after bear: "
                                + e.text("%+.3f") + " a year")
                        .orElse("is not known")
                + ".";
    }

    private static String against(Estimate gain, String other) {
        String words = gain.low() > 0.0 ? "surely better than "
                : gain.high() < 0.0 ? "surely worse than " : "not told from ";
        return words + other + " (" + gain.text("%+.4f") + " nats a day)";
    }

    private static ObjectNode gains(RegimeReport.Gains gains) {
        ObjectNode node = JSON.objectNode();
        node.put("rows", gains.rows());
        put(node, "over_one_normal", Optional.of(gains.overOneNormal()));
        put(node, "over_smoothed_variance", Optional.of(gains.overSmoothed()));
        return node;
    }

    private static ObjectNode state(RegimeReport.State state, int all) {
        ObjectNode node = JSON.objectNode();
        node.put("name", state.name());
        node.put("rows", state.rows());
        node.put("share", state.rows() / (double) all);
        put(node, "mean", state.mean());
        put(node, "volatility", state.volatility());
        put(node, "stayed", state.stayed());
        node.put("learned_stay_days", state.learnedStay());
        return node;
    }

    private static void learned(ArrayNode array, HiddenStates states) {
        for (int i = 0; i < states.states(); i++) {
            array.addObject()
                    .put("name", RegimeReport.NAMES.get(i))
                    .put("mean", TRADING_DAYS * states.mean(i))
                    .put("volatility", Math.sqrt(TRADING_DAYS * states.variance(i)))
                    .put("stay_days", states.stay(i));
        }
    }

    private static void put(ObjectNode node, String name, Optional<Estimate> estimate) {
        estimate.ifPresent(e -> node.putObject(name)
                .put("value", e.value())
                .put("low", e.low())
                .put("high", e.high()));
    }
}
