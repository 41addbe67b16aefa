package dollarbill.app.cli;

import dollarbill.market.Symbol;
import java.util.List;

/** Reads the values of {@code --symbols}. */
final class SymbolArguments {
    private SymbolArguments() {}

    /** Returns each symbol once, in the order given. */
    static List<Symbol> parse(List<String> texts) {
        return texts.stream().map(SymbolArguments::symbol).distinct().toList();
    }

    private static Symbol symbol(String text) {
        try {
            return Symbol.of(text);
        } catch (IllegalArgumentException e) {
            throw new UsageFault("--symbols: " + e.getMessage());
        }
    }
}
