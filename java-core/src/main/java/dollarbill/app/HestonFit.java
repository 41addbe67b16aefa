package dollarbill.app;

import dollarbill.market.OptionContract;
import dollarbill.market.OptionType;
import dollarbill.pricing.black.ImpliedVolatility;
import dollarbill.pricing.black.IvResult;
import dollarbill.pricing.heston.HestonParameters;
import dollarbill.pricing.heston.HestonPricer;
import dollarbill.pricing.heston.calibration.CalibrationResult;
import dollarbill.pricing.heston.calibration.CalibrationSettings;
import dollarbill.pricing.heston.calibration.ExpirySmile;
import dollarbill.pricing.heston.calibration.HestonCalibrator;
import dollarbill.pricing.heston.calibration.VolQuote;
import dollarbill.surface.QuoteVol;
import dollarbill.surface.SliceFit;
import dollarbill.surface.SurfaceFit;
import dollarbill.surface.VolSlice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Heston's model fitted to the quotes behind a surface: of each expiry with a smile, out-of-the-money mids within its strikes.
 *
 * @param result  the calibration, or why there is none
 * @param expiries  how the model lies to the quotes of each expiry used; empty without a calibration
 */
public record HestonFit(CalibrationResult result, List<Expiry> expiries) {
    /** Below a week quotes tell of jumps more than of diffusing variance. */
    public static final int LEAST_DAYS = 7;

    private static final double DAYS_PER_YEAR = 365.0;

    /** Volatilities are not known better than to a quarter of a point, as in the fit of the smiles. */
    private static final double LEAST_TOLERANCE = 0.0025;

    /** Prices below this share of the forward have no digits to take a volatility from. */
    private static final double LEAST_PRICE = 1e-8;

    public HestonFit {
        expiries = List.copyOf(expiries);
    }

    /**
     * One expiry.
     *
     * @param expiry  last trading day
     * @param quotes  volatilities fitted to
     * @param rmseVolPoints  root mean square of model less quoted volatility, in vol points
     */
    public record Expiry(LocalDate expiry, int quotes, double rmseVolPoints) {}

    /**
     * Calibrates the model.
     *
     * @param leastDays  expiries nearer than this are left out
     * @param start  parameters to begin from, such as those of the day before
     */
    public static HestonFit of(SurfaceFit fit, double leastDays, Optional<HestonParameters> start) {
        List<SliceFit> slices = fit.sliceFits()
                .stream()
                .filter(own -> own.slice().yearsToExpiry() * DAYS_PER_YEAR >= leastDays)
                .toList();
        List<ExpirySmile> smiles = slices.stream().map(own -> smile(own, fit.quoteVols())).toList();
        CalibrationResult result = start
                .map(from -> HestonCalibrator.calibrate(smiles, from, CalibrationSettings.DEFAULT))
                .orElseGet(() -> HestonCalibrator.calibrate(smiles, CalibrationSettings.DEFAULT));
        List<Expiry> expiries = new ArrayList<>();
        if (result instanceof CalibrationResult.Calibrated calibrated) {
            for (int i = 0; i < slices.size(); i++) {
                expiry(calibrated.parameters(), slices.get(i).slice(), smiles.get(i)).ifPresent(expiries::add);
            }
        }
        return new HestonFit(result, expiries);
    }

    /** Returns the calibration, where there is one. */
    public Optional<CalibrationResult.Calibrated> calibrated() {
        return result instanceof CalibrationResult.Calibrated calibrated ? Optional.of(calibrated) : Optional.empty();
    }

    /** Returns the model's implied volatilities at strikes of an expiry; absent where a price is too small to tell. */
    public static List<OptionalDouble> vols(HestonParameters parameters, VolSlice slice, double... strikes) {
        double forward = slice.forward();
        double years = slice.yearsToExpiry();
        double[] low = Arrays.stream(strikes).filter(strike -> strike < forward).toArray();
        double[] high = Arrays.stream(strikes).filter(strike -> strike >= forward).toArray();
        double[] puts = low.length == 0 ? low : HestonPricer.puts(parameters, forward, years, low);
        double[] calls = high.length == 0 ? high : HestonPricer.calls(parameters, forward, years, high);
        List<OptionalDouble> vols = new ArrayList<>(strikes.length);
        int put = 0;
        int call = 0;
        for (double strike : strikes) {
            OptionType type = strike < forward ? OptionType.PUT : OptionType.CALL;
            double price = type == OptionType.PUT ? puts[put++] : calls[call++];
            boolean found = price >= LEAST_PRICE * forward;
            vols.add(found
                    && ImpliedVolatility.solve(type, price, forward, strike, 1.0, years) instanceof IvResult.Found iv
                            ? OptionalDouble.of(iv.volatility())
                            : OptionalDouble.empty());
        }
        return vols;
    }

    private static ExpirySmile smile(SliceFit own, List<QuoteVol> vols) {
        VolSlice slice = own.slice();
        List<VolQuote> quotes = new ArrayList<>();
        for (QuoteVol vol : vols) {
            OptionContract contract = vol.quote().contract();
            boolean call = contract.type() == OptionType.CALL;
            if (contract.expiry().equals(slice.expiry()) && contract.root().equals(own.root())
                    && call == contract.strike() >= slice.forward() && slice.covers(contract.strike())
                    && vol.midVol() instanceof IvResult.Found mid) {
                double tolerance = ExpirySmile.tolerance(
                        mid.volatility(),
                        slice.yearsToExpiry(),
                        slice.forward(),
                        contract.strike(),
                        LEAST_TOLERANCE,
                        0.5 * vol.quote().spread() / slice.discount());
                if (Double.isFinite(tolerance)) {
                    quotes.add(new VolQuote(contract.strike(), mid.volatility(), tolerance));
                }
            }
        }
        return new ExpirySmile(slice.yearsToExpiry(), slice.forward(), quotes);
    }

    private static Optional<Expiry> expiry(HestonParameters parameters, VolSlice slice, ExpirySmile smile) {
        List<VolQuote> quotes = smile.quotes();
        List<OptionalDouble> vols = vols(
                parameters, slice, quotes.stream().mapToDouble(VolQuote::strike).toArray());
        double sum = 0.0;
        int told = 0;
        for (int i = 0; i < quotes.size(); i++) {
            if (vols.get(i).isPresent()) {
                double miss = 100.0 * (vols.get(i).getAsDouble() - quotes.get(i).volatility());
                sum += miss * miss;
                told++;
            }
        }
        return told == 0 ? Optional.empty() : Optional.of(new Expiry(slice.expiry(), told, Math.sqrt(sum / told)));
    }
}
