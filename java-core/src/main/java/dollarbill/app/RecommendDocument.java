package dollarbill.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.feature.FeatureValue;
import dollarbill.market.Reason;
import dollarbill.strategy.HeldBook;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The JSON document of recommendations: printed by {@code recommend --json}, part of that of a run, served. */
public final class RecommendDocument {
    /** Version of the document's form. */
    public static final int SCHEMA = 1;

    private RecommendDocument() {}

    /**
     * Returns the document.
     *
     * @param now  moment at which the ages of stored copies are told
     */
    public static ObjectNode of(RecommendRun run, Instant now) {
        return of(run, run.symbols(), now);
    }

    /** Returns the document of some of the symbols of a run. */
    public static ObjectNode of(RecommendRun run, Collection<SymbolAdvice> symbols, Instant now) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("schema", SCHEMA);
        document.put("as_of", run.asOf().toString());
        RunDocument.putSynthetic(document, run.synthetic());
        document.put("portfolio_value", run.portfolioValue());
        document.set("held", held(run.held()));
        ArrayNode list = document.putArray("recommendations");
        symbols.forEach(symbol -> list.add(symbol(symbol, now)));
        return document;
    }

    /** Returns the recommendation for one symbol with the forecasts behind it. */
    static ObjectNode symbol(SymbolAdvice symbol, Instant now) {
        ObjectNode node = switch (symbol.ruling()) {
            case SymbolAdvice.Advised advised -> advised(advised);
            case SymbolAdvice.Withheld withheld -> AdviceDocument.withheld(symbol.day(), withheld);
        };
        node.set("forecasts", ForecastDocument.of(symbol.outlook()));
        node.set("features", features(symbol.day()));
        stale(node, symbol.day().stale(), now);
        return node;
    }

    private static ObjectNode advised(SymbolAdvice.Advised advised) {
        ObjectNode node = AdviceDocument.of(advised.advice());
        node.putObject("decided").put("order", advised.order()).set("held", held(advised.before()));
        return node;
    }

    /** Puts the stored copies whose last fetch failed, where there are any. */
    static void stale(ObjectNode node, List<StaleCopy> copies, Instant now) {
        if (!copies.isEmpty()) {
            ArrayNode stale = node.putArray("stale");
            copies.forEach(copy -> stale.add(copy.toJson(now)));
        }
    }

    private static ObjectNode features(SymbolDay day) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        switch (day.features()) {
            case SymbolDay.Known known -> {
                node.put("date", known.date().toString());
                node.put("known", known.known());
                node.put("absent", known.table().columns().size() - known.known());
                node.put("hash", known.hash());
                switch (known.volatility()) {
                    case FeatureValue.Known(double percent, Instant at) -> node.put("volatility_forecast", percent);
                    case FeatureValue.Absent(Reason reason) -> node.put("volatility_forecast_reason", reason.name());
                }
            }
            case SymbolDay.Unknown(Reason reason, String detail) ->
                node.put("reason", reason.name()).put("detail", detail);
        }
        return node;
    }

    /** Returns the part that tells what was held before a decision. */
    static ObjectNode held(HeldBook book) {
        return JsonNodeFactory.instance.objectNode()
                .put("positions", book.state().positions())
                .put("delta", book.state().delta())
                .put("gamma", book.state().gamma())
                .put("vega", book.state().vegaPerVolPoint())
                .put("equity", book.state().equity())
                .put("cash_left", book.cashLeft());
    }
}
