package dollarbill.app.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.market.Reason;
import dollarbill.pricing.heston.calibration.Doubt;
import dollarbill.pricing.heston.calibration.StopReason;
import dollarbill.surface.ArbitrageKind;
import dollarbill.surface.DeltaConvention;
import dollarbill.surface.FitMethod;
import dollarbill.surface.SsviParameters;

/** Schema of a volatility surface's document. */
final class SurfaceSchema {
    private SurfaceSchema() {}

    static ObjectNode surface() {
        ObjectNode quality = Schemas.object()
                .field("quotes", Schemas.count())
                .field("kept", Schemas.count())
                .field("excluded", Schemas.mapOf(Schemas.count()))
                .schema();
        return Schemas.chainHeading()
                .optional("stale", ForecastComponents.staleCopies())
                .field("quality", quality)
                .field("quotes_used", Schemas.count())
                .optional("rmse_vol_points", Schemas.number())
                .field("quotes_inside", Schemas.count())
                .field("delta_convention", Schemas.text(DeltaConvention.class))
                .field("slices", Schemas.listOf(slice()))
                .field("refused", Schemas.listOf(finding().field("expiry", Schemas.date()).schema()))
                .field("cautions", Schemas.listOf(finding().optional("expiry", Schemas.date()).schema()))
                .field("arbitrage", arbitrage())
                .optional("ssvi", ssvi())
                .field("heston", heston())
                .schema();
    }

    private static ObjectNode slice() {
        ObjectNode svi = Schemas.object()
                .field("a", Schemas.number())
                .field("b", Schemas.number())
                .field("rho", Schemas.number(-1, 1))
                .field("m", Schemas.number())
                .field("sigma", Schemas.number())
                .schema();
        return Schemas.object()
                .field("expiry", Schemas.date())
                .field("days_to_expiry", Schemas.count())
                .field("years", Schemas.number())
                .field("root", Schemas.text())
                .field("forward", Schemas.number())
                .field("discount", Schemas.number())
                .field("discount_implied", Schemas.flag())
                .field("svi", svi)
                .field("method", Schemas.text(FitMethod.class))
                .field("rmse_vol_points", Schemas.number())
                .field("quotes_used", Schemas.count())
                .field("quotes_inside", Schemas.count())
                .field("max_outside_points", Schemas.number())
                .field("min_strike", Schemas.number())
                .field("max_strike", Schemas.number())
                .field("atm_vol_percent", Schemas.number())
                .optional("forward_vol_percent", Schemas.number())
                .field("skew_slope", Schemas.number())
                .optional("risk_reversal_25_delta_points", Schemas.number())
                .optional("butterfly_25_delta_points", Schemas.number())
                .optional("call_25_delta_strike", Schemas.number())
                .optional("put_25_delta_strike", Schemas.number())
                .optional("put_call_gap_points", Schemas.number())
                .optional("put_call_pairs", Schemas.count())
                .optional("ssvi_atm_total_variance", Schemas.number())
                .schema();
    }

    private static ObjectNode ssvi() {
        ObjectNode condition = Schemas.object()
                .field("kind", Schemas.text(ArbitrageKind.class))
                .field("term", Schemas.text())
                .field("value", Schemas.number())
                .field("at_most", Schemas.number())
                .field("holds", Schemas.flag())
                .schema();
        return Schemas.object()
                .field("rho", Schemas.number(-1, 1))
                .field("eta", Schemas.number(0, SsviParameters.MOST_ETA))
                .field("gamma", Schemas.number(0, SsviParameters.MOST_GAMMA))
                .field("rmse_vol_points", Schemas.number())
                .field("conditions", Schemas.listOf(condition))
                .schema();
    }

    private static ObjectNode arbitrage() {
        ObjectNode leg = Schemas.object()
                .field("contract", Schemas.text())
                .field("quantity", Schemas.number())
                .field("price", Schemas.number())
                .schema();
        ObjectNode trade = Schemas.object()
                .field("kind", Schemas.text(ArbitrageKind.class))
                .field("size", Schemas.number())
                .field("legs", Schemas.listOf(leg))
                .schema();
        ObjectNode breach = Schemas.object()
                .field("kind", Schemas.text(ArbitrageKind.class))
                .field("expiry", Schemas.date())
                .optional("earlier", Schemas.date())
                .field("log_moneyness", Schemas.number())
                .field("quoted", Schemas.flag())
                .field("size", Schemas.number())
                .field("wing", Schemas.flag())
                .schema();
        return Schemas.object()
                .field("quotes_compared", Schemas.count())
                .field("quote_counts", Schemas.mapOf(Schemas.count()))
                .field("quotes", Schemas.listOf(trade))
                .field("fit", Schemas.listOf(breach))
                .schema();
    }

    private static ObjectNode heston() {
        ObjectNode parameters = Schemas.object()
                .field("v0", Schemas.number())
                .field("kappa", Schemas.number())
                .field("theta", Schemas.number())
                .field("sigma", Schemas.number())
                .field("rho", Schemas.number())
                .schema();
        ObjectNode doubt = Schemas.object()
                .field("parameter", Schemas.text())
                .field("cause", Schemas.text(Doubt.Cause.class))
                .optional("with", Schemas.text())
                .field("value", Schemas.number())
                .schema();
        ObjectNode fitted = Schemas.object()
                .field("parameters", parameters)
                .field("standard_errors", parameters)
                .field("rmse_vol_points", Schemas.number())
                .field("quotes", Schemas.count())
                .field("feller", Schemas.number())
                .field("feller_holds", Schemas.flag())
                .field("stop", Schemas.text(StopReason.class))
                .field("converged", Schemas.flag())
                .field("doubts", Schemas.listOf(doubt))
                .schema();
        ObjectNode either = JsonNodeFactory.instance.objectNode();
        either.putArray("anyOf").add(fitted).add(finding().schema());
        return either;
    }

    private static Schemas.Fields finding() {
        return Schemas.object().field("reason", Schemas.text(Reason.class)).field("detail", Schemas.text());
    }
}
