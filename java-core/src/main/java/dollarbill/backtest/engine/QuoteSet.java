package dollarbill.backtest.engine;

import dollarbill.market.OptionContract;
import dollarbill.market.OptionQuote;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Options of one underlying quoted at the close of one day, found by contract. */
public final class QuoteSet {
    private static final QuoteSet NONE = new QuoteSet(QuoteOrigin.NONE, List.of());

    private final QuoteOrigin origin;
    private final List<OptionQuote> quotes;
    private final Map<String, OptionQuote> byCode;

    /**
     * Creates a set.
     *
     * @param origin  where the quotes come from
     * @param quotes  one a contract
     * @throws IllegalArgumentException  if two quotes bear the code of one contract
     */
    public QuoteSet(QuoteOrigin origin, List<OptionQuote> quotes) {
        this.origin = origin;
        this.quotes = List.copyOf(quotes);
        this.byCode = HashMap.newHashMap(quotes.size());
        for (OptionQuote quote : this.quotes) {
            if (byCode.put(quote.contract().code(), quote) != null) {
                throw new IllegalArgumentException("quotes hold " + quote.contract().code() + " twice; one a contract");
            }
        }
    }

    /** Returns the set of a day without quotes. */
    public static QuoteSet none() {
        return NONE;
    }

    /** Returns where the quotes come from. */
    public QuoteOrigin origin() {
        return origin;
    }

    /** Returns all quotes, in the order given. */
    public List<OptionQuote> quotes() {
        return quotes;
    }

    /**
     * Returns the quote of a contract: that of the same code, or else the first of the same root, expiry, strike and type, since a split
     * renames contracts.
     */
    public Optional<OptionQuote> find(OptionContract contract) {
        OptionQuote named = byCode.get(contract.code());
        if (named != null && SameTerms.hold(named.contract(), contract)) {
            return Optional.of(named);
        }
        for (OptionQuote quote : quotes) {
            if (SameTerms.hold(quote.contract(), contract) && quote.contract().root().equals(contract.root())) {
                return Optional.of(quote);
            }
        }
        return Optional.empty();
    }
}
