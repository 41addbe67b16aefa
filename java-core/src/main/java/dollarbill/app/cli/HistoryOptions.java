package dollarbill.app.cli;

import dollarbill.market.Symbol;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options on which past is replayed, shared by the verbs that learn from it. */
final class HistoryOptions {
    @Option(names = "--symbols", split = ",", paramLabel = "SYMBOL", description = "Underlyings, separated by commas (default: those enabled in config/stocks.json).")
    List<String> symbols = new ArrayList<>();

    @Option(names = "--threads", paramLabel = "N", description = "Underlyings replayed at a time (default: one a processor).")
    @Nullable
    Integer threads;

    /** Returns the underlyings asked for; none where the configuration decides. */
    List<Symbol> symbols() {
        return SymbolArguments.parse(symbols);
    }

    /** Returns how many underlyings are replayed at a time. */
    int threads() {
        int count = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        if (count < 1) {
            throw new UsageFault("--threads is " + count + "; allowed: at least 1");
        }
        return count;
    }
}
