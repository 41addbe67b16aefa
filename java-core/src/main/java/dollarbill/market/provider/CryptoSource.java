package dollarbill.market.provider;

import dollarbill.market.CoinHistory;
import dollarbill.market.Symbol;
import java.util.List;
import java.util.Optional;

/** Gives daily prices of coins. */
public interface CryptoSource {
    /** Returns the symbols it has some of, in order. */
    List<Symbol> coinSymbols();

    /** Returns all it has of a symbol. */
    Optional<CoinHistory> coin(Symbol symbol);
}
