package dollarbill.app.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.market.Reason;
import dollarbill.risk.GuardLimit;
import dollarbill.risk.Remark;
import dollarbill.signal.Recommendation;
import dollarbill.signal.SignalDocument;

/** Schemas of signals, of the run they stand in, and of what the classifier says about signals of the caller. */
final class SignalComponents {
    private SignalComponents() {}

    static void add(ObjectNode schemas) {
        schemas.set("Signal", RecordSchemas.of(SignalDocument.class));
        schemas.set("SignalDocument", run());
        schemas.set("Portfolio", portfolio());
        schemas.set("BookGreeks", greeks().schema());
        schemas.set("SymbolReport", symbol());
        schemas.set("Manifest", manifest());
        schemas.set("EnhanceAnswer", enhanceAnswer());
    }

    private static ObjectNode run() {
        ObjectNode model = Schemas.object()
                .field("name", Schemas.text())
                .field("generation", Schemas.from1())
                .field("code_hash", Schemas.text())
                .optional("artefact_hash", Schemas.text())
                .optional("version", Schemas.from1())
                .optional("training_rows", Schemas.count())
                .schema();
        return Schemas.object()
                .field("schema", Schemas.from1())
                .field("run", Schemas.text())
                .field("as_of", Schemas.date())
                .field("created_at", Schemas.instant())
                .field("synthetic", Schemas.flag())
                .optional("notice", Schemas.text())
                .field("portfolio_value", Schemas.number())
                .optional("model", model)
                .field("signals", Schemas.listOf(Schemas.named("Signal")))
                .field("positions", Schemas.listOf(Schemas.text()))
                .field("portfolio", Schemas.named("Portfolio"))
                .field("best_one_contract_each", Schemas.named("BookGreeks"))
                .field("symbols", Schemas.listOf(Schemas.named("SymbolReport")))
                .optional("recommendations", Schemas.listOf(Schemas.named("Recommendation")))
                .field("manifest", Schemas.named("Manifest"))
                .field("timings_ms", Schemas.mapOf(Schemas.count()))
                .schema();
    }

    private static ObjectNode portfolio() {
        ObjectNode breach = Schemas.object()
                .field("limit", Schemas.text(GuardLimit.class))
                .field("value", Schemas.number())
                .field("allowed", Schemas.number())
                .schema();
        return greeks().field("limit_breaches", Schemas.listOf(breach)).schema();
    }

    private static Schemas.Fields greeks() {
        ObjectNode remark = Schemas.object()
                .field("code", Schemas.text(Remark.Code.class))
                .field("value", Schemas.number())
                .field("text", Schemas.text())
                .schema();
        return Schemas.object()
                .field("positions", Schemas.count())
                .field("delta", Schemas.number())
                .field("gamma", Schemas.number())
                .field("vega", Schemas.number())
                .field("theta", Schemas.number())
                .field("edge", Schemas.number())
                .field("remarks", Schemas.listOf(remark));
    }

    private static ObjectNode symbol() {
        ObjectNode quality = Schemas.object()
                .field("quotes", Schemas.count())
                .field("kept", Schemas.count())
                .field("excluded", Schemas.mapOf(Schemas.count()))
                .schema();
        ObjectNode smile = Schemas.object()
                .field("expiry", Schemas.date())
                .field("quotes", Schemas.count())
                .optional("atm_vol_percent", Schemas.number())
                .optional("forward", Schemas.number())
                .optional("error_points", Schemas.number())
                .field("reasons", Schemas.listOf(Schemas.text(Reason.class)))
                .schema();
        ObjectNode stopped = Schemas.object()
                .field("reason", Schemas.text(Reason.class))
                .field("detail", Schemas.text())
                .schema();
        return Schemas.object()
                .field("symbol", Schemas.text())
                .optional("source", Schemas.text())
                .optional("quote_date", Schemas.date())
                .optional("as_of", Schemas.instant())
                .optional("spot", Schemas.number())
                .optional("synthetic", Schemas.flag())
                .field("quality", quality)
                .field("smiles", Schemas.listOf(smile))
                .field("signals", Schemas.count())
                .field("rejected", Schemas.mapOf(Schemas.count()))
                .optional("stopped", stopped)
                .optional("stale", ForecastComponents.staleCopies())
                .schema();
    }

    private static ObjectNode manifest() {
        ObjectNode program = Schemas.object()
                .field("version", Schemas.text())
                .field("code_hash", Schemas.text())
                .schema();
        ObjectNode model = Schemas.object()
                .field("name", Schemas.text())
                .field("code_hash", Schemas.text())
                .optional("artefact_hash", Schemas.text())
                .optional("version", Schemas.from1())
                .schema();
        return Schemas.object()
                .field("config_hash", Schemas.text())
                .field("data_hashes", Schemas.mapOf(Schemas.text()))
                .field("program", program)
                .optional("model", model)
                .optional("forecasters", Schemas.listOf(model.deepCopy()))
                .schema();
    }

    private static ObjectNode enhanceAnswer() {
        ObjectNode members = Schemas.object()
                .field("forest", Schemas.number(0, 1))
                .field("boosting", Schemas.number(0, 1))
                .field("network", Schemas.number(0, 1))
                .schema();
        ObjectNode caution = Schemas.object()
                .field("code", Schemas.text())
                .field("text", Schemas.text())
                .schema();
        ObjectNode signal = Schemas.object()
                .field("id", Schemas.text())
                .optional("edge_percent", Schemas.number())
                .field("ml_confidence", Schemas.orNull(Schemas.number(0, 1)))
                .optional("ml_confidence_low", Schemas.number(0, 1))
                .optional("ml_confidence_high", Schemas.number(0, 1))
                .field("ml_recommendation", Schemas.orNull(Schemas.text(Recommendation.class)))
                .optional("risk_adjusted_score", Schemas.number())
                .optional("members", members)
                .optional("cache", Schemas.text())
                .optional("reason", Schemas.text())
                .optional("detail", Schemas.text())
                .field("cautions", Schemas.listOf(caution))
                .schema();
        return Schemas.object()
                .optional("generation", Schemas.from1())
                .field("signals", Schemas.listOf(signal))
                .schema();
    }
}
