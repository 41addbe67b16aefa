package dollarbill.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.model.DirectionModel;
import dollarbill.model.Outlook;
import dollarbill.model.VolatilityModel;
import dollarbill.strategy.SelectorRules;
import dollarbill.strategy.StrategyRecommendation;
import dollarbill.strategy.StrategyRecommendation.NoTrade;
import dollarbill.strategy.StrategyRecommendation.Trade;
import dollarbill.strategy.StrategySelector;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The JSON document of a prediction: features in; direction, context of implied volatility and a suggestion out.
 *
 * <p>Its {@code features} are what {@code POST /api/v1/predict} takes.
 */
public final class PredictionDocument {
    /** Version of the document's form. */
    public static final int SCHEMA = 1;

    private PredictionDocument() {}

    /**
     * Returns the prediction for a symbol of a run; without features it has the reason in their place.
     *
     * @param now  moment at which the ages of stored copies are told
     */
    public static ObjectNode of(SymbolAdvice symbol, Engine engine, Instant now) {
        ObjectNode document = switch (symbol.day().features()) {
            case SymbolDay.Known known ->
                of(PredictionInput.of(symbol.day(), known), symbol.outlook(), engine);
            case SymbolDay.Unknown(var reason, String detail) ->
                head(symbol.day().symbol().value(), symbol.day().asOf().toString())
                        .put("reason", reason.name())
                        .put("detail", detail);
        };
        if (synthetic(symbol.day())) {
            document.put("synthetic", true).put("notice", RunDocument.SYNTHETIC);
        }
        RecommendDocument.stale(document, symbol.day().stale(), now);
        return document;
    }

    /** Returns the prediction from features. */
    static ObjectNode of(PredictionInput input, SymbolOutlook outlook, Engine engine) {
        ObjectNode document = head(input.symbol().value(), input.date().toString());
        document.set("prediction", prediction(outlook.direction()));
        document.set("iv_context", context(input, outlook.volatility()));
        document.set("strategy_suggestion",
                suggestion(input, outlook, engine.configuration().trading().selector().rules()));
        document.set("forecasts", ForecastDocument.of(outlook));
        ObjectNode features = document.putObject("features");
        for (Map.Entry<String, OptionalDouble> feature : input.features().entrySet()) {
            feature.getValue()
                    .ifPresentOrElse(
                            value -> features.put(feature.getKey(), value), () -> features.putNull(feature.getKey()));
        }
        document.set("absent", AbsentFeatures.of(engine.options(), input, outlook));
        return document;
    }

    private static ObjectNode head(String symbol, String date) {
        return JsonNodeFactory.instance.objectNode()
                .put("schema", SCHEMA)
                .put("symbol", symbol)
                .put("date", date);
    }

    private static boolean synthetic(SymbolDay day) {
        return day.features() instanceof SymbolDay.Known known && known.bars().synthetic();
    }

    private static ObjectNode prediction(Outlook<DirectionModel.Answer> outlook) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        switch (outlook) {
            case Outlook.Foretold<DirectionModel.Answer>(DirectionModel.Answer answer, var identity) -> {
                double up = answer.probabilityUp();
                node.put("direction", answer.direction().name());
                node.put("probability", up);
                node.put("confidence", answer.direction() == DirectionModel.Direction.UP ? up : 1.0 - up);
                node.put("threshold_used", answer.threshold());
                node.put("evidence", answer.evidence());
            }
            case Outlook.Untold<DirectionModel.Answer>(String reason, String message) ->
                node.put("reason", reason).put("detail", message);
        }
        return node;
    }

    private static ObjectNode context(PredictionInput input, Outlook<VolatilityModel.Answer> outlook) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        OptionalDouble rank = feature(input, "iv_rank");
        rank.ifPresentOrElse(value -> node.put("iv_rank", value), () -> node.putNull("iv_rank"));
        if (rank.isPresent()) {
            node.put("iv_regime", VolatilityModel.Regime.of(rank.getAsDouble()).name());
        } else {
            node.putNull("iv_regime");
        }
        feature(input, "iv_hv_spread").ifPresentOrElse(
                value -> node.put("iv_hv_spread", value), () -> node.putNull("iv_hv_spread"));
        switch (outlook) {
            case Outlook.Foretold<VolatilityModel.Answer>(VolatilityModel.Answer answer, var identity) -> {
                node.put("predicted_regime", answer.regime().name());
                node.put("confidence", answer.confidence());
                node.put("expected_iv_direction", answer.move().name());
            }
            case Outlook.Untold<VolatilityModel.Answer>(String reason, String message) ->
                node.put("reason", reason).put("detail", message);
        }
        return node;
    }

    private static OptionalDouble feature(PredictionInput input, String name) {
        return input.features().getOrDefault(name, OptionalDouble.empty());
    }

    private static ObjectNode suggestion(PredictionInput input, SymbolOutlook outlook, SelectorRules rules) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        Optional<StrategyRecommendation> made = RecommendService
                .view(input.symbol(), input.date(), outlook, OptionalDouble.empty())
                .map(new StrategySelector(rules)::select);
        if (made.isEmpty()) {
            Outlook.Untold<?> untold = outlook.direction() instanceof Outlook.Untold<?> none
                    ? none
                    : (Outlook.Untold<?>) outlook.volatility();
            node.put("primary", AdviceDocument.NO_TRADE).put("reason", untold.reason()).put("detail", untold.message());
            return node;
        }
        StrategyRecommendation recommendation = made.get();
        switch (recommendation.decision()) {
            case Trade trade -> {
                node.put("primary", String.format(
                        Locale.ROOT, "%s (delta %.2f to %.2f, %d to %d days to expiry)", trade.strategy().text(),
                        trade.parameters().minDelta(), trade.parameters().maxDelta(),
                        trade.parameters().minExpiryDays(), trade.parameters().maxExpiryDays()));
                node.put("position_size", trade.size().name().toLowerCase(Locale.ROOT));
            }
            case NoTrade none -> node.put("primary", AdviceDocument.NO_TRADE)
                    .put("reason", none.reason().name())
                    .put("detail", none.detail());
        }
        node.put("overall_confidence", recommendation.overallConfidence());
        ArrayNode reasoning = node.putArray("reasoning");
        recommendation.reasoning().forEach(reasoning::add);
        return node;
    }
}
