package dollarbill.app;

import dollarbill.market.Symbol;
import dollarbill.market.provider.live.DataItem;
import dollarbill.market.provider.live.DataKind;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is to be fetched.
 *
 * @param kinds  kinds of data, in order
 * @param symbols  stocks and funds
 * @param coins  coins
 * @param since  first day, where a kind has a past
 */
public record FetchRequest(List<DataKind> kinds, List<Symbol> symbols, List<Symbol> coins, LocalDate since) {
    /** Indices of volatility: of the S&amp;P 500, the Nasdaq 100, the Russell 2000, and over three months. */
    private static final List<String> INDICES = List.of("VIX", "VXN", "RVX", "VIX3M");

    /** Rates, spreads, expected inflation, unemployment and prices. */
    private static final List<String> MACRO = List.of(
            "DFF", "DGS3MO", "DGS2", "DGS10", "T10Y2Y", "T10YIE", "DFII10", "VIXCLS", "UNRATE", "CPIAUCSL");

    public FetchRequest {
        kinds = List.copyOf(kinds);
        symbols = List.copyOf(symbols);
        coins = List.copyOf(coins);
    }

    /** Returns the single items, kind by kind. */
    public List<DataItem> items() {
        return kinds.stream().flatMap(this::items).toList();
    }

    private Stream<DataItem> items(DataKind kind) {
        Stream<String> names = switch (kind) {
            case BARS, CHAINS, NEWS, EARNINGS, MENTIONS -> symbols.stream().map(Symbol::value);
            case VIX -> INDICES.stream();
            case FRED -> MACRO.stream();
            case CRYPTO -> coins.stream().map(Symbol::value);
        };
        return names.map(name -> new DataItem(kind, name, since));
    }
}
