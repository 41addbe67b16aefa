package dollarbill.backtest.engine;

import dollarbill.market.OptionContract;
import dollarbill.market.OptionQuote;
import dollarbill.pricing.black.ImpliedVolatility;
import dollarbill.pricing.black.IvResult;
import java.util.OptionalDouble;

/**
 * The volatility that a quote implies by Black's formula without dividends: that of the out-of-the-money option of the same strike where it is
 * quoted, since the price of one deep in the money says little of volatility.
 */
final class QuoteVol {
    private QuoteVol() {}

    /** Returns the volatility, or nothing where no volatility gives a price. */
    static OptionalDouble of(OptionQuote quote, QuoteSet quotes, double spot, double rate, double years) {
        OptionContract contract = quote.contract();
        if (years <= 0.0) {
            return OptionalDouble.empty();
        }
        if (contract.type().payoff(spot, contract.strike()) > 0.0) {
            for (OptionQuote other : quotes.quotes()) {
                if (other.contract().type() != contract.type() && mirrors(other.contract(), contract)) {
                    OptionalDouble vol = solve(other, spot, rate, years);
                    if (vol.isPresent()) {
                        return vol;
                    }
                }
            }
        }
        return solve(quote, spot, rate, years);
    }

    private static boolean mirrors(OptionContract a, OptionContract b) {
        return a.strike() == b.strike() && a.expiry().equals(b.expiry()) && a.root().equals(b.root());
    }

    private static OptionalDouble solve(OptionQuote quote, double spot, double rate, double years) {
        OptionContract contract = quote.contract();
        IvResult result = ImpliedVolatility.solve(
                contract.type(),
                quote.mid(),
                spot * Math.exp(rate * years),
                contract.strike(),
                Math.exp(-rate * years),
                years);
        return result instanceof IvResult.Found found ? OptionalDouble.of(found.volatility()) : OptionalDouble.empty();
    }
}
