package dollarbill.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.market.OptionChain;
import dollarbill.market.QualityReport;
import dollarbill.surface.Caution;
import dollarbill.surface.RefusedSlice;
import dollarbill.surface.SurfaceFit;
import dollarbill.surface.SviParameters;
import dollarbill.surface.VolSlice;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The JSON document of a surface: printed by {@code surface --json}, served by {@code GET /api/v1/surface/{symbol}}, shown by
 * the page.
 *
 * <p>Volatilities are in percent, skews and errors in vol points (hundredths). A figure that the quotes do not give is absent.
 */
public final class SurfaceDocument {
    /** Version of the document's form. */
    public static final int SCHEMA = 1;

    private SurfaceDocument() {}

    /** Returns the document of a fitted surface. */
    public static ObjectNode of(SurfaceReading.Fitted reading) {
        OptionChain chain = reading.chain();
        SurfaceFit fit = reading.fit();
        List<VolSlice> slices = fit.surface().slices();
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("schema", SCHEMA);
        document.put("symbol", chain.underlying().value());
        document.put("quote_date", chain.quoteDate().toString());
        document.put("as_of", chain.asOf().toString());
        document.put("spot", chain.spot());
        document.put("spot_implied", reading.spotImplied());
        document.put("exercise_style", chain.style().name());
        document.put("source", chain.source());
        document.put("synthetic", chain.synthetic());
        if (chain.synthetic()) {
            document.put("notice", RunDocument.SYNTHETIC);
        }
        document.set("quality", quality(reading.quality()));
        document.put("quotes_used", slices.stream().mapToInt(VolSlice::quotesUsed).sum());
        if (!slices.isEmpty()) {
            document.put("rmse_vol_points", rmse(slices));
        }
        ArrayNode array = document.putArray("slices");
        for (int i = 0; i < slices.size(); i++) {
            array.add(slice(chain, slices, i));
        }
        ArrayNode refused = document.putArray("refused");
        fit.refused().forEach(slice -> refused.add(refused(slice)));
        ArrayNode cautions = document.putArray("cautions");
        fit.surface().cautions().forEach(caution -> cautions.add(caution(caution)));
        return document;
    }

    private static ObjectNode quality(QualityReport report) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("quotes", report.rows());
        node.put("kept", report.usable());
        ObjectNode excluded = node.putObject("excluded");
        report.counts().forEach((reason, count) -> excluded.put(reason.name(), count));
        return node;
    }

    /** Root mean square over all used quotes. */
    private static double rmse(List<VolSlice> slices) {
        double sum = 0.0;
        int quotes = 0;
        for (VolSlice slice : slices) {
            sum += slice.quotesUsed() * slice.rmseVolPoints() * slice.rmseVolPoints();
            quotes += slice.quotesUsed();
        }
        return Math.sqrt(sum / quotes);
    }

    private static ObjectNode slice(OptionChain chain, List<VolSlice> slices, int index) {
        VolSlice slice = slices.get(index);
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("expiry", slice.expiry().toString());
        node.put("days_to_expiry", Math.toIntExact(ChronoUnit.DAYS.between(chain.quoteDate(), slice.expiry())));
        node.put("years", slice.yearsToExpiry());
        node.put("forward", slice.forward());
        node.put("discount", slice.discount());
        node.put("discount_implied", slice.discountImplied());
        SviParameters svi = slice.svi();
        node.putObject("svi")
                .put("a", svi.a())
                .put("b", svi.b())
                .put("rho", svi.rho())
                .put("m", svi.m())
                .put("sigma", svi.sigma());
        node.put("rmse_vol_points", slice.rmseVolPoints());
        node.put("quotes_used", slice.quotesUsed());
        node.put("min_strike", slice.minStrike());
        node.put("max_strike", slice.maxStrike());
        node.put("atm_vol_percent", 100.0 * slice.impliedVolatility(slice.forward()));
        forwardVariance(slices, index, node);
        return node;
    }

    /** Variance a year between the expiry before and this one, at the forward; a fall has no volatility. */
    private static void forwardVariance(List<VolSlice> slices, int index, ObjectNode node) {
        VolSlice slice = slices.get(index);
        double earlier = index == 0 ? 0.0 : slices.get(index - 1).totalVariance(0.0);
        double since = index == 0 ? 0.0 : slices.get(index - 1).yearsToExpiry();
        double variance = (slice.totalVariance(0.0) - earlier) / (slice.yearsToExpiry() - since);
        if (variance >= 0.0) {
            node.put("forward_vol_percent", 100.0 * Math.sqrt(variance));
        }
    }

    private static ObjectNode refused(RefusedSlice slice) {
        return JsonNodeFactory.instance.objectNode()
                .put("expiry", slice.expiry().toString())
                .put("reason", slice.reason().name())
                .put("detail", slice.detail());
    }

    private static ObjectNode caution(Caution caution) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("reason", caution.reason().name());
        caution.expiry().ifPresent(expiry -> node.put("expiry", expiry.toString()));
        return node.put("detail", caution.detail());
    }
}
