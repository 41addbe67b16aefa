package dollarbill.strategy;

import dollarbill.market.OptionChain;
import dollarbill.market.OptionQuote;
import dollarbill.market.OptionType;
import dollarbill.structure.ChainExpiry;
import dollarbill.surface.SliceFit;
import dollarbill.surface.SurfaceFit;
import dollarbill.surface.VolSlice;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;

/**
 * The expiry of a chain that a recommended trade is made in.
 *
 * @param listed  its quotes and smile
 * @param spot  price of the underlying
 * @param days  calendar days from the quotes
 */
record ListedExpiry(ChainExpiry listed, double spot, int days) {
    /** Returns the expiry with a smile in the range of days that is nearest its middle, the earlier of two. */
    static Optional<ListedExpiry> nearest(OptionChain chain, SurfaceFit surface, TradeParameters trade) {
        return surface.sliceFits()
                .stream()
                .filter(fit -> days(chain.quoteDate(), fit) >= trade.minExpiryDays()
                        && days(chain.quoteDate(), fit) <= trade.maxExpiryDays())
                .min(Comparator
                        .<SliceFit>comparingDouble(fit -> Math.abs(days(chain.quoteDate(), fit) - trade.targetDays()))
                        .thenComparing(fit -> fit.slice().expiry()))
                .flatMap(fit -> ChainExpiry.of(chain, surface, fit.slice().expiry())
                        .map(listed -> new ListedExpiry(listed, chain.spot(), days(chain.quoteDate(), fit))));
    }

    private static int days(LocalDate quoteDate, SliceFit fit) {
        return (int) ChronoUnit.DAYS.between(quoteDate, fit.slice().expiry());
    }

    VolSlice slice() {
        return listed.slice();
    }

    boolean quotes(OptionType type) {
        return !listed.quotes(type).isEmpty();
    }

    /** Returns the quote whose delta is nearest the middle of those a leg allows, no further outside them than the slack. */
    Optional<OptionQuote> nearest(LegPlan leg, double slack) {
        return listed.quotes(leg.type())
                .stream()
                .filter(quote -> leg.outside(Math.abs(delta(quote))) <= slack)
                .min(Comparator.<OptionQuote>comparingDouble(quote -> leg.fromMiddle(Math.abs(delta(quote))))
                        .thenComparingDouble(quote -> quote.contract().strike()));
    }

    /** Returns the units of the underlying that hedge one option. */
    double delta(OptionQuote quote) {
        return listed.delta(quote);
    }
}
