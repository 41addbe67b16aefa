package dollarbill.backtest.tape;

import dollarbill.backtest.engine.MarketDay;
import dollarbill.backtest.engine.MarketTape;
import dollarbill.backtest.engine.QuoteOrigin;
import dollarbill.backtest.engine.QuoteSet;
import dollarbill.backtest.engine.UnderlyingDay;
import dollarbill.market.DataFault;
import dollarbill.market.OptionChain;
import dollarbill.market.PriceHistory;
import dollarbill.market.Symbol;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The days on which chains were recorded, with the quotes of those chains that passed the quality check, and the days between them where
 * the price of the underlying is known.
 *
 * <p>On a day with a chain the close of the underlying is the price the chain states. A day without one has the price of the underlying, its
 * dividend and split, and no quote, so nothing is filled on it. Of an underlying whose price between chains is not known, days without a chain
 * are left out, open and close are both what the chain states, and dividends and splits are not here.
 */
public final class RecordedTape implements MarketTape {
    private final List<LocalDate> days;
    private final SortedMap<LocalDate, Map<Symbol, OptionChain>> chains;
    private final Map<Symbol, PriceHistory> prices;
    private final double rate;
    private final Map<Integer, MarketDay> made = new ConcurrentHashMap<>();

    private RecordedTape(
            List<LocalDate> days,
            SortedMap<LocalDate, Map<Symbol, OptionChain>> chains,
            Map<Symbol, PriceHistory> prices,
            double rate) {
        this.days = days;
        this.chains = chains;
        this.prices = prices;
        this.rate = rate;
    }

    /** Creates a tape of the days with chains alone; {@link #of(Collection, Collection, double)} says what the arguments are. */
    public static RecordedTape of(Collection<OptionChain> chains, double rate) {
        return of(chains, List.of(), rate);
    }

    /**
     * Creates a tape from the first day with a chain to the last.
     *
     * @param chains  usable quotes, of one underlying and day at most one
     * @param prices  prices of underlyings at the levels traded
     * @param rate  interest rate, continuously compounded per year
     * @throws DataFault  if there is no chain, or two of one underlying and day
     */
    public static RecordedTape of(Collection<OptionChain> chains, Collection<PriceHistory> prices, double rate) {
        SortedMap<LocalDate, Map<Symbol, OptionChain>> byDay = new TreeMap<>();
        for (OptionChain chain : chains) {
            OptionChain other = byDay.computeIfAbsent(chain.quoteDate(), day -> new HashMap<>())
                    .put(chain.underlying(), chain);
            if (other != null) {
                throw new DataFault(
                        chain.source(), 0, "",
                        "is a second chain of " + chain.underlying() + " on " + chain.quoteDate());
            }
        }
        if (byDay.isEmpty()) {
            throw new DataFault("chains", 0, "", "no usable chain");
        }
        SortedSet<LocalDate> days = new TreeSet<>(byDay.keySet());
        Map<Symbol, PriceHistory> known = new HashMap<>();
        for (PriceHistory history : prices) {
            known.put(history.symbol(), history);
            for (int i = 0; i < history.size(); i++) {
                LocalDate day = history.date(i);
                if (day.isAfter(byDay.firstKey()) && day.isBefore(byDay.lastKey())) {
                    days.add(day);
                }
            }
        }
        return new RecordedTape(List.copyOf(days), byDay, Map.copyOf(known), rate);
    }

    @Override
    public List<LocalDate> days() {
        return days;
    }

    @Override
    public MarketDay day(int index) {
        return made.computeIfAbsent(index, this::make);
    }

    private MarketDay make(int index) {
        LocalDate day = days.get(index);
        Map<Symbol, UnderlyingDay> underlyings = new HashMap<>();
        prices.forEach((symbol, history) -> {
            int at = history.latest(day);
            if (at >= 0 && history.date(at).equals(day)) {
                underlyings.put(symbol, new UnderlyingDay(
                        symbol, history.open(at), history.close(at), history.dividend(at), history.splitRatio(at),
                        QuoteSet.none()));
            }
        });
        chains.getOrDefault(day, Map.of())
                .forEach((symbol, chain) -> underlyings.merge(
                        symbol,
                        UnderlyingDay.of(symbol, chain.spot(), chain.spot(), quotes(chain)),
                        (priced, quoted) -> new UnderlyingDay(
                                symbol, priced.open(), quoted.close(), priced.exDividend(), priced.splitRatio(),
                                quoted.quotes())));
        return new MarketDay(day, underlyings, rate);
    }

    private static QuoteSet quotes(OptionChain chain) {
        return new QuoteSet(QuoteOrigin.RECORDED, chain.quotes());
    }
}
