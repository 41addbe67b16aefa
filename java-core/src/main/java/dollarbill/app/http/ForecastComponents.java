package dollarbill.app.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.app.PredictionInput;
import dollarbill.market.OptionType;
import dollarbill.market.Reason;
import dollarbill.model.DirectionModel;
import dollarbill.model.RegimeModel;
import dollarbill.model.VolatilityModel;
import dollarbill.strategy.SizeCap;

/** Schemas of forecasts, recommendations and predictions. */
final class ForecastComponents {
    private ForecastComponents() {}

    static void add(ObjectNode schemas) {
        schemas.set("Forecasts", forecasts());
        schemas.set("StaleCopy", stale());
        schemas.set("Position", position());
        schemas.set("Recommendation", recommendation());
        schemas.set("Recommendations", recommendations());
        schemas.set("Prediction", prediction());
        schemas.set("PredictRequest", request());
    }

    /** Returns the schema of the stored copies behind an answer whose last fetch failed. */
    static ObjectNode staleCopies() {
        return Schemas.listOf(Schemas.named("StaleCopy"));
    }

    private static ObjectNode stale() {
        return Schemas.object()
                .field("reason", Schemas.text(Reason.DATA_STALE.name()))
                .field("item", Schemas.text())
                .optional("stored_at", Schemas.instant())
                .optional("age_seconds", JsonNodeFactory.instance.objectNode().put("type", "integer"))
                .field("failure", Schemas.text())
                .schema();
    }

    private static ObjectNode share() {
        return Schemas.number(0, 1);
    }

    /** An answer with the model that gave it, or a reason alone. */
    private static ObjectNode told(Schemas.Fields answer) {
        ObjectNode model = Schemas.object()
                .field("name", Schemas.text())
                .optional("version", Schemas.from1())
                .field("code_hash", Schemas.text())
                .optional("artefact_hash", Schemas.text())
                .schema();
        return Schemas.either(answer.field("model", model).schema(), untold().schema());
    }

    private static Schemas.Fields untold() {
        return Schemas.object().field("reason", Schemas.text()).field("detail", Schemas.text());
    }

    private static ObjectNode forecasts() {
        Schemas.Fields direction = Schemas.object()
                .field("direction", Schemas.text(DirectionModel.Direction.class))
                .field("probability_up", share())
                .field("unshrunk", share())
                .field("base_rate", share())
                .field("threshold", share())
                .field("evidence", share());
        Schemas.Fields largeMove = Schemas.object()
                .field("probability", share())
                .field("unshrunk", share())
                .field("base_rate", share())
                .field("threshold", share())
                .field("evidence", share())
                .field("single_feature", share())
                .field("single_share", share());
        Schemas.Fields volatility = Schemas.object()
                .field("regime", Schemas.text(VolatilityModel.Regime.class))
                .field("low", share())
                .field("normal", share())
                .field("high", share())
                .field("expected_iv_direction", Schemas.text(VolatilityModel.Move.class))
                .field("contracting", share())
                .field("stable", share())
                .field("expanding", share())
                .field("evidence", share());
        Schemas.Fields market = Schemas.object()
                .field("regime", Schemas.text(RegimeModel.Regime.class))
                .field("bear", share())
                .field("sideways", share())
                .field("bull", share())
                .field("volatility", Schemas.number());
        return Schemas.object()
                .field("direction", told(direction))
                .field("large_move", told(largeMove))
                .field("volatility", told(volatility))
                .field("market", told(market))
                .schema();
    }

    private static ObjectNode position() {
        ObjectNode leg = Schemas.object()
                .field("code", Schemas.text())
                .field("quantity", JsonNodeFactory.instance.objectNode().put("type", "integer"))
                .field("type", Schemas.text(OptionType.class))
                .field("strike", Schemas.number())
                .field("price", Schemas.number())
                .field("delta", Schemas.number())
                .schema();
        ObjectNode extreme = Schemas.either(Schemas.number(), Schemas.text("unlimited"));
        return Schemas.object()
                .field("expiry", Schemas.date())
                .field("days_to_expiry", Schemas.count())
                .field("legs", Schemas.listOf(leg))
                .field("net_debit", Schemas.number())
                .field("max_profit", extreme)
                .field("max_loss", extreme.deepCopy())
                .field("breakevens", Schemas.listOf(Schemas.number()))
                .field("probability_of_profit", Schemas.number())
                .field("commissions", Schemas.number())
                .field("believed_probability_after_commissions", Schemas.number())
                .field("believed_profit_after_commissions", Schemas.number())
                .field("take_profit", Schemas.number())
                .field("stop_prices", Schemas.listOf(Schemas.number()))
                .schema();
    }

    private static ObjectNode recommendation() {
        ObjectNode models = Schemas.object()
                .field("direction", Schemas.text())
                .field("volatility", Schemas.text())
                .schema();
        ObjectNode parameters = Schemas.object()
                .field("min_expiry_days", Schemas.from1())
                .field("max_expiry_days", Schemas.from1())
                .field("min_delta", share())
                .field("max_delta", share())
                .field("max_loss", share())
                .field("profit_target", Schemas.number())
                .field("stop_move", share())
                .schema();
        ObjectNode features = Schemas.either(
                Schemas.object()
                        .field("date", Schemas.date())
                        .field("known", Schemas.count())
                        .field("absent", Schemas.count())
                        .field("hash", Schemas.hash())
                        .optional("volatility_forecast", Schemas.number())
                        .optional("volatility_forecast_reason", Schemas.text(Reason.class))
                        .schema(),
                untold().schema());
        ObjectNode caution = Schemas.object()
                .field("reason", Schemas.text(Reason.class))
                .field("detail", Schemas.text())
                .schema();
        return Schemas.object()
                .field("schema", Schemas.from1())
                .field("symbol", Schemas.text())
                .field("as_of", Schemas.instant())
                .optional("direction", Schemas.text(DirectionModel.Direction.class))
                .optional("iv_regime", Schemas.text(VolatilityModel.Regime.class))
                .optional("direction_confidence", share())
                .optional("iv_confidence", share())
                .optional("overall_confidence", share())
                .optional("expected_volatility", Schemas.number())
                .optional("models", models)
                .field("strategy", Schemas.text())
                .field("position_size", Schemas.text("none", "half", "full"))
                .optional("reason", Schemas.text())
                .optional("detail", Schemas.text())
                .optional("matched_strategy", Schemas.text())
                .optional("trade_parameters", parameters)
                .optional("structure", Schemas.named("Position"))
                .optional("contracts", Schemas.count())
                .optional("capital_at_risk", Schemas.number())
                .optional("bound_by", Schemas.text(SizeCap.class))
                .optional("structure_cautions", Schemas.listOf(caution))
                .optional("decided", Schemas.object()
                        .field("order", Schemas.from1())
                        .field("held", held())
                        .schema())
                .field("reasoning", Schemas.listOf(Schemas.text()))
                .field("cautions", Schemas.listOf(Schemas.text()))
                .field("forecasts", Schemas.named("Forecasts"))
                .field("features", features)
                .optional("stale", staleCopies())
                .schema();
    }

    private static ObjectNode held() {
        return Schemas.object()
                .field("positions", Schemas.count())
                .field("delta", Schemas.number())
                .field("gamma", Schemas.number())
                .field("vega", Schemas.number())
                .field("equity", Schemas.number())
                .field("cash_left", Schemas.number())
                .schema();
    }

    private static ObjectNode recommendations() {
        return Schemas.object()
                .field("schema", Schemas.from1())
                .field("as_of", Schemas.date())
                .field("synthetic", Schemas.flag())
                .optional("notice", Schemas.text())
                .field("portfolio_value", Schemas.number())
                .field("held", held())
                .field("recommendations", Schemas.listOf(Schemas.named("Recommendation")))
                .schema();
    }

    private static ObjectNode prediction() {
        ObjectNode called = Schemas.object()
                .field("direction", Schemas.text(DirectionModel.Direction.class))
                .field("probability", share())
                .field("confidence", share())
                .field("threshold_used", share())
                .field("evidence", share())
                .schema();
        ObjectNode context = Schemas.object()
                .field("iv_rank", Schemas.orNull(Schemas.number()))
                .field("iv_regime", Schemas.orNull(Schemas.text(VolatilityModel.Regime.class)))
                .field("iv_hv_spread", Schemas.orNull(Schemas.number()))
                .optional("predicted_regime", Schemas.text(VolatilityModel.Regime.class))
                .optional("confidence", share())
                .optional("expected_iv_direction", Schemas.text(VolatilityModel.Move.class))
                .optional("reason", Schemas.text())
                .optional("detail", Schemas.text())
                .schema();
        ObjectNode suggestion = Schemas.object()
                .field("primary", Schemas.text())
                .optional("position_size", Schemas.text("half", "full"))
                .optional("reason", Schemas.text())
                .optional("detail", Schemas.text())
                .optional("overall_confidence", share())
                .optional("reasoning", Schemas.listOf(Schemas.text()))
                .schema();
        ObjectNode absent = Schemas.object()
                .field("features", Schemas.listOf(Schemas.text()))
                .field("handling", Schemas.mapOf(Schemas.mapOf(Schemas.text())))
                .schema();
        return Schemas.object()
                .field("schema", Schemas.from1())
                .field("symbol", Schemas.text())
                .field("date", Schemas.date())
                .optional("reason", Schemas.text(Reason.class))
                .optional("detail", Schemas.text())
                .optional("prediction", Schemas.either(called, untold().schema()))
                .optional("iv_context", context)
                .optional("strategy_suggestion", suggestion)
                .optional("forecasts", Schemas.named("Forecasts"))
                .optional("features", Schemas.mapOf(Schemas.orNull(Schemas.number())))
                .optional("absent", absent)
                .optional("synthetic", Schemas.flag())
                .optional("notice", Schemas.text())
                .optional("stale", staleCopies())
                .schema();
    }

    private static ObjectNode request() {
        Schemas.Fields features = Schemas.object();
        PredictionInput.NAMES.forEach(name -> features.field(name, Schemas.orNull(Schemas.number())));
        return Schemas.object()
                .field("symbol", Schemas.text())
                .field("date", Schemas.date())
                .field("features", features.schema())
                .schema();
    }
}
