package dollarbill.app.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.market.ExerciseStyle;
import dollarbill.market.Reason;

/** Schema of a volatility surface's document. */
final class SurfaceSchema {
    private SurfaceSchema() {}

    static ObjectNode surface() {
        ObjectNode quality = Schemas.object()
                .field("quotes", Schemas.count())
                .field("kept", Schemas.count())
                .field("excluded", Schemas.mapOf(Schemas.count()))
                .schema();
        return Schemas.object()
                .field("schema", Schemas.from1())
                .field("symbol", Schemas.text())
                .field("quote_date", date())
                .field("as_of", Schemas.instant())
                .field("spot", Schemas.number())
                .field("spot_implied", Schemas.flag())
                .field("exercise_style", Schemas.text(ExerciseStyle.class))
                .field("source", Schemas.text())
                .field("synthetic", Schemas.flag())
                .optional("notice", Schemas.text())
                .field("quality", quality)
                .field("quotes_used", Schemas.count())
                .optional("rmse_vol_points", Schemas.number())
                .field("slices", Schemas.listOf(slice()))
                .field("refused", Schemas.listOf(finding().field("expiry", date()).schema()))
                .field("cautions", Schemas.listOf(finding().optional("expiry", date()).schema()))
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
                .field("expiry", date())
                .field("days_to_expiry", Schemas.count())
                .field("years", Schemas.number())
                .field("forward", Schemas.number())
                .field("discount", Schemas.number())
                .field("discount_implied", Schemas.flag())
                .field("svi", svi)
                .field("rmse_vol_points", Schemas.number())
                .field("quotes_used", Schemas.count())
                .field("min_strike", Schemas.number())
                .field("max_strike", Schemas.number())
                .field("atm_vol_percent", Schemas.number())
                .optional("forward_vol_percent", Schemas.number())
                .schema();
    }

    private static Schemas.Fields finding() {
        return Schemas.object().field("reason", Schemas.text(Reason.class)).field("detail", Schemas.text());
    }

    private static ObjectNode date() {
        return Schemas.text().put("format", "date");
    }
}
