package dollarbill.app.config;

import dollarbill.market.Symbol;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The one list of symbols, from {@code stocks.json}.
 *
 * @param stocks  the symbols in file order, each once
 */
public record StockUniverse(List<Stock> stocks) {
    public StockUniverse {
        stocks = List.copyOf(stocks);
        Set<Symbol> seen = new HashSet<>();
        for (Stock stock : stocks) {
            if (!seen.add(stock.symbol())) {
                throw new IllegalArgumentException("symbol " + stock.symbol() + " stands in the list twice");
            }
        }
    }

    /** Returns the symbols that are switched on, in file order. */
    public List<Symbol> enabledSymbols() {
        return stocks.stream().filter(Stock::enabled).map(Stock::symbol).toList();
    }

    /** Returns the symbols asked for, or those that are switched on where none is. */
    public List<Symbol> orEnabled(List<Symbol> asked) {
        return asked.isEmpty() ? enabledSymbols() : asked;
    }

    /**
     * One underlying.
     *
     * @param symbol  ticker
     * @param market  country or exchange of the listing, such as US
     * @param sector  industry, or ETF
     * @param enabled  whether commands work on it
     * @param notes  remark for the reader
     */
    public record Stock(Symbol symbol, String market, String sector, boolean enabled, Optional<String> notes) {
        public Stock {
            if (market.isBlank() || sector.isBlank()) {
                throw new IllegalArgumentException("market and sector of " + symbol + " must not be blank");
            }
        }
    }
}
