package dollarbill.app.cli;

import dollarbill.app.Engine;
import dollarbill.app.sizing.Holdings;
import dollarbill.app.sizing.PortfolioDocument;
import dollarbill.app.sizing.PortfolioQuestion;
import dollarbill.app.sizing.PortfolioService;
import dollarbill.app.sizing.SizingJson;
import dollarbill.sizing.allocation.JointModel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a portfolio of shares by their joint Kelly stakes, and the orders from what is held. */
@Command(name = "portfolio", mixinStandardHelpOptions = true, description = "Allocate money over shares by their joint Kelly stakes within the caps, and rebalance what is held.", footer = {
    "", "Example:", "  dollarbill portfolio --value 1000 --scaling .5",
    "  dollarbill portfolio --holdings holdings.csv --order-cost .0005"})
final class PortfolioCommand extends EngineVerb {
    @Option(names = "--symbols", split = ",", paramLabel = "SYMBOL", description = "Candidates, separated by commas (default: those enabled in config/stocks.json).")
    List<String> symbols = List.of();

    @Option(names = "--as-of", paramLabel = "DATE", description = "Last day looked at (default: the newest).")
    @Nullable
    LocalDate asOf;

    @Option(names = "--lot", paramLabel = "UNITS", description = "Least units that can be traded, such as .001 (default: ${DEFAULT-VALUE}).")
    double lot = 1.0;

    @Option(names = "--leverage", paramLabel = "L", description = "Largest sum of all positions in times the value (default: ${DEFAULT-VALUE}, nothing borrowed).")
    double leverage = 1.0;

    @Option(names = "--order-cost", paramLabel = "SHARE", description = "Cost of an order as a share of its amount (default: ${DEFAULT-VALUE}); the commission a share is that of config/trading.json.")
    double orderCost;

    @Option(names = "--under", paramLabel = "LAW", description = "Joint law of the candidates: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    JointModel under = JointModel.SCENARIOS;

    @Option(names = "--holdings", paramLabel = "FILE", description = "What is held: CSV with the columns symbol and units, cash in the row CASH.")
    @Nullable
    Path holdings;

    @Mixin
    final LookbackOptions lookback = new LookbackOptions();

    @Mixin
    final MoneyOptions money = new MoneyOptions();

    PortfolioCommand(CliContext context) {
        super(context);
    }

    @Override
    ExitCode run(Engine engine) throws IOException {
        PortfolioDocument answer = new PortfolioService(engine).answer(question());
        if (output.json) {
            print(SizingJson.tree(answer));
        } else {
            PortfolioText.lines(answer).forEach(context.out()::println);
        }
        return ExitCode.OK;
    }

    private PortfolioQuestion question() throws IOException {
        Optional<Holdings> held = holdings == null ? Optional.empty() : Optional.of(Holdings.read(holdings));
        try {
            return new PortfolioQuestion(
                    SymbolArguments.parse(symbols),
                    money.money(),
                    lookback.days(),
                    Optional.ofNullable(asOf),
                    lot,
                    leverage,
                    orderCost,
                    under,
                    held);
        } catch (IllegalArgumentException e) {
            throw new UsageFault("--" + String.valueOf(e.getMessage()).replace("order_cost", "order-cost"));
        }
    }
}
