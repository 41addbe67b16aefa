package dollarbill.market.provider;

import dollarbill.market.EarningsHistory;
import dollarbill.market.Symbol;
import java.util.List;
import java.util.Optional;

/** Gives earnings reports, scheduled and out. */
public interface EarningsSource {
    /** Returns the symbols it has some of, in order. */
    List<Symbol> earningsSymbols();

    /** Returns all it has of a symbol. */
    Optional<EarningsHistory> earnings(Symbol symbol);
}
