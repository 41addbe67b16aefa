package dollarbill.backtest.engine;

import dollarbill.market.Symbol;
import java.util.OptionalDouble;

/**
 * What one day shows of one underlying; prices as traded that day, not adjusted for later splits or dividends.
 *
 * @param symbol  the underlying
 * @param open  price of the first trade, positive
 * @param close  price at the close, positive
 * @param exDividend  dollars a share of this day's count that go ex this day, not negative
 * @param splitRatio  new shares for one old, effective before this day's open, positive
 * @param quotes  options quoted at the close
 */
public record UnderlyingDay(
        Symbol symbol,
        double open,
        double close,
        OptionalDouble exDividend,
        OptionalDouble splitRatio,
        QuoteSet quotes) {
    public UnderlyingDay {
        Check.positive("open of " + symbol, open);
        Check.positive("close of " + symbol, close);
        if (exDividend.isPresent()) {
            Check.notNegative("exDividend of " + symbol, exDividend.getAsDouble());
        }
        if (splitRatio.isPresent()) {
            Check.positive("splitRatio of " + symbol, splitRatio.getAsDouble());
        }
    }

    /** Returns a day without dividend or split. */
    public static UnderlyingDay of(Symbol symbol, double open, double close, QuoteSet quotes) {
        return new UnderlyingDay(symbol, open, close, OptionalDouble.empty(), OptionalDouble.empty(), quotes);
    }
}
