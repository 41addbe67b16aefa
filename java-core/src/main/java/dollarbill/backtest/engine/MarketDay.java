package dollarbill.backtest.engine;

import dollarbill.market.Symbol;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One trading day.
 *
 * @param date  the day
 * @param underlyings  what traded, in the order of symbols
 * @param rate  interest rate for cash and discounting, continuously compounded per year
 */
public record MarketDay(LocalDate date, Map<Symbol, UnderlyingDay> underlyings, double rate) {
    public MarketDay {
        underlyings = Collections.unmodifiableMap(new TreeMap<>(underlyings));
        if (!Double.isFinite(rate)) {
            throw new IllegalArgumentException("rate " + rate + " of " + date + " must be finite");
        }
    }

    /** Returns the day of one underlying, or nothing where it did not trade. */
    public Optional<UnderlyingDay> find(Symbol symbol) {
        return Optional.ofNullable(underlyings.get(symbol));
    }
}
