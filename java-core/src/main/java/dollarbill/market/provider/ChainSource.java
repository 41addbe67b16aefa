package dollarbill.market.provider;

import dollarbill.market.RawChain;
import dollarbill.market.Symbol;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Gives option chains as they were quoted. */
public interface ChainSource {
    /** Returns the underlyings it has chains of, in order. */
    List<Symbol> chainSymbols();

    /** Returns the days it has a chain of the underlying for, oldest first. */
    List<LocalDate> chainDates(Symbol symbol);

    /** Returns the last chain quoted at or before the end of a day. */
    Optional<RawChain> latestChain(Symbol symbol, LocalDate day);
}
