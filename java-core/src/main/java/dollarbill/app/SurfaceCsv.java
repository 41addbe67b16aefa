package dollarbill.app;

import dollarbill.bridge.registry.AtomicFile;
import dollarbill.market.ExpiryTime;
import dollarbill.market.OptionChain;
import dollarbill.market.OptionContract;
import dollarbill.market.OptionQuote;
import dollarbill.pricing.black.IvResult;
import dollarbill.surface.QuoteVol;
import dollarbill.surface.SliceFit;
import dollarbill.surface.SurfaceFit;
import dollarbill.surface.VolSlice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.commons.csv.CSVFormat;

/**
 * The implied volatilities of a chain as CSV, one row a usable quote whose expiry has a forward, by expiry, strike and type.
 *
 * <p>{@code time_to_expiry} is in years of 365 days, {@code moneyness} strike over spot, volatilities are shares (0.25 is 25
 * percent). A price without implied volatility leaves its cell empty and, where it is the mid, a code in {@code reason};
 * {@code fitted_vol} is of the expiry's own smile, {@code ssvi_vol} of the SSVI surface; both are empty beyond the strikes the smile was
 * fitted to and for contracts that settle apart from it.
 */
public final class SurfaceCsv {
    private static final String[] COLUMNS = {"symbol", "as_of", "type", "expiry", "strike", "time_to_expiry",
        "moneyness", "implied_vol", "volume", "open_interest", "bid", "ask", "bid_vol", "ask_vol", "fitted_vol",
        "ssvi_vol", "contract", "reason", "synthetic"};

    private static final Comparator<QuoteVol> ORDER = Comparator
            .comparing((QuoteVol vol) -> vol.quote().contract().expiry())
            .thenComparingDouble(vol -> vol.quote().contract().strike())
            .thenComparing(vol -> vol.quote().contract().type())
            .thenComparing(vol -> vol.quote().contract().code());

    private SurfaceCsv() {}

    /** Returns the name the file of an underlying has. */
    public static String fileName(String symbol) {
        return symbol.toLowerCase(Locale.ROOT) + "_vol_surface.csv";
    }

    /** Writes the file aside and then into place; its folder must exist. */
    public static void write(SurfaceReading.Fitted reading, Path file) throws IOException {
        AtomicFile.write(file, text(reading));
    }

    /** Returns the text of the file. */
    static String text(SurfaceReading.Fitted reading) {
        StringBuilder text = new StringBuilder(String.join(",", COLUMNS)).append('\n');
        reading.fit()
                .quoteVols()
                .stream()
                .sorted(ORDER)
                .forEach(vol -> text.append(row(reading, vol)).append('\n'));
        return text.toString();
    }

    private static String row(SurfaceReading.Fitted reading, QuoteVol vol) {
        OptionChain chain = reading.chain();
        OptionQuote quote = vol.quote();
        OptionContract contract = quote.contract();
        Optional<VolSlice> slice = covering(reading.fit(), contract);
        return CSVFormat.RFC4180.format(
                chain.underlying(),
                chain.asOf(),
                contract.type().letter(),
                contract.expiry(),
                contract.strike(),
                ExpiryTime.years(chain.asOf(), contract.expiry()),
                contract.strike() / chain.spot(),
                cell(vol.midVol()),
                cell(quote.volume()),
                cell(quote.openInterest()),
                quote.bid(),
                quote.ask(),
                cell(vol.bidVol()),
                cell(vol.askVol()),
                slice.<Object>map(s -> s.impliedVolatility(contract.strike())).orElse(""),
                slice.<Object>flatMap(s -> ssvi(reading.fit(), s, contract.strike())).orElse(""),
                contract.code(),
                vol.midVol() instanceof IvResult.Missing missing ? missing.reason().name() : "",
                chain.synthetic());
    }

    private static Optional<VolSlice> covering(SurfaceFit fit, OptionContract contract) {
        return fit.sliceFit(contract.expiry())
                .filter(own -> own.root().equals(contract.root()))
                .map(SliceFit::slice)
                .filter(slice -> slice.covers(contract.strike()));
    }

    private static Optional<Double> ssvi(SurfaceFit fit, VolSlice slice, double strike) {
        double logMoneyness = Math.log(strike / slice.forward());
        return fit.ssvi()
                .flatMap(ssvi -> ssvi.slice(slice.expiry()))
                .map(smile -> Math.sqrt(smile.totalVariance(logMoneyness) / slice.yearsToExpiry()));
    }

    private static Object cell(IvResult vol) {
        return vol instanceof IvResult.Found found ? found.volatility() : "";
    }

    private static Object cell(OptionalLong count) {
        return count.isPresent() ? count.getAsLong() : "";
    }
}
