package dollarbill.backtest.tape;

import dollarbill.backtest.engine.MarketDay;
import dollarbill.backtest.engine.MarketTape;
import dollarbill.backtest.engine.QuoteOrigin;
import dollarbill.backtest.engine.QuoteSet;
import dollarbill.backtest.engine.UnderlyingDay;
import dollarbill.market.DataFault;
import dollarbill.market.OptionChain;
import dollarbill.market.Symbol;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The days on which chains were recorded, with the quotes of those chains that passed the quality check.
 *
 * <p>The price of the underlying, open and close alike, is the one the chain states. Days between chains are left out, since nothing was
 * quoted on them; dividends and splits between chains are not in chains and so not here.
 */
public final class RecordedTape implements MarketTape {
    private final List<LocalDate> days;
    private final SortedMap<LocalDate, Map<Symbol, OptionChain>> chains;
    private final double rate;
    private final Map<Integer, MarketDay> made = new ConcurrentHashMap<>();

    private RecordedTape(SortedMap<LocalDate, Map<Symbol, OptionChain>> chains, double rate) {
        this.chains = chains;
        this.days = List.copyOf(chains.keySet());
        this.rate = rate;
    }

    /**
     * Creates a tape.
     *
     * @param chains  usable quotes, of one underlying and day at most one
     * @param rate  interest rate, continuously compounded per year
     * @throws DataFault  if there is no chain, or two of one underlying and day
     */
    public static RecordedTape of(Collection<OptionChain> chains, double rate) {
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
        return new RecordedTape(byDay, rate);
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
        chains.getOrDefault(day, Map.of())
                .forEach((symbol, chain) -> underlyings.put(
                        symbol,
                        UnderlyingDay.of(
                                symbol, chain.spot(), chain.spot(),
                                new QuoteSet(QuoteOrigin.RECORDED, chain.quotes()))));
        return new MarketDay(day, underlyings, rate);
    }
}
