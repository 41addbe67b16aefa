package dollarbill.market.provider;

import dollarbill.market.MentionHistory;
import dollarbill.market.Symbol;
import java.util.List;
import java.util.Optional;

/** Gives counts of how much symbols are talked about. */
public interface MentionSource {
    /** Returns the symbols it has some of, in order. */
    List<Symbol> mentionSymbols();

    /** Returns all it has of a symbol. */
    Optional<MentionHistory> mentions(Symbol symbol);
}
