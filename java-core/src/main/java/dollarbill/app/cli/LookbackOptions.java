package dollarbill.app.cli;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How many past returns are looked at, shared by the verbs that size. */
final class LookbackOptions {
    @Option(names = "--lookback", paramLabel = "DAYS", description = "Newest daily returns looked at (default: lookback_days of config/trading.json).")
    @Nullable
    Integer lookback;

    /** Returns what the command line says in place of the configuration. */
    OptionalInt days() {
        return lookback == null ? OptionalInt.empty() : OptionalInt.of(lookback);
    }
}
