package dollarbill.app.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.app.PipelineRun;
import dollarbill.app.SymbolReport;
import dollarbill.market.OptionContract;
import dollarbill.market.OptionType;
import dollarbill.pricing.black.ImpliedVolatility;
import dollarbill.pricing.black.IvResult;
import dollarbill.signal.SignalDocument;
import dollarbill.signal.SmileSlice.Svi;
import dollarbill.surface.QuoteVol;
import dollarbill.surface.VolSlice;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The fitted smiles of a run with the implied vols of bids, mids and asks: of all quotes, or of the signals where only the
 * run's document is at hand.
 *
 * <p>The curve is {@code √(w(ln(K/F))/T)} over the strikes the smile was fitted to; implied vols are those of Black's formula
 * with the smile's forward and discount.
 */
final class SmilePictures {
    private static final int CURVE_POINTS = 81;

    private SmilePictures() {}

    /** Returns one picture an underlying and expiry that has signals, by symbol, then expiry. */
    static ArrayNode of(JsonNode signals) {
        Map<String, ObjectNode> pictures = new TreeMap<>();
        for (JsonNode signal : signals) {
            String key = signal.path("symbol").asText() + " " + signal.path("expiry").asText();
            ObjectNode picture = pictures.computeIfAbsent(key, k -> picture(signal));
            ((ArrayNode) picture.get("quotes")).add(quote(signal));
        }
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        pictures.values().forEach(all::add);
        return all;
    }

    /** Returns one picture an underlying and expiry that has a smile, with all its usable quotes, by symbol, then expiry. */
    static ArrayNode of(PipelineRun run) {
        Map<String, SignalDocument> byContract = new HashMap<>();
        run.signals().forEach(signal -> byContract.put(signal.quote().contract(), signal));
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        run.symbols().stream().sorted(Comparator.comparing(SymbolReport::symbol)).forEach(symbol -> {
            for (SymbolReport.Smile smile : symbol.expiries()) {
                smile.slice()
                        .ifPresent(slice -> all.add(picture(symbol.symbol(), slice, smile.quoteVols(), byContract)));
            }
        });
        return all;
    }

    private static ObjectNode picture(
            String symbol, VolSlice slice, List<QuoteVol> vols, Map<String, SignalDocument> byContract) {
        ObjectNode picture = JsonNodeFactory.instance.objectNode();
        picture.put("symbol", symbol).put("expiry", slice.expiry().toString()).put("forward", slice.forward());
        ArrayNode curve = picture.putArray("curve");
        for (int i = 0; i < CURVE_POINTS; i++) {
            double strike = slice.minStrike() + (slice.maxStrike() - slice.minStrike()) * i / (CURVE_POINTS - 1);
            double vol = 100 * slice.impliedVolatility(strike);
            if (Double.isFinite(vol)) {
                curve.addArray().add(strike).add(vol);
            }
        }
        ArrayNode quotes = picture.putArray("quotes");
        for (QuoteVol vol : vols) {
            OptionContract contract = vol.quote().contract();
            ObjectNode quote = quotes.addObject();
            quote.put("strike", contract.strike()).put("type", contract.type().name());
            SignalDocument signal = byContract.get(contract.code());
            if (signal != null) {
                quote.put("id", signal.id()).put("side", signal.side().name());
            }
            put(quote, "bid", vol.bidVol());
            put(quote, "mid", vol.midVol());
            put(quote, "ask", vol.askVol());
        }
        return picture;
    }

    private static void put(ObjectNode quote, String name, IvResult vol) {
        if (vol instanceof IvResult.Found found) {
            quote.put(name, 100 * found.volatility());
        }
    }

    private static ObjectNode picture(JsonNode signal) {
        JsonNode value = signal.path("valuation");
        ObjectNode picture = JsonNodeFactory.instance.objectNode();
        picture.set("symbol", signal.path("symbol"));
        picture.set("expiry", signal.path("expiry"));
        picture.set("forward", value.path("forward"));
        picture.putArray("quotes");
        ArrayNode curve = picture.putArray("curve");
        JsonNode svi = value.path("svi");
        Svi smile = new Svi(
                svi.path("a").asDouble(),
                svi.path("b").asDouble(),
                svi.path("rho").asDouble(),
                svi.path("m").asDouble(),
                svi.path("sigma").asDouble());
        double low = value.path("min_strike").asDouble();
        double high = value.path("max_strike").asDouble();
        for (int i = 0; i < CURVE_POINTS; i++) {
            double strike = low + (high - low) * i / (CURVE_POINTS - 1);
            double variance = smile.totalVariance(Math.log(strike / value.path("forward").asDouble()));
            double vol = 100 * Math.sqrt(variance / value.path("years").asDouble());
            if (Double.isFinite(vol)) {
                curve.addArray().add(strike).add(vol);
            }
        }
        return picture;
    }

    private static ObjectNode quote(JsonNode signal) {
        ObjectNode quote = JsonNodeFactory.instance.objectNode();
        quote.set("id", signal.path("id"));
        quote.set("strike", signal.path("strike"));
        quote.set("side", signal.path("side"));
        quote.set("type", signal.path("option_type"));
        for (String price : new String[] {"bid", "mid", "ask"}) {
            vol(signal, signal.path("quote").path(price).asDouble()).ifPresent(vol -> quote.put(price, vol));
        }
        return quote;
    }

    private static OptionalDouble vol(JsonNode signal, double price) {
        JsonNode value = signal.path("valuation");
        IvResult result = ImpliedVolatility.solve(
                OptionType.valueOf(signal.path("option_type").asText()),
                price,
                value.path("forward").asDouble(),
                signal.path("strike").asDouble(),
                value.path("discount").asDouble(),
                value.path("years").asDouble());
        return result instanceof IvResult.Found found
                ? OptionalDouble.of(100 * found.volatility())
                : OptionalDouble.empty();
    }
}
