package dollarbill.app;

import dollarbill.app.FeatureDays.SymbolDate;
import dollarbill.backtest.engine.MarketDay;
import dollarbill.backtest.engine.QuoteOrigin;
import dollarbill.backtest.engine.UnderlyingDay;
import dollarbill.backtest.run.SelectorStrategy;
import dollarbill.market.ExerciseStyle;
import dollarbill.market.ExpiryTime;
import dollarbill.market.OptionChain;
import dollarbill.market.OptionQuote;
import dollarbill.market.Symbol;
import dollarbill.strategy.DecisionRound.Quotes;
import dollarbill.surface.SurfaceBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The chains of a backtest with their smiles, fitted as in service, each once.
 *
 * <p>A recorded chain is the one of the day; a priced one is made of the quotes of the day and European, as its values are.
 */
final class DaySmiles implements SelectorStrategy.Smiles {
    private final Map<SymbolDate, OptionChain> recorded = new HashMap<>();
    private final Map<SymbolDate, Optional<Quotes.Listed>> fitted = new ConcurrentHashMap<>();
    private final double flatRate;

    /**
     * Keeps recorded chains.
     *
     * @param flatRate  interest rate a year where the quotes do not tell
     */
    DaySmiles(List<OptionChain> chains, double flatRate) {
        chains.forEach(chain -> recorded.put(new SymbolDate(chain.underlying(), chain.quoteDate()), chain));
        this.flatRate = flatRate;
    }

    @Override
    public Optional<Quotes.Listed> of(Symbol symbol, MarketDay today) {
        return fitted.computeIfAbsent(
                new SymbolDate(symbol, today.date()),
                key -> chain(key, today).map(chain -> new Quotes.Listed(
                        chain, SurfaceBuilder.build(chain, ChainReading.fitting(flatRate)))));
    }

    private Optional<OptionChain> chain(SymbolDate key, MarketDay today) {
        OptionChain known = recorded.get(key);
        return known != null ? Optional.of(known) : today.find(key.symbol()).flatMap(day -> priced(day, today));
    }

    private static Optional<OptionChain> priced(UnderlyingDay day, MarketDay today) {
        if (day.quotes().origin() != QuoteOrigin.MODEL) {
            return Optional.empty();
        }
        List<OptionQuote> bid = day.quotes().quotes().stream().filter(quote -> quote.bid() > 0.0).toList();
        return bid.isEmpty() ? Optional.empty()
                : Optional.of(new OptionChain(
                        day.symbol(),
                        today.date(),
                        ExpiryTime.close(today.date()),
                        day.close(),
                        ExerciseStyle.EUROPEAN,
                        false,
                        "priced",
                        bid));
    }
}
