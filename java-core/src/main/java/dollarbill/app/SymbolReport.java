package dollarbill.app;

import dollarbill.market.Reason;
import dollarbill.surface.QuoteVol;
import dollarbill.surface.VolSlice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of one underlying on the way from its chain to its signals.
 *
 * @param symbol  the underlying
 * @param chain  its chain, where there is one
 * @param quality  quotes kept and left out
 * @param expiries  one smile an expiry, earliest first
 * @param signals  signals found
 * @param rejected  usable quotes that became no signal, by reason
 * @param stopped  why the way ended early, where it did
 * @param stale  stored copies behind it whose last fetch failed
 */
public record SymbolReport(
        String symbol,
        Optional<ChainFacts> chain,
        Quality quality,
        List<Smile> expiries,
        int signals,
        SortedMap<Reason, Integer> rejected,
        Optional<Stop> stopped,
        List<StaleCopy> stale) {
    public SymbolReport {
        stale = List.copyOf(stale);
        expiries = List.copyOf(expiries);
        rejected = Collections.unmodifiableSortedMap(new TreeMap<>(rejected));
    }

    /** Returns the report of an underlying without a chain. */
    static SymbolReport without(String symbol, Reason reason, String detail) {
        return new SymbolReport(
                symbol,
                Optional.empty(),
                new Quality(0, 0, new TreeMap<>()),
                List.of(),
                0,
                new TreeMap<>(),
                Optional.of(new Stop(reason, detail)),
                List.of());
    }

    /** Returns the same report with the stored copies behind it whose last fetch failed. */
    SymbolReport with(List<StaleCopy> copies) {
        return new SymbolReport(symbol, chain, quality, expiries, signals, rejected, stopped, copies);
    }

    /**
     * The chain.
     *
     * @param source  file it was read from
     * @param quoteDate  day of the quotes
     * @param asOf  moment of the quotes
     * @param spot  price of the underlying, where it is known
     * @param synthetic  whether the market is simulated
     */
    public record ChainFacts(
            String source, LocalDate quoteDate, Instant asOf, OptionalDouble spot, boolean synthetic) {}

    /**
     * The quality check.
     *
     * @param quotes  quotes in the chain
     * @param kept  those that passed
     * @param excluded  those that did not, by reason
     */
    public record Quality(int quotes, int kept, SortedMap<Reason, Integer> excluded) {
        public Quality {
            excluded = Collections.unmodifiableSortedMap(new TreeMap<>(excluded));
        }
    }

    /**
     * The fitted smile of one expiry, or why there is none.
     *
     * @param expiry  last trading day
     * @param quotes  quotes it was fitted to
     * @param atmVolPercent  volatility at the forward; absent without a smile
     * @param forward  forward price; absent without a smile
     * @param errorPoints  root mean square of the fit's residuals in vol points; absent without a smile
     * @param reasons  what is missing or not right with it
     * @param slice  the smile itself; absent without a smile
     * @param quoteVols  implied volatilities of the usable quotes
     */
    public record Smile(
            LocalDate expiry,
            int quotes,
            OptionalDouble atmVolPercent,
            OptionalDouble forward,
            OptionalDouble errorPoints,
            List<Reason> reasons,
            Optional<VolSlice> slice,
            List<QuoteVol> quoteVols) {
        public Smile {
            reasons = List.copyOf(reasons);
            quoteVols = List.copyOf(quoteVols);
        }
    }

    /**
     * An early end.
     *
     * @param reason  why
     * @param detail  the reason in words
     */
    public record Stop(Reason reason, String detail) {}
}
