package dollarbill.feature.implied;

import dollarbill.feature.ImpliedVolHistory;
import dollarbill.feature.ImpliedVolHistory.Observation;
import dollarbill.market.ChainQuality;
import dollarbill.market.CheckedChain;
import dollarbill.market.ExpiryTime;
import dollarbill.market.QualityRules;
import dollarbill.market.RawChain;
import dollarbill.market.RawQuote;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import dollarbill.market.provider.ChainSource;
import dollarbill.surface.SurfaceBuilder;
import dollarbill.surface.SurfacePoint;
import dollarbill.surface.SurfaceSettings;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Thirty-day implied volatilities of a symbol's own chains: at the forward, interpolated in total variance between the smiles of up
 * to two expiries on either side of 30 days.
 *
 * @param chains  recorded chains; of several on a day the last counts
 * @param quality  which quotes are usable
 * @param fitting  how smiles are fitted
 */
public record OwnSurfaceVols(ChainSource chains, QualityRules quality, SurfaceSettings fitting) {
    private static final int DAYS = 30;
    private static final double YEARS = DAYS / 365.0;
    private static final int EACH_SIDE = 2;

    /**
     * Returns the volatilities of all days on which {@link ImpliedVolHistory} may read them; none is fitted for a symbol whose chains
     * never come daily.
     */
    public List<Observation> daily(Symbol symbol) {
        return daily(symbol, LocalDate.MIN, LocalDate.MAX);
    }

    /** Returns those of the volatilities whose day is not before a first and not after a last one. */
    public List<Observation> daily(Symbol symbol, LocalDate first, LocalDate last) {
        List<Observation> observations = new ArrayList<>();
        for (LocalDate day : usefulDays(chains.chainDates(symbol))) {
            if (day.isBefore(first) || day.isAfter(last)) {
                continue;
            }
            chains.latestChain(symbol, day).flatMap(this::observation).ifPresent(observations::add);
        }
        return observations;
    }

    /** Returns the volatility of a chain; empty where no smiles enclose 30 days. */
    public Optional<Observation> observation(RawChain chain) {
        return switch (ChainQuality.check(around(chain), quality)) {
            case CheckedChain.Refused refused -> Optional.empty();
            case CheckedChain.Usable usable ->
                SurfaceBuilder.build(usable.chain(), fitting)
                        .surface()
                        .interpolation()
                        .map(surface -> surface.atMoneyness(0.0, YEARS))
                        .filter(point -> !point.cautions().contains(Reason.SURFACE_TIME_EXTRAPOLATED))
                        .map(point -> observation(chain, point));
        };
    }

    private static Observation observation(RawChain chain, SurfacePoint point) {
        return new Observation(chain.quoteDate(), 100.0 * point.volatility(), chain.asOf());
    }

    /** Returns the days within some year that has enough chains. */
    static List<LocalDate> usefulDays(List<LocalDate> dates) {
        NavigableSet<LocalDate> useful = new TreeSet<>();
        for (int last = ImpliedVolHistory.OWN_DAYS - 1; last < dates.size(); last++) {
            int first = last - ImpliedVolHistory.OWN_DAYS + 1;
            if (dates.get(first).isAfter(dates.get(last).minusDays(ImpliedVolHistory.YEAR_DAYS))) {
                useful.addAll(dates.subList(first, last + 1));
            }
        }
        return List.copyOf(useful);
    }

    /** Returns the chain with the expiries around 30 days alone. */
    private static RawChain around(RawChain chain) {
        ZonedDateTime target = chain.asOf().atZone(ExpiryTime.NEW_YORK).plusDays(DAYS);
        NavigableSet<LocalDate> all = chain.quotes()
                .stream()
                .map(quote -> quote.contract().expiry())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<LocalDate> kept = new TreeSet<>();
        all.headSet(target.toLocalDate(), true).descendingSet().stream().limit(EACH_SIDE).forEach(kept::add);
        all.tailSet(target.toLocalDate(), true).stream().limit(EACH_SIDE).forEach(kept::add);
        List<RawQuote> quotes = chain.quotes()
                .stream()
                .filter(quote -> kept.contains(quote.contract().expiry()))
                .toList();
        return new RawChain(
                chain.underlying(),
                chain.quoteDate(),
                chain.asOf(),
                chain.spot(),
                chain.style(),
                chain.synthetic(),
                chain.source(),
                quotes);
    }
}
