package dollarbill.surface;

import dollarbill.market.OptionQuote;
import dollarbill.market.RawChain;
import dollarbill.market.RawQuote;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Static arbitrage in the quotes of a chain as they came and in the surface fitted to it.
 *
 * @param quotes  in the raw quotes, largest first
 * @param fit  in the fitted surface
 * @param compared  quotes with two sides that were compared
 */
public record ArbitrageReport(List<QuoteArbitrage> quotes, List<FitArbitrage> fit, int compared) {
    public ArbitrageReport {
        quotes = List.copyOf(quotes);
        fit = List.copyOf(fit);
    }

    /**
     * Examines a chain and its surface.
     *
     * @param chain  quotes before the quality check; those with two sides, not crossed and not expired, are compared
     * @param fit  forwards and smiles
     */
    public static ArbitrageReport of(RawChain chain, SurfaceFit fit) {
        List<OptionQuote> quotes = chain.quotes()
                .stream()
                .filter(row -> row.contract().expiry().isAfter(chain.quoteDate()))
                .map(ArbitrageReport::twoSided)
                .flatMap(Optional::stream)
                .toList();
        return new ArbitrageReport(
                QuoteArbitrageFinder.find(quotes, chain.style(), fit.surface().spot(), fit.forwards()),
                of(fit.surface()),
                quotes.size());
    }

    private static Optional<OptionQuote> twoSided(RawQuote row) {
        if (row.bid().isEmpty() || row.ask().isEmpty()) {
            return Optional.empty();
        }
        double bid = row.bid().getAsDouble();
        double ask = row.ask().getAsDouble();
        return ask > 0.0 && bid <= ask
                ? Optional.of(new OptionQuote(row.contract(), bid, ask, row.volume(), row.openInterest()))
                : Optional.empty();
    }

    /** Returns where the smiles of a surface allow butterfly arbitrage, and calendar arbitrage between neighbours. */
    public static List<FitArbitrage> of(VolSurface surface) {
        List<FitArbitrage> found = new ArrayList<>();
        Optional<VolSlice> before = Optional.empty();
        for (VolSlice slice : surface.slices()) {
            SviArbitrage.butterfly(slice.svi())
                    .map(found(ArbitrageKind.BUTTERFLY, slice, Optional.empty()))
                    .ifPresent(found::add);
            before.flatMap(b -> SviArbitrage.calendar(b.svi(), slice.svi())
                    .map(found(ArbitrageKind.CALENDAR, slice, Optional.of(b)))).ifPresent(found::add);
            before = Optional.of(slice);
        }
        return found;
    }

    private static Function<SviArbitrage.Breach, FitArbitrage> found(
            ArbitrageKind kind, VolSlice slice, Optional<VolSlice> before) {
        return breach -> new FitArbitrage(
                kind,
                slice.expiry(),
                before.map(VolSlice::expiry),
                breach.logMoneyness(),
                slice.yearsToExpiry(),
                breach.size(),
                breach.wing());
    }

    /** Returns how many of each kind the quotes hold. */
    public Map<ArbitrageKind, Integer> counts() {
        Map<ArbitrageKind, Integer> counts = new EnumMap<>(ArbitrageKind.class);
        quotes.forEach(found -> counts.merge(found.kind(), 1, Integer::sum));
        return counts;
    }
}
