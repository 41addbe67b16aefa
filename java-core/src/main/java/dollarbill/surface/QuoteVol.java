package dollarbill.surface;

import dollarbill.market.OptionQuote;
import dollarbill.pricing.black.ImpliedVolatility;
import dollarbill.pricing.black.IvResult;

/**
 * Implied volatilities of one quote.
 *
 * @param quote  the quote
 * @param bidVol  of the bid
 * @param midVol  of the midpoint
 * @param askVol  of the ask
 */
public record QuoteVol(OptionQuote quote, IvResult bidVol, IvResult midVol, IvResult askVol) {

    /** Solves for the vols of a quote given the forward and discount of its expiry. */
    public static QuoteVol of(OptionQuote quote, double forward, double discount, double years) {
        return new QuoteVol(
                quote,
                solve(quote, quote.bid(), forward, discount, years),
                solve(quote, quote.mid(), forward, discount, years),
                solve(quote, quote.ask(), forward, discount, years));
    }

    private static IvResult solve(OptionQuote quote, double price, double forward, double discount, double years) {
        return ImpliedVolatility.solve(
                quote.contract().type(),
                price,
                forward,
                quote.contract().strike(),
                discount,
                years);
    }
}
