package dollarbill.app.cli;

import dollarbill.app.Engine;
import dollarbill.app.EngineOptions;
import dollarbill.app.EquityBacktestRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trades shares by a rule over the past of the data folder, beside buying and holding. */
@Command(name = "backtest-equity", mixinStandardHelpOptions = true, description = "Trade shares by a rule over the past, with costs, beside buying and holding; one rule or a grid with what is left of its best.", footer = {
    "", "Example:", "  dollarbill backtest-equity --equity sma_cross --fast 20 --slow 100 --symbols SPY --data DIR"})
final class EquityBacktestCommand extends EngineVerb {
    @Mixin
    final EquityOptions asked = new EquityOptions();

    @Option(names = "--symbols", split = ",", paramLabel = "SYMBOL", description = "Symbols with bars in the data folder (default: SPY).")
    List<String> symbols = List.of("SPY");

    @Option(names = "--from", paramLabel = "DATE", description = "First day that counts.")
    @Nullable
    LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "Last day known.")
    @Nullable
    LocalDate to;

    @Option(names = "--capital", paramLabel = "USD", description = "Dollars at the start (default: ${DEFAULT-VALUE}).")
    double capital = 100_000;

    @Option(names = "--fill-at", paramLabel = "TIME", description = "same-close or next-open (default: ${DEFAULT-VALUE}).")
    String fillAt = "next-open";

    @Option(names = "--out", paramLabel = "DIR", description = "Folder of all runs (default: out of the project).")
    @Nullable
    Path out;

    EquityBacktestCommand(CliContext context) {
        super(context);
    }

    @Override
    EngineOptions options() {
        EngineOptions options = super.options();
        return out == null ? options : options.withOut(out);
    }

    @Override
    ExitCode run(Engine engine) throws IOException {
        EquityBacktestRequest request = asked.request(
                SymbolArguments.parse(symbols), Optional.ofNullable(from), Optional.ofNullable(to), capital, fillAt);
        EquityBacktestVerb.Written written = EquityBacktestVerb.run(engine, request);
        if (output.json) {
            print(written.document());
        } else {
            written.lines().forEach(context.out()::println);
            context.out().println("written to " + written.folder().path());
        }
        return ExitCode.OK;
    }
}
