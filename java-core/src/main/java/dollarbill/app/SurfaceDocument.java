package dollarbill.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.market.OptionChain;
import dollarbill.market.QualityReport;
import dollarbill.market.Reason;
import dollarbill.surface.Caution;
import dollarbill.surface.DeltaConvention;
import dollarbill.surface.PutCallGap;
import dollarbill.surface.RefusedSlice;
import dollarbill.surface.SliceFit;
import dollarbill.surface.SurfaceFit;
import dollarbill.surface.SviParameters;
import dollarbill.surface.TermStructure;
import dollarbill.surface.VolSlice;
import dollarbill.surface.heston.HestonFit;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The JSON document of a surface: printed by {@code surface --json}, served by {@code GET /api/v1/surface/{symbol}}, shown by
 * the page.
 *
 * <p>Volatilities are in percent, skews and errors in vol points (hundredths). A figure that the quotes do not give is absent.
 */
public final class SurfaceDocument {
    /** Version of the document's form. */
    public static final int SCHEMA = 1;

    private static final DeltaConvention DELTA = DeltaConvention.FORWARD;
    private static final double PERCENT = 100.0;

    private SurfaceDocument() {}

    /** Returns the document of a fitted surface. */
    public static ObjectNode of(SurfaceReading.Fitted reading) {
        OptionChain chain = reading.chain();
        SurfaceFit fit = reading.fit();
        List<VolSlice> slices = fit.surface().slices();
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ChainHeading.put(document, SCHEMA, chain, reading.spotImplied());
        document.set("quality", quality(reading.quality()));
        document.put("quotes_used", fit.sliceFits().stream().mapToInt(own -> own.quality().quotes()).sum());
        document.put("quotes_inside", fit.sliceFits().stream().mapToInt(own -> own.quality().inside()).sum());
        if (!slices.isEmpty()) {
            document.put("rmse_vol_points", rmse(slices));
        }
        document.put("delta_convention", DELTA.name());
        ArrayNode array = document.putArray("slices");
        Map<LocalDate, PutCallGap> gaps = PutCallGap.of(fit)
                .stream()
                .collect(Collectors.toMap(PutCallGap::expiry, Function.identity()));
        for (TermStructure.Point point : TermStructure.of(fit.surface(), DELTA).points()) {
            SliceFit own = fit.sliceFit(point.expiry()).orElseThrow();
            ObjectNode slice = slice(chain, own, point, Optional.ofNullable(gaps.get(point.expiry())));
            fit.ssvi()
                    .map(ssvi -> ssvi.atmTotalVariances().get(point.expiry()))
                    .ifPresent(theta -> slice.put("ssvi_atm_total_variance", theta));
            array.add(slice);
        }
        ArrayNode refused = document.putArray("refused");
        fit.refused().forEach(slice -> refused.add(refused(slice)));
        ArrayNode cautions = document.putArray("cautions");
        fit.surface().cautions().forEach(caution -> cautions.add(caution(caution)));
        document.set("arbitrage", ArbitrageDocument.of(reading.arbitrage(), fit));
        fit.ssvi().ifPresent(ssvi -> document.set("ssvi", SsviDocument.of(ssvi)));
        document.set("heston", heston(reading.heston()));
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

    private static ObjectNode slice(
            OptionChain chain, SliceFit own, TermStructure.Point point, Optional<PutCallGap> gap) {
        VolSlice slice = own.slice();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("expiry", slice.expiry().toString());
        node.put("days_to_expiry", Math.toIntExact(ChronoUnit.DAYS.between(chain.quoteDate(), slice.expiry())));
        node.put("years", slice.yearsToExpiry());
        node.put("root", own.root());
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
        node.put("method", own.method().name());
        node.put("rmse_vol_points", own.quality().rmsePoints());
        node.put("quotes_used", own.quality().quotes());
        node.put("quotes_inside", own.quality().inside());
        node.put("max_outside_points", own.quality().maxOutsidePoints());
        node.put("min_strike", slice.minStrike());
        node.put("max_strike", slice.maxStrike());
        node.put("atm_vol_percent", PERCENT * point.atmVolatility());
        if (point.forwardVariance() > 0.0) {
            node.put("forward_vol_percent", PERCENT * point.forwardVolatility());
        }
        node.put("skew_slope", point.skewSlope());
        point.quarterDelta()
                .ifPresent(quarter -> node
                        .put("risk_reversal_25_delta_points", PERCENT * quarter.riskReversal())
                        .put("butterfly_25_delta_points", PERCENT * quarter.butterfly())
                        .put("call_25_delta_strike", quarter.callStrike())
                        .put("put_25_delta_strike", quarter.putStrike()));
        gap.ifPresent(pairs -> node.put("put_call_gap_points", pairs.medianPoints())
                .put("put_call_pairs", pairs.pairs()));
        return node;
    }

    /** The model in short, or why there is none. */
    private static ObjectNode heston(HestonFit fit) {
        return switch (fit) {
            case HestonFit.Fitted fitted -> HestonDocument.summary(fitted.calibration());
            case HestonFit.Refused(Reason reason, String detail) -> JsonNodeFactory.instance.objectNode()
                    .put("reason", reason.name())
                    .put("detail", detail);
        };
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
