package dollarbill.app.cli;

import dollarbill.app.EngineOptions;
import dollarbill.app.FetchRequest;
import dollarbill.app.FetchService;
import dollarbill.app.config.Configuration;
import dollarbill.market.Symbol;
import dollarbill.market.provider.live.BaseUrls;
import dollarbill.market.provider.live.DataKind;
import dollarbill.market.provider.live.Update;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Brings a folder of market data up to date from the providers. */
@Command(name = "fetch", mixinStandardHelpOptions = true, description = "Fetch market data into a data folder; what is there for this market day is left as it is.", footer = {
    "", "Keys come from the environment: FRED_API_KEY, FINNHUB_API_KEY, COINGECKO_API_KEY.", "", "Example:",
    "  dollarbill fetch --symbols SPY,QQQ --kinds bars,chains,vix,fred --data data/market"})
final class FetchCommand implements Callable<Integer> {
    private static final LocalDate SINCE = LocalDate.of(2005, 1, 1);

    private final CliContext context;

    @Option(names = "--symbols", split = ",", paramLabel = "SYMBOL", description = "Stocks and funds, separated by commas (default: those enabled in config/stocks.json).")
    List<String> symbols = new ArrayList<>();

    @Option(names = "--coins", split = ",", paramLabel = "SYMBOL", description = "Coins, separated by commas (default: ${DEFAULT-VALUE}).")
    List<String> coins = List.of("BTC", "ETH", "SOL", "LTC");

    @Option(names = "--kinds", split = ",", paramLabel = "KIND", description = "Kinds of data: bars, chains, vix, fred, news, earnings, mentions, crypto (default: all that need no missing key).")
    List<String> kinds = new ArrayList<>();

    @Option(names = "--since", paramLabel = "DATE", description = "First day of what has a past (default: 2005-01-01).")
    LocalDate since = SINCE;

    @Option(names = "--data", paramLabel = "DIR", description = "Folder to bring up to date (default: data/market of the project).")
    @Nullable
    Path data;

    @Option(names = "--config", paramLabel = "DIR", description = "Configuration (default: config of the project).")
    @Nullable
    Path config;

    @Option(names = "--again", description = "Ask even for what is stored for this market day.")
    boolean again;

    @Mixin
    final OutputOptions output = new OutputOptions();

    FetchCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        EngineOptions standard = EngineOptions.of(context.home(), context.environment());
        Path folder = data == null ? context.home().resolve("data").resolve("market") : data;
        Configuration configuration = Configuration.load(
                config == null ? standard.configDir() : config, context.environment());
        FetchRequest request = request(configuration);
        List<Update> updates;
        try (TerminalProgress progress = TerminalProgress.on(context, output.quiet)) {
            updates = FetchService.of(folder, configuration, urls(), context.clock()).run(request, again, progress);
        }
        FetchText text = new FetchText(folder, updates, leftOut(configuration));
        if (output.json) {
            context.out().println(text.json().toPrettyString());
        } else {
            text.lines().forEach(context.out()::println);
        }
        text.faults().forEach(context.err()::println);
        context.out().flush();
        context.err().flush();
        return (text.faults().isEmpty() ? ExitCode.OK : ExitCode.DATA).code();
    }

    private FetchRequest request(Configuration configuration) {
        if (since.isAfter(context.clock().instant().atZone(java.time.ZoneOffset.UTC).toLocalDate())) {
            throw new UsageFault("--since is " + since + "; allowed: days up to today");
        }
        List<Symbol> asked = configuration.stocks().orEnabled(SymbolArguments.parse(symbols));
        return new FetchRequest(kinds(configuration), asked, SymbolArguments.parse("--coins", coins), since);
    }

    private List<DataKind> kinds(Configuration configuration) {
        if (kinds.isEmpty()) {
            return Stream.of(DataKind.values())
                    .filter(kind -> !leftOut(configuration).contains(kind))
                    .toList();
        }
        return kinds.stream().map(FetchCommand::kind).distinct().toList();
    }

    /** Returns the kinds that were not asked for by name and whose key is missing. */
    private List<DataKind> leftOut(Configuration configuration) {
        return kinds.isEmpty() && configuration.secrets().finnhubApiKey().isEmpty()
                ? Stream.of(DataKind.values()).filter(DataKind::needsKey).toList()
                : List.of();
    }

    private static DataKind kind(String text) {
        return Stream.of(DataKind.values())
                .filter(kind -> kind.code().equals(text))
                .findFirst()
                .orElseThrow(() -> new UsageFault("--kinds is '" + text + "'; allowed: "
                        + Stream.of(DataKind.values()).map(DataKind::code).collect(Collectors.joining(", "))));
    }

    private BaseUrls urls() {
        try {
            return BaseUrls.of(context.environment());
        } catch (IllegalArgumentException e) {
            throw new UsageFault(String.valueOf(e.getMessage()));
        }
    }
}
