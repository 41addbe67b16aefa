package dollarbill.app.cli;

import dollarbill.app.Engine;
import dollarbill.app.sizing.CryptoDocument;
import dollarbill.app.sizing.CryptoService;
import dollarbill.app.sizing.KellyQuestion;
import dollarbill.app.sizing.SizingJson;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells of the coins in the data folder: the market, and of each its risk and its stake. */
@Command(name = "crypto", mixinStandardHelpOptions = true, description = "Summarise the market of the coins in the data folder, with risk and Kelly stake of each; 'fetch' stores coins of CoinGecko.", footer = {
    "", "Example:", "  dollarbill crypto --data ../shared/data --symbols BTC,ETH"})
final class CryptoCommand extends EngineVerb {
    @Option(names = "--symbols", split = ",", paramLabel = "SYMBOL", description = "Coins, separated by commas (default: all of the data folder).")
    List<String> symbols = List.of();

    @Option(names = "--lookback", paramLabel = "DAYS", description = "Newest daily returns looked at (default: lookback_days of config/trading.json).")
    @Nullable
    Integer lookback;

    @Mixin
    final MoneyOptions money = new MoneyOptions();

    CryptoCommand(CliContext context) {
        super(context);
    }

    @Override
    ExitCode run(Engine engine) {
        if (lookback != null && (lookback < 20 || lookback > KellyQuestion.Past.MOST_RETURNS)) {
            throw new UsageFault(
                    "--lookback is " + lookback + "; allowed: 20 to " + KellyQuestion.Past.MOST_RETURNS);
        }
        CryptoDocument answer = new CryptoService(engine).answer(
                SymbolArguments.parse(symbols),
                lookback == null ? OptionalInt.empty() : OptionalInt.of(lookback),
                money.money());
        if (output.json) {
            print(SizingJson.tree(answer));
        } else {
            CryptoText.lines(answer).forEach(context.out()::println);
        }
        return ExitCode.OK;
    }
}
