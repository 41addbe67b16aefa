package dollarbill.app.cli;

import dollarbill.app.Engine;
import dollarbill.app.sizing.CryptoDocument;
import dollarbill.app.sizing.CryptoService;
import dollarbill.app.sizing.KellyQuestion;
import dollarbill.app.sizing.SizingJson;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells of the coins in the data folder: the market, and of each its risk and its stake. */
@Command(name = "crypto", mixinStandardHelpOptions = true, description = "Summarise the market of the coins in the data folder, with risk and Kelly stake of each; 'fetch' stores coins of CoinGecko.", footer = {
    "", "Example:", "  dollarbill crypto --data docs/examples/coins --symbols BTC,ETH"})
final class CryptoCommand extends EngineVerb {
    @Option(names = "--symbols", split = ",", paramLabel = "SYMBOL", description = "Coins, separated by commas (default: all of the data folder).")
    List<String> symbols = List.of();

    @Mixin
    final LookbackOptions lookback = new LookbackOptions();

    @Mixin
    final MoneyOptions money = new MoneyOptions();

    CryptoCommand(CliContext context) {
        super(context);
    }

    @Override
    ExitCode run(Engine engine) {
        lookback.days().ifPresent(days -> {
            if (days < 20 || days > KellyQuestion.Past.MOST_RETURNS) {
                throw new UsageFault(
                        "--lookback is " + days + "; allowed: 20 to " + KellyQuestion.Past.MOST_RETURNS);
            }
        });
        CryptoDocument answer = new CryptoService(engine).answer(
                SymbolArguments.parse(symbols),
                lookback.days(),
                money.money());
        if (output.json) {
            print(SizingJson.tree(answer));
        } else {
            CryptoText.lines(answer).forEach(context.out()::println);
        }
        return ExitCode.OK;
    }
}
