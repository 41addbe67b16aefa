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
 * A vol's tolerance is √(floor² + (half spread / vega)²). Quotes far from the fit count less ({@link RobustRounds}): a
 * mispriced quote, which is what a signal looks for, must not make its own fair value.
 */
public final class HestonFitter {
    /** A hundredth of a vol point, so that quotes without a spread have a miss in half spreads. */
    private static final double LEAST_HALF_SPREAD = 1e-4;

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
                .map(expiry -> HestonCalibrator.telling(expiry.smile.thinned(settings.quotesPerExpiry())))
                .filter(smile -> !smile.quotes().isEmpty())
                .toList();
        CalibrationResult result = start.map(s -> HestonCalibrator.calibrate(smiles, s, settings.calibration()))
                .orElseGet(() -> HestonCalibrator.calibrate(smiles, settings.calibration()));
        return switch (result) {
            case CalibrationResult.Refused refused -> new HestonFit.Refused(refused.reason(), refused.detail());
            case CalibrationResult.Calibrated found -> {
                CalibrationResult.Calibrated model = RobustRounds.of(found, smiles, settings);
                yield new HestonFit.Fitted(
                        model,
                        expiries.stream()
                                .map(expiry -> miss(model.parameters(), expiry, settings))
                                .toList());
            }
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

    private static SliceMiss miss(HestonParameters model, Expiry expiry, HestonFitSettings settings) {
        List<VolQuote> quotes = HestonCalibrator.telling(expiry.smile).quotes();
        double[] misses = HestonCalibrator.misses(model, expiry.smile);
        List<StrikeMiss> strikes = new ArrayList<>(misses.length);
        for (int i = 0; i < misses.length; i++) {
            strikes.add(new StrikeMiss(
                    quotes.get(i).strike(), misses[i] / halfSpread(quotes.get(i), settings.volTolerance())));
        }
        return SliceMiss.of(expiry.slice.expiry(), fitted(expiry, settings), misses, strikes);
    }

    /** Returns half the spread over vega, the part of the tolerance beside its floor. */
    private static double halfSpread(VolQuote quote, double floor) {
        double squared = (quote.tolerance() - floor) * (quote.tolerance() + floor);
        return Math.max(LEAST_HALF_SPREAD, Math.sqrt(Math.max(0.0, squared)));
    }
}
