package dollarbill.feature;

import dollarbill.market.DatedSeries;
import dollarbill.market.ExpiryTime;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Thirty-day implied volatility of a symbol by day: from its own options, and from the index that stands in for them.
 *
 * <p>The two are never mixed within one window. A day reads the symbol's own surface where that day and the 364 before it have at least
 * {@value #OWN_DAYS} surfaces of it, four fifths of a year of trading days, and the index otherwise. VIX stands in for SPY and SPX, VXN for
 * QQQ and NDX, RVX for IWM and RUT; for every other symbol, and where the series of the index is not there, VIX does, which
 * {@link Source#ofUnderlying} then tells.
 *
 * <p>Where a day has no value, the last one of at most {@value #FRESH_DAYS} calendar days before stands in. Closes of the indices are known at
 * 16:15 New York, when their computation ends.
 */
public final class ImpliedVolHistory {
    /** Surfaces of its own within a year from which on a symbol is read by them. */
    public static final int OWN_DAYS = 202;

    /** Calendar days of the year in which they are counted, its last day included. */
    public static final int YEAR_DAYS = 365;

    /** Calendar days for which a value stands in for those that follow. */
    public static final int FRESH_DAYS = 4;

    private static final LocalTime INDEX_CLOSE = LocalTime.of(16, 15);
    private static final String MARKET_INDEX = "VIX";
    private static final Map<String, String> INDEX_OF = Map.of(
            "SPY", MARKET_INDEX, "SPX", MARKET_INDEX, "QQQ", "VXN", "NDX", "VXN", "IWM", "RVX", "RUT", "RVX");

    /** Returns the name of the index that stands in for a symbol; VIX where none is of what it follows. */
    public static String indexOf(Symbol symbol) {
        return INDEX_OF.getOrDefault(symbol.value(), MARKET_INDEX);
    }

    private final Track own;
    private final Track proxy;

    private ImpliedVolHistory(Track own, Track proxy) {
        this.own = own;
        this.proxy = proxy;
    }

    /** Where a value comes from. */
    public enum Kind {
        /** The smiles of the symbol's own options. */
        OWN_SURFACE,
        /** A published volatility index. */
        PROXY_INDEX
    }

    /**
     * Where a value comes from.
     *
     * @param kind  own surface or index
     * @param name  the symbol, or the name of the index
     * @param ofUnderlying  whether it is made from options on what the symbol follows; false where the index of the whole market stands
     *     in
     */
    public record Source(Kind kind, String name, boolean ofUnderlying) {
        /** Returns why it is not the implied volatility of the symbol itself; empty where it is made from options on what the symbol follows. */
        public Optional<Reason> reason() {
            return ofUnderlying ? Optional.empty() : Optional.of(Reason.IV_OF_MARKET_INDEX);
        }
    }

    /**
     * Implied volatility of a day.
     *
     * @param date  day of the quotes
     * @param percent  percent a year, positive
     * @param knownAt  when it became known
     */
    public record Observation(LocalDate date, double percent, Instant knownAt) {
        public Observation {
            if (!(percent > 0.0) || Double.isInfinite(percent)) {
                throw new IllegalArgumentException(
                        "implied volatility " + percent + " of " + date + " must be positive and finite");
            }
        }
    }

    /**
     * What a day reads.
     *
     * @param observation  the value
     * @param source  where it comes from
     */
    public record Reading(Observation observation, Source source) {}

    /** The values of one source by day. */
    public static final class Track {
        private final Source source;
        private final NavigableMap<LocalDate, Observation> observations = new TreeMap<>();

        private Track(Source source, Collection<Observation> observations) {
            this.source = source;
            for (Observation observation : observations) {
                if (this.observations.put(observation.date(), observation) != null) {
                    throw new IllegalArgumentException(
                            "two implied volatilities of " + source.name() + " on " + observation.date());
                }
            }
        }

        /** Returns where the values come from. */
        public Source source() {
            return source;
        }

        /** Returns whether it has no value at all. */
        public boolean isEmpty() {
            return observations.isEmpty();
        }

        /** Returns the values, oldest first. */
        public List<Observation> observations() {
            return List.copyOf(observations.values());
        }

        /** Returns the value of a day, or the last one of at most {@value ImpliedVolHistory#FRESH_DAYS} days before. */
        public Optional<Observation> at(LocalDate day) {
            Map.Entry<LocalDate, Observation> last = observations.floorEntry(day);
            return last == null || last.getKey().isBefore(day.minusDays(FRESH_DAYS))
                    ? Optional.empty()
                    : Optional.of(last.getValue());
        }

        /** Returns the number of values from a day to another, both included. */
        private int within(LocalDate first, LocalDate last) {
            return observations.subMap(first, true, last, true).size();
        }
    }

    /** Returns the history of a symbol without surfaces of its own. */
    public static ImpliedVolHistory ofProxy(Symbol symbol, Map<String, DatedSeries> series) {
        return of(symbol, List.of(), series);
    }

    /**
     * Returns the history of a symbol.
     *
     * @param own  implied volatilities of its own surfaces, at most one a day
     * @param series  volatility indices by name
     */
    public static ImpliedVolHistory of(Symbol symbol, List<Observation> own, Map<String, DatedSeries> series) {
        String exact = indexOf(symbol);
        String name = series.containsKey(exact) ? exact : MARKET_INDEX;
        boolean ofUnderlying = name.equals(INDEX_OF.get(symbol.value()));
        return new ImpliedVolHistory(
                new Track(new Source(Kind.OWN_SURFACE, symbol.value(), true), own),
                index(name, ofUnderlying, series));
    }

    /** Returns the closes of a volatility index; without a value where there is no series of that name. */
    public static Track index(String name, Map<String, DatedSeries> series) {
        return index(name, true, series);
    }

    private static Track index(String name, boolean ofUnderlying, Map<String, DatedSeries> series) {
        DatedSeries index = series.get(name);
        return new Track(
                new Source(Kind.PROXY_INDEX, name, ofUnderlying), index == null ? List.of() : closes(index));
    }

    /** Returns the values of the symbol's own surfaces. */
    public Track own() {
        return own;
    }

    /** Returns the values of the index that stands in. */
    public Track proxy() {
        return proxy;
    }

    /** Returns the source that a day reads. */
    public Track of(LocalDate day) {
        boolean daily = !own.isEmpty() && own.within(day.minusDays(YEAR_DAYS - 1), day) >= OWN_DAYS
                && own.at(day).isPresent();
        return daily ? own : proxy;
    }

    /** Returns what a day reads; empty where its source has no fresh value. */
    public Optional<Reading> at(LocalDate day) {
        Track track = of(day);
        return track.at(day).map(observation -> new Reading(observation, track.source()));
    }

    private static List<Observation> closes(DatedSeries index) {
        List<Observation> closes = new ArrayList<>(index.observations().size());
        for (DatedSeries.Observation day : index.observations()) {
            if (day.value() > 0.0) {
                Instant known = day.date().atTime(INDEX_CLOSE).atZone(ExpiryTime.NEW_YORK).toInstant();
                closes.add(new Observation(day.date(), day.value(), known));
            }
        }
        return closes;
    }
}
