package dollarbill.market.provider.live;

import dollarbill.market.Symbol;
import java.util.Set;

/** How Yahoo Finance writes tickers: indices with a caret, classes of shares with a dash. */
final class YahooSymbol {
    private static final Set<String> INDICES = Set.of(
            "SPX", "GSPC", "NDX", "RUT", "DJI", "XSP", "VIX", "VXN", "RVX", "VIX3M");

    private YahooSymbol() {}

    static String of(Symbol symbol) {
        String name = symbol.value();
        return INDICES.contains(name) ? "^" + name : name.replace('.', '-');
    }
}
