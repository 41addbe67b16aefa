package dollarbill.backtest.engine;

import dollarbill.market.ExerciseStyle;
import dollarbill.market.OptionContract;
import dollarbill.market.OptionQuote;
import dollarbill.pricing.american.AmericanAccuracy;
import dollarbill.pricing.american.AmericanImpliedVolatility;
import dollarbill.pricing.black.ImpliedVolatility;
import dollarbill.pricing.black.IvResult;
import java.util.OptionalDouble;

/**
 * The volatility that a quote implies without dividends: by Black's formula that of the out-of-the-money option of the same strike where it is
 * quoted, since the price of one in the money says little of volatility; else that of the quote itself, early exercise counted.
 */
final class QuoteVol {
    private QuoteVol() {}

    /** Returns the volatility, or nothing where no volatility gives a price. */
    static OptionalDouble of(OptionQuote quote, QuoteSet quotes, double spot, double rate, double years,
            ExerciseStyle style) {
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
            if (style == ExerciseStyle.AMERICAN) {
                return found(AmericanImpliedVolatility.solve(
                        contract.type(),
                        quote.mid(),
                        spot,
                        contract.strike(),
                        years,
                        rate,
                        0.0,
                        AmericanAccuracy.FAST));
            }
        }
        return solve(quote, spot, rate, years);
    }

    private static boolean mirrors(OptionContract a, OptionContract b) {
        return a.strike() == b.strike() && a.expiry().equals(b.expiry()) && a.root().equals(b.root());
    }

    private static OptionalDouble solve(OptionQuote quote, double spot, double rate, double years) {
        OptionContract contract = quote.contract();
        return found(ImpliedVolatility.solve(
                contract.type(),
                quote.mid(),
                spot * Math.exp(rate * years),
                contract.strike(),
                Math.exp(-rate * years),
                years));
    }

    private static OptionalDouble found(IvResult result) {
        return result instanceof IvResult.Found found ? OptionalDouble.of(found.volatility()) : OptionalDouble.empty();
    }
}
