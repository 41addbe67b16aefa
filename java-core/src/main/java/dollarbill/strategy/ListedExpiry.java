package dollarbill.strategy;

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
final class ListedExpiry {
    private final VolSlice slice;
    private final double spot;
    private final int days;
    private final List<OptionQuote> quotes;

    private ListedExpiry(OptionChain chain, SliceFit fit) {
        this.slice = fit.slice();
        this.spot = chain.spot();
        this.days = days(chain.quoteDate(), fit);
        this.quotes = chain.quotes()
                .stream()
                .filter(quote -> quote.contract().expiry().equals(slice.expiry()))
                .filter(quote -> quote.contract().root().equals(fit.root()))
                .toList();
    }

    /** Returns the expiry with a smile in the range of days that is nearest its middle, the earlier of two. */
    static Optional<ListedExpiry> nearest(OptionChain chain, SurfaceFit surface, TradeParameters trade) {
        return surface.sliceFits()
                .stream()
                .filter(fit -> days(chain.quoteDate(), fit) >= trade.minExpiryDays()
                        && days(chain.quoteDate(), fit) <= trade.maxExpiryDays())
                .min(Comparator
                        .<SliceFit>comparingDouble(fit -> Math.abs(days(chain.quoteDate(), fit) - trade.targetDays()))
                        .thenComparing(fit -> fit.slice().expiry()))
                .map(fit -> new ListedExpiry(chain, fit));
    }

    private static int days(LocalDate quoteDate, SliceFit fit) {
        return (int) ChronoUnit.DAYS.between(quoteDate, fit.slice().expiry());
    }

    VolSlice slice() {
        return slice;
    }

    double spot() {
        return spot;
    }

    int days() {
        return days;
    }

    boolean quotes(OptionType type) {
        return quotes.stream().anyMatch(quote -> quote.contract().type() == type);
    }

    /** Returns the quote whose delta is nearest the middle of those a leg allows, no further outside them than the slack. */
    Optional<OptionQuote> nearest(LegPlan leg, double slack) {
        return quotes.stream()
                .filter(quote -> quote.contract().type() == leg.type())
                .filter(quote -> leg.outside(Math.abs(delta(quote))) <= slack)
                .min(Comparator.<OptionQuote>comparingDouble(quote -> leg.fromMiddle(Math.abs(delta(quote))))
                        .thenComparingDouble(quote -> quote.contract().strike()));
    }

    /** Returns the units of the underlying that hedge one option: {@code D F/S N(d1)} for a call, less {@code D F/S} for a put. */
    double delta(OptionQuote quote) {
        double k = slice.logMoneyness(quote.contract().strike());
        double root = Math.sqrt(slice.totalVariance(k));
        double d1 = -k / root + 0.5 * root;
        int sign = quote.contract().type().sign();
        return sign * slice.discount() * slice.forward() / spot * NormalDistribution.cdf(sign * d1);
    }
}
