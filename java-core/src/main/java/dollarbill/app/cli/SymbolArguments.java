package dollarbill.app.cli;

import dollarbill.market.Symbol;
import java.util.List;

/** Reads symbols from the command line. */
final class SymbolArguments {
    private SymbolArguments() {}

    /** Returns each symbol of {@code --symbols} once, in the order given. */
    static List<Symbol> parse(List<String> texts) {
        return parse("--symbols", texts);
    }

    /** Returns each symbol of an option or argument once, in the order given. */
    static List<Symbol> parse(String name, List<String> texts) {
        return texts.stream().map(text -> symbol(name, text)).distinct().toList();
    }

    private static Symbol symbol(String name, String text) {
        try {
            return Symbol.of(text);
        } catch (IllegalArgumentException e) {
            throw new UsageFault(name + ": " + e.getMessage());
        }
    }
}
