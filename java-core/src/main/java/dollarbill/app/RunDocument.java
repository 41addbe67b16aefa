package dollarbill.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.market.Reason;
import dollarbill.model.ModelIdentity;
import dollarbill.risk.BookGreeks;
import dollarbill.risk.GuardBreach;
import dollarbill.risk.Remark;
import dollarbill.signal.SignalDocument;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The JSON document of a run: printed by {@code pipeline --json}, stored as {@code signals.json}, served as the signals.
 *
 * <p>Two runs over the same input differ only in {@code created_at}, {@code timings_ms} and, of each signal judged by a model,
 * {@code confidence.generation} and {@code confidence.cache}.
 */
public final class RunDocument {
    /** Version of the document's form. */
    public static final int SCHEMA = 1;

    /** What every output made from a simulated market says. */
    public static final String SYNTHETIC = "made from synthetic market data: no real market stands behind these figures";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private RunDocument() {}

    /** Returns the document of a run. */
    public static ObjectNode of(PipelineRun run) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("schema", SCHEMA);
        document.put("run", run.id());
        document.put("as_of", run.asOf().toString());
        document.put("created_at", run.createdAt().toString());
        putSynthetic(document, run.synthetic());
        document.put("portfolio_value", run.portfolioValue());
        run.model().ifPresent(model -> document.set("model", model(model)));
        ArrayNode signals = document.putArray("signals");
        run.signals().forEach(signal -> signals.add(signal(signal)));
        ArrayNode positions = document.putArray("positions");
        run.positions().forEach(positions::add);
        document.set("portfolio", book(run.book(), run.breaches()));
        document.set("best_one_contract_each", greeks(run.best()));
        ArrayNode symbols = document.putArray("symbols");
        run.symbols().forEach(report -> symbols.add(symbol(report, run.createdAt())));
        document.set(
                "recommendations",
                RecommendDocument.of(run.recommendations(), run.createdAt()).path("recommendations"));
        document.set("manifest", run.manifest().toJson());
        PipelineRun.Timings timings = run.timings();
        document.putObject("timings_ms")
                .put("market", timings.market())
                .put("python_wait", timings.pythonWait())
                .put("model", timings.model())
                .put("sizing", timings.sizing())
                .put("recommendations", timings.recommendations());
        return document;
    }

    /** Puts whether the market is simulated, and if so the notice. */
    static void putSynthetic(ObjectNode document, boolean synthetic) {
        document.put("synthetic", synthetic);
        if (synthetic) {
            document.put("notice", SYNTHETIC);
        }
    }

    /** Returns the document of one signal. */
    public static ObjectNode signal(SignalDocument signal) {
        return MAPPER.valueToTree(signal);
    }

    private static ObjectNode model(ModelIdentity model) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", model.model());
        node.put("generation", model.generation());
        node.put("code_hash", model.codeHash());
        model.artefactHash().ifPresent(hash -> node.put("artefact_hash", hash));
        model.version().ifPresent(version -> node.put("version", version));
        model.trainingRows().ifPresent(rows -> node.put("training_rows", rows));
        return node;
    }

    private static ObjectNode greeks(BookGreeks book) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("positions", book.positions());
        node.put("delta", book.delta());
        node.put("gamma", book.gamma());
        node.put("vega", book.vegaPerVolPoint());
        node.put("theta", book.thetaPerDay());
        node.put("edge", book.edge());
        ArrayNode remarks = node.putArray("remarks");
        for (Remark remark : book.remarks()) {
            remarks.addObject()
                    .put("code", remark.code().name())
                    .put("value", remark.value())
                    .put("text", remark.text());
        }
        return node;
    }

    private static ObjectNode book(BookGreeks book, List<GuardBreach> broken) {
        ObjectNode node = greeks(book);
        ArrayNode breaches = node.putArray("limit_breaches");
        for (GuardBreach breach : broken) {
            breaches.addObject()
                    .put("limit", breach.limit().name())
                    .put("value", breach.value())
                    .put("allowed", breach.allowed());
        }
        return node;
    }

    private static ObjectNode symbol(SymbolReport report, Instant now) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("symbol", report.symbol());
        report.chain().ifPresent(chain -> {
            node.put("source", chain.source());
            node.put("quote_date", chain.quoteDate().toString());
            node.put("as_of", chain.asOf().toString());
            chain.spot().ifPresent(spot -> node.put("spot", spot));
            node.put("synthetic", chain.synthetic());
        });
        ObjectNode quality = node.putObject("quality");
        quality.put("quotes", report.quality().quotes());
        quality.put("kept", report.quality().kept());
        quality.set("excluded", counts(report.quality().excluded()));
        ArrayNode smiles = node.putArray("smiles");
        report.expiries().forEach(smile -> smiles.add(smile(smile)));
        node.put("signals", report.signals());
        node.set("rejected", counts(report.rejected()));
        report.stopped()
                .ifPresent(stop -> node.putObject("stopped")
                        .put("reason", stop.reason().name())
                        .put("detail", stop.detail()));
        RecommendDocument.stale(node, report.stale(), now);
        return node;
    }

    private static ObjectNode smile(SymbolReport.Smile smile) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("expiry", smile.expiry().toString());
        node.put("quotes", smile.quotes());
        smile.atmVolPercent().ifPresent(vol -> node.put("atm_vol_percent", vol));
        smile.forward().ifPresent(forward -> node.put("forward", forward));
        smile.errorPoints().ifPresent(error -> node.put("error_points", error));
        ArrayNode reasons = node.putArray("reasons");
        smile.reasons().forEach(reason -> reasons.add(reason.name()));
        return node;
    }

    private static ObjectNode counts(Map<Reason, Integer> counts) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        counts.forEach((reason, count) -> node.put(reason.name(), count));
        return node;
    }
}
