package dollarbill.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.surface.ArbitrageReport;
import dollarbill.surface.FitArbitrage;
import dollarbill.surface.QuoteArbitrage;
import dollarbill.surface.SurfaceFit;
import dollarbill.surface.VolSlice;

/** The part of a surface's document that lists static arbitrage, in the raw quotes and in the fitted surface. */
final class ArbitrageDocument {
    private ArbitrageDocument() {}

    static ObjectNode of(ArbitrageReport report, SurfaceFit fit) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("quotes_compared", report.compared());
        ObjectNode counts = node.putObject("quote_counts");
        report.counts().forEach((kind, count) -> counts.put(kind.name(), count));
        ArrayNode quotes = node.putArray("quotes");
        report.quotes().forEach(found -> quotes.add(quote(found)));
        ArrayNode fitted = node.putArray("fit");
        report.fit().forEach(found -> fitted.add(fit(found, fit)));
        return node;
    }

    private static ObjectNode quote(QuoteArbitrage found) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("kind", found.kind().name());
        node.put("size", found.size());
        ArrayNode legs = node.putArray("legs");
        for (QuoteArbitrage.Leg leg : found.legs()) {
            legs.addObject()
                    .put("contract", leg.contract().code())
                    .put("quantity", leg.quantity())
                    .put("price", leg.price());
        }
        return node;
    }

    private static ObjectNode fit(FitArbitrage found, SurfaceFit fit) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("kind", found.kind().name());
        node.put("expiry", found.expiry().toString());
        found.earlier().ifPresent(earlier -> node.put("earlier", earlier.toString()));
        node.put("log_moneyness", found.logMoneyness());
        node.put("quoted", fit.surface().slice(found.expiry()).filter(slice -> quoted(slice, found)).isPresent());
        node.put("size", found.size());
        node.put("wing", found.wing());
        return node;
    }

    /** Whether it lies within the strikes the smile was fitted to. */
    private static boolean quoted(VolSlice slice, FitArbitrage found) {
        return !found.wing() && slice.covers(slice.forward() * Math.exp(found.logMoneyness()));
    }
}
