package dollarbill.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.market.OptionChain;
import dollarbill.pricing.heston.HestonParameters;
import dollarbill.pricing.heston.calibration.CalibrationResult.Calibrated;
import dollarbill.pricing.heston.calibration.Doubt;
import dollarbill.pricing.heston.calibration.HestonParameter;
import dollarbill.pricing.heston.calibration.StartOutcome;
import dollarbill.surface.heston.HestonFit;
import dollarbill.surface.heston.SliceMiss;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The JSON document of a calibration: printed by {@code calibrate --json}, and in short part of a surface's document.
 *
 * <p>Parameters go by their usual letters {@code v0, kappa, theta, sigma, rho}: variances a year, speed per year, per square root
 * of a year.
 */
public final class HestonDocument {
    /** Version of the document's form. */
    public static final int SCHEMA = 1;

    private static final List<HestonParameter> PARAMETERS = List.of(HestonParameter.values());

    private HestonDocument() {}

    /** Returns the document of a calibration to the quotes of a chain. */
    public static ObjectNode of(OptionChain chain, HestonFit.Fitted fit) {
        Calibrated result = fit.calibration();
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ChainHeading.put(document, SCHEMA, chain);
        document.setAll(summary(result));
        fit.medianHalfSpreads().ifPresent(median -> document.put("median_half_spreads", median));
        document.put("weighted_rms", result.weightedRms());
        document.put("iterations", result.iterations());
        document.put("evaluations", result.evaluations());
        document.put("condition_number", result.accuracy().conditionNumber());
        ArrayNode starts = document.putArray("starts");
        result.starts().forEach(start -> starts.add(start(start)));
        ArrayNode each = document.putArray("expiries");
        for (SliceMiss miss : fit.misses()) {
            ObjectNode expiry = each.addObject()
                    .put("expiry", miss.expiry().toString())
                    .put("days_to_expiry", Math.toIntExact(ChronoUnit.DAYS.between(chain.quoteDate(), miss.expiry())))
                    .put("fitted", miss.fitted())
                    .put("quotes", miss.quotes());
            miss.rmseVolPoints().ifPresent(rmse -> expiry.put("rmse_vol_points", rmse));
            miss.medianVolPoints().ifPresent(median -> expiry.put("median_vol_points", median));
            miss.medianHalfSpreads().ifPresent(median -> expiry.put("median_half_spreads", median));
        }
        return document;
    }

    /** Returns the model and how well it is known. */
    static ObjectNode summary(Calibrated result) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.set("parameters", parameters(result.parameters()));
        ObjectNode errors = node.putObject("standard_errors");
        PARAMETERS.forEach(p -> errors.put(letter(p), result.accuracy().standardError(p)));
        node.put("rmse_vol_points", result.rmseVolPoints());
        node.put("quotes", result.quotes());
        node.put("feller", result.feller());
        node.put("feller_holds", result.fellerHolds());
        node.put("stop", result.stop().name());
        node.put("converged", result.stop().converged());
        ArrayNode doubts = node.putArray("doubts");
        for (Doubt doubt : result.accuracy().doubts()) {
            ObjectNode said = doubts.addObject()
                    .put("parameter", letter(doubt.parameter()))
                    .put("cause", doubt.cause().name());
            doubt.with().ifPresent(other -> said.put("with", letter(other)));
            said.put("value", doubt.value());
        }
        return node;
    }

    /**
     * Returns the parameters a document holds.
     *
     * @throws IllegalArgumentException  if one is missing or outside its domain
     */
    public static HestonParameters parameters(JsonNode document) {
        JsonNode node = document.path("parameters");
        return new HestonParameters(
                number(node, "v0"),
                number(node, "kappa"),
                number(node, "theta"),
                number(node, "sigma"),
                number(node, "rho"));
    }

    private static double number(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (!value.isNumber()) {
            throw new IllegalArgumentException("parameters." + name + " must be a number");
        }
        return value.doubleValue();
    }

    private static ObjectNode parameters(HestonParameters parameters) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        PARAMETERS.forEach(p -> node.put(letter(p), p.of(parameters)));
        return node;
    }

    private static ObjectNode start(StartOutcome start) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("origin", start.origin().name());
        node.set("start", parameters(start.start()));
        node.set("end", parameters(start.end()));
        node.put("weighted_rms", start.weightedRms());
        node.put("iterations", start.iterations());
        node.put("stop", start.stop().name());
        return node;
    }

    /** Returns the usual letter of a parameter. */
    static String letter(HestonParameter parameter) {
        return switch (parameter) {
            case INITIAL_VARIANCE -> "v0";
            case MEAN_REVERSION -> "kappa";
            case LONG_RUN_VARIANCE -> "theta";
            case VOL_OF_VOL -> "sigma";
            case CORRELATION -> "rho";
        };
    }
}
