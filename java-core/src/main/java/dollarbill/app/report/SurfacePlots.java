package dollarbill.app.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.app.SurfaceReading;
import dollarbill.market.OptionContract;
import dollarbill.market.OptionQuote;
import dollarbill.market.OptionType;
import dollarbill.pricing.black.ImpliedVolatility;
import dollarbill.pricing.black.IvResult;
import dollarbill.pricing.heston.HestonException;
import dollarbill.pricing.heston.HestonParameters;
import dollarbill.pricing.heston.HestonPrices;
import dollarbill.surface.QuoteVol;
import dollarbill.surface.SliceFit;
import dollarbill.surface.VolSlice;
import dollarbill.surface.heston.HestonFit;
import dollarbill.surface.heston.SliceMiss;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * The points a surface's pictures are drawn from: of each smile the fitted curve over its quoted strikes, that of
 * Heston's model where it was fitted to the expiry, and the implied volatilities of its quotes in columns.
 */
final class SurfacePlots {
    private static final int CURVE_POINTS = 81;
    private static final double PERCENT = 100.0;

    /** Prices below this share of the forward have no digits to take a volatility from. */
    private static final double LEAST_PRICE = 1e-8;

    /** Ten-thousandths of a percent are beyond any quote. */
    private static final double ROUND = 1e4;

    private SurfacePlots() {}

    /** Returns one entry a smile, earliest expiry first. */
    static ArrayNode of(SurfaceReading.Fitted reading) {
        Map<LocalDate, List<QuoteVol>> vols = reading.fit()
                .quoteVols()
                .stream()
                .collect(Collectors.groupingBy(vol -> vol.quote().contract().expiry()));
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (SliceFit own : reading.fit().sliceFits()) {
            VolSlice slice = own.slice();
            ObjectNode smile = all.addObject().put("expiry", slice.expiry().toString());
            curve(slice, reading.heston(), smile.putObject("curve"));
            List<QuoteVol> settling = vols.getOrDefault(slice.expiry(), List.of())
                    .stream()
                    .filter(vol -> vol.quote().contract().root().equals(own.root()))
                    .toList();
            quotes(slice, settling, smile.putObject("quotes"));
        }
        return all;
    }

    private static void curve(VolSlice slice, HestonFit heston, ObjectNode curve) {
        double low = slice.logMoneyness(slice.minStrike());
        double high = slice.logMoneyness(slice.maxStrike());
        double[] strikes = new double[CURVE_POINTS];
        for (int i = 0; i < CURVE_POINTS; i++) {
            strikes[i] = slice.forward() * Math.exp(low + (high - low) * i / (CURVE_POINTS - 1));
        }
        ArrayNode at = curve.putArray("strike");
        ArrayNode vols = curve.putArray("vol");
        for (double strike : strikes) {
            at.add(rounded(strike));
            vols.add(rounded(PERCENT * slice.impliedVolatility(strike)));
        }
        if (heston instanceof HestonFit.Fitted fitted && !slice.expiry().isBefore(firstFitted(fitted))) {
            ArrayNode model = curve.putArray("heston");
            for (IvResult vol : model(fitted.parameters(), slice, strikes)) {
                add(model, vol);
            }
        }
    }

    private static LocalDate firstFitted(HestonFit.Fitted fitted) {
        return fitted.misses()
                .stream()
                .filter(SliceMiss::fitted)
                .map(SliceMiss::expiry)
                .min(Comparator.naturalOrder())
                .orElse(LocalDate.MAX);
    }

    /** Returns the model's volatilities, the characteristic function shared by all strikes; none where no method takes it. */
    private static List<IvResult> model(HestonParameters parameters, VolSlice slice, double[] strikes) {
        double forward = slice.forward();
        double[] prices = new double[strikes.length];
        try {
            HestonPrices.of(parameters, slice.yearsToExpiry()).outOfTheMoney(forward, strikes, prices);
        } catch (HestonException refused) {
            return Collections.nCopies(strikes.length, new IvResult.BelowIntrinsic(0.0));
        }
        List<IvResult> vols = new ArrayList<>(strikes.length);
        for (int i = 0; i < strikes.length; i++) {
            vols.add(solve(strikes[i] > forward ? OptionType.CALL : OptionType.PUT, prices[i], slice, strikes[i]));
        }
        return vols;
    }

    private static IvResult solve(OptionType type, double price, VolSlice slice, double strike) {
        double forward = slice.forward();
        return price >= LEAST_PRICE * forward
                ? ImpliedVolatility.solve(type, price, forward, strike, 1.0, slice.yearsToExpiry())
                : new IvResult.BelowIntrinsic(0.0);
    }

    private static void quotes(VolSlice slice, List<QuoteVol> vols, ObjectNode columns) {
        ArrayNode strikes = columns.putArray("strike");
        ArrayNode calls = columns.putArray("call");
        ArrayNode out = columns.putArray("otm");
        ArrayNode bids = columns.putArray("bid");
        ArrayNode mids = columns.putArray("mid");
        ArrayNode asks = columns.putArray("ask");
        ArrayNode fits = columns.putArray("fit");
        ArrayNode volumes = columns.putArray("volume");
        ArrayNode interests = columns.putArray("interest");
        List<QuoteVol> sorted = vols.stream()
                .sorted(Comparator.comparingDouble((QuoteVol vol) -> vol.quote().contract().strike())
                        .thenComparing(vol -> vol.quote().contract().type()))
                .toList();
        for (QuoteVol vol : sorted) {
            OptionQuote quote = vol.quote();
            OptionContract contract = quote.contract();
            boolean call = contract.type() == OptionType.CALL;
            strikes.add(contract.strike());
            calls.add(call ? 1 : 0);
            out.add(call == contract.strike() >= slice.forward() ? 1 : 0);
            add(bids, vol.bidVol());
            add(mids, vol.midVol());
            add(asks, vol.askVol());
            if (slice.covers(contract.strike())) {
                fits.add(rounded(PERCENT * slice.impliedVolatility(contract.strike())));
            } else {
                fits.addNull();
            }
            add(volumes, quote.volume());
            add(interests, quote.openInterest());
        }
    }

    private static void add(ArrayNode column, IvResult vol) {
        if (vol instanceof IvResult.Found found) {
            column.add(rounded(PERCENT * found.volatility()));
        } else {
            column.addNull();
        }
    }

    private static void add(ArrayNode column, OptionalLong count) {
        if (count.isPresent()) {
            column.add(count.getAsLong());
        } else {
            column.addNull();
        }
    }

    private static double rounded(double value) {
        return Math.rint(value * ROUND) / ROUND;
    }
}
