package dollarbill.backtest.run;

import dollarbill.backtest.ReplayDay;
import dollarbill.backtest.ReplayMarket;
import dollarbill.feature.RealisedVol;
import dollarbill.market.BarSeries;
import dollarbill.market.OptionChain;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import dollarbill.signal.FairSmiles;
import dollarbill.signal.Signal;
import dollarbill.signal.SignalFinder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Recorded days read once and kept, so that labels, signals and trades are all of the same chains and smiles. */
public final class KeptDays implements ReplayMarket {
    private final Map<Symbol, SortedMap<LocalDate, Day>> days;
    private final Map<Symbol, BarSeries> bars;

    private KeptDays(Map<Symbol, SortedMap<LocalDate, Day>> days, Map<Symbol, BarSeries> bars) {
        this.days = days;
        this.bars = bars;
    }

    /**
     * Reads the days of one underlying.
     *
     * @param market  where from
     * @param until  last day read
     * @param each  called after each day
     */
    public static KeptDays read(ReplayMarket market, Symbol symbol, LocalDate until, Runnable each) {
        SortedMap<LocalDate, Day> kept = new TreeMap<>();
        for (LocalDate date : market.dates(symbol)) {
            if (!date.isAfter(until)) {
                kept.put(date, market.day(symbol, date));
            }
            each.run();
        }
        Map<Symbol, BarSeries> bars = new HashMap<>();
        market.bars(symbol).ifPresent(found -> bars.put(symbol, found));
        return new KeptDays(Map.of(symbol, kept), bars);
    }

    /** Returns the days of several readings, each of other underlyings. */
    public static KeptDays join(List<KeptDays> parts) {
        Map<Symbol, SortedMap<LocalDate, Day>> days = new HashMap<>();
        Map<Symbol, BarSeries> bars = new HashMap<>();
        for (KeptDays part : parts) {
            days.putAll(part.days);
            bars.putAll(part.bars);
        }
        return new KeptDays(days, bars);
    }

    @Override
    public List<LocalDate> dates(Symbol symbol) {
        return List.copyOf(of(symbol).keySet());
    }

    @Override
    public Day day(Symbol symbol, LocalDate date) {
        Day day = of(symbol).get(date);
        return day == null ? new Day.Closed(Reason.CHAIN_MISSING) : day;
    }

    @Override
    public Optional<BarSeries> bars(Symbol symbol) {
        return Optional.ofNullable(bars.get(symbol));
    }

    private SortedMap<LocalDate, Day> of(Symbol symbol) {
        SortedMap<LocalDate, Day> known = days.get(symbol);
        return known == null ? new TreeMap<>() : known;
    }

    /** Returns the usable days of all underlyings, by day and symbol. */
    public SortedMap<LocalDate, List<ReplayDay>> open() {
        SortedMap<LocalDate, List<ReplayDay>> open = new TreeMap<>();
        for (Symbol symbol : days.keySet().stream().sorted().toList()) {
            of(symbol).forEach((date, day) -> {
                if (day instanceof Day.Open(ReplayDay usable)) {
                    open.computeIfAbsent(date, d -> new ArrayList<>()).add(usable);
                }
            });
        }
        return open;
    }

    /** Returns how many days could not be used. */
    public long closed() {
        return days.values().stream().flatMap(d -> d.values().stream()).filter(d -> d instanceof Day.Closed).count();
    }

    /** Returns all usable chains. */
    public List<OptionChain> chains() {
        return open().values().stream().flatMap(List::stream).map(ReplayDay::chain).toList();
    }

    /**
     * Returns the signals of each day, each from the chain and smiles of its day and bars of the days before.
     *
     * @param heston  whether Heston's model may make the fair value; else the smile makes it
     */
    public SortedMap<LocalDate, List<Signal>> signals(SignalFinder finder, boolean heston) {
        SortedMap<LocalDate, List<Signal>> signals = new TreeMap<>();
        open().forEach((date, open) -> {
            List<Signal> found = new ArrayList<>();
            for (ReplayDay day : open) {
                FairSmiles smiles = heston
                        ? day.smiles()
                        : new FairSmiles(day.smiles().slices(), day.smiles().otherRoots());
                Optional<BarSeries> known = bars(day.chain().underlying());
                found.addAll(finder.find(day.chain(), smiles, RealisedVol.percent(known, date)).signals());
            }
            signals.put(date, List.copyOf(found));
        });
        return signals;
    }
}
