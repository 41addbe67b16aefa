package dollarbill.structure;

import dollarbill.market.OptionChain;
import dollarbill.market.OptionQuote;
import dollarbill.market.OptionType;
import dollarbill.math.NormalDistribution;
import dollarbill.surface.SliceFit;
import dollarbill.surface.SurfaceFit;
import dollarbill.surface.VolSlice;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One expiry of a chain with its smile and the quotes that settle as the smile's. */
public final class ChainExpiry {
    private final VolSlice slice;
    private final double spot;
    private final List<OptionQuote> quotes;

    private ChainExpiry(OptionChain chain, SliceFit fit) {
        this.slice = fit.slice();
        this.spot = chain.spot();
        this.quotes = chain.quotes()
                .stream()
                .filter(quote -> quote.contract().expiry().equals(slice.expiry()))
                .filter(quote -> quote.contract().root().equals(fit.root()))
                .toList();
    }

    /** Returns the fitted expiry of a day. */
    public static Optional<ChainExpiry> of(OptionChain chain, SurfaceFit surface, LocalDate expiry) {
        return surface.sliceFit(expiry).map(fit -> new ChainExpiry(chain, fit));
    }

    /** Returns the fitted expiry after a day that is nearest a number of days from the quotes, the earlier of two. */
    static Optional<ChainExpiry> nearest(OptionChain chain, SurfaceFit surface, int days, LocalDate after) {
        return surface.sliceFits()
                .stream()
                .filter(fit -> fit.slice().expiry().isAfter(after))
                .min(Comparator
                        .<SliceFit>comparingLong(
                                fit -> Math
                                        .abs(ChronoUnit.DAYS.between(chain.quoteDate(), fit.slice().expiry()) - days))
                        .thenComparing(fit -> fit.slice().expiry()))
                .map(fit -> new ChainExpiry(chain, fit));
    }

    /** Returns the smile. */
    public VolSlice slice() {
        return slice;
    }

    LocalDate date() {
        return slice.expiry();
    }

    /** Returns the quotes of a type by rising strike. */
    public List<OptionQuote> quotes(OptionType type) {
        return quotes.stream()
                .filter(quote -> quote.contract().type() == type)
                .sorted(Comparator.comparingDouble(quote -> quote.contract().strike()))
                .toList();
    }

    /** Returns the quote of a type at exactly a strike. */
    Optional<OptionQuote> quote(OptionType type, double strike) {
        return quotes(type).stream().filter(quote -> Math.abs(quote.contract().strike() - strike) < 1e-9).findFirst();
    }

    /** Returns the units of the underlying that hedge one option: {@code D F/S N(d1)} for a call, less {@code D F/S} for a put. */
    public double delta(OptionQuote quote) {
        double k = slice.logMoneyness(quote.contract().strike());
        double root = Math.sqrt(slice.totalVariance(k));
        double d1 = -k / root + 0.5 * root;
        int sign = quote.contract().type().sign();
        return sign * slice.discount() * slice.forward() / spot * NormalDistribution.cdf(sign * d1);
    }
}
