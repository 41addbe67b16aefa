package dollarbill.surface.heston;

import dollarbill.market.OptionQuote;
import dollarbill.market.OptionType;
import dollarbill.pricing.black.IvResult;
import dollarbill.pricing.heston.HestonParameters;
import dollarbill.pricing.heston.calibration.CalibrationResult;
import dollarbill.pricing.heston.calibration.ExpirySmile;
import dollarbill.pricing.heston.calibration.HestonCalibrator;
import dollarbill.pricing.heston.calibration.VolQuote;
import dollarbill.surface.QuoteVol;
import dollarbill.surface.SliceFit;
import dollarbill.surface.SurfaceFit;
import dollarbill.surface.VolSlice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Fits Heston's model to the out-of-the-money mid vols behind the smiles of a surface.
 *
 * <p>Each accepted smile gives the vols of its root within its quoted strikes; forward and discount are those of the smile.
 * A vol's tolerance is √(floor² + (half spread / vega)²).
 */
public final class HestonFitter {
    private HestonFitter() {}

    /** Fits from starts read off the chain. */
    public static HestonFit fit(SurfaceFit surface, HestonFitSettings settings) {
        return fit(surface, Optional.empty(), settings);
    }

    /** Fits from given parameters, such as those of the day before. */
    public static HestonFit fit(SurfaceFit surface, HestonParameters start, HestonFitSettings settings) {
        return fit(surface, Optional.of(start), settings);
    }

    private static HestonFit fit(SurfaceFit surface, Optional<HestonParameters> start, HestonFitSettings settings) {
        List<Expiry> expiries = surface.sliceFits().stream().map(own -> expiry(surface, own, settings)).toList();
        List<ExpirySmile> smiles = expiries.stream()
                .filter(expiry -> fitted(expiry, settings))
                .map(expiry -> expiry.smile.thinned(settings.quotesPerExpiry()))
                .toList();
        CalibrationResult result = start.map(s -> HestonCalibrator.calibrate(smiles, s, settings.calibration()))
                .orElseGet(() -> HestonCalibrator.calibrate(smiles, settings.calibration()));
        return switch (result) {
            case CalibrationResult.Refused refused -> new HestonFit.Refused(refused.reason(), refused.detail());
            case CalibrationResult.Calibrated found -> new HestonFit.Fitted(
                    found,
                    expiries.stream()
                            .map(expiry -> miss(found.parameters(), expiry, fitted(expiry, settings)))
                            .toList());
        };
    }

    private record Expiry(VolSlice slice, ExpirySmile smile) {}

    private static boolean fitted(Expiry expiry, HestonFitSettings settings) {
        return expiry.slice.yearsToExpiry() >= settings.leastYears();
    }

    private static Expiry expiry(SurfaceFit surface, SliceFit own, HestonFitSettings settings) {
        VolSlice slice = own.slice();
        List<VolQuote> quotes = new ArrayList<>();
        for (QuoteVol vol : surface.quoteVols()) {
            OptionQuote quote = vol.quote();
            double strike = quote.contract().strike();
            boolean out = quote.contract().type() == sideOut(slice, strike);
            if (out && slice.covers(strike)
                    && quote.contract().expiry().equals(slice.expiry())
                    && quote.contract().root().equals(own.root())
                    && vol.midVol() instanceof IvResult.Found found) {
                double tolerance = ExpirySmile.tolerance(
                        found.volatility(),
                        slice.yearsToExpiry(),
                        slice.forward(),
                        strike,
                        settings.volTolerance(),
                        0.5 * quote.spread() / slice.discount());
                if (tolerance < Double.POSITIVE_INFINITY) {
                    quotes.add(new VolQuote(strike, found.volatility(), tolerance));
                }
            }
        }
        quotes.sort(Comparator.comparingDouble(VolQuote::strike));
        return new Expiry(slice, new ExpirySmile(slice.yearsToExpiry(), slice.forward(), quotes));
    }

    private static OptionType sideOut(VolSlice slice, double strike) {
        return strike >= slice.forward() ? OptionType.CALL : OptionType.PUT;
    }

    private static SliceMiss miss(HestonParameters model, Expiry expiry, boolean fitted) {
        return SliceMiss.of(expiry.slice.expiry(), fitted, HestonCalibrator.misses(model, expiry.smile));
    }
}
