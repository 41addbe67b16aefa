package dollarbill.market.provider;

import dollarbill.market.BarSeries;
import dollarbill.market.Symbol;
import java.util.List;
import java.util.Optional;

/** Gives daily bars. */
public interface BarSource {
    /** Returns the symbols it has bars of, in order. */
    List<Symbol> barSymbols();

    /** Returns all bars of a symbol. */
    Optional<BarSeries> bars(Symbol symbol);
}
