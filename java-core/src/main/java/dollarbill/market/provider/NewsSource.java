package dollarbill.market.provider;

import dollarbill.market.NewsHistory;
import dollarbill.market.Symbol;
import java.util.List;
import java.util.Optional;

/** Gives articles about symbols. */
public interface NewsSource {
    /** Returns the symbols it has some of, in order. */
    List<Symbol> newsSymbols();

    /** Returns all it has of a symbol. */
    Optional<NewsHistory> news(Symbol symbol);
}
