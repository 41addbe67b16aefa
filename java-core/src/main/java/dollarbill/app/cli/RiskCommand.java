package dollarbill.app.cli;

import dollarbill.app.Engine;
import dollarbill.app.risk.RiskDocument;
import dollarbill.app.risk.RiskQuestion;
import dollarbill.app.risk.RiskService;
import dollarbill.risk.book.Book;
import dollarbill.risk.book.BookFile;
import dollarbill.risk.scenario.SmileRule;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Reports the risk of a book of options and shares. */
@Command(name = "risk", mixinStandardHelpOptions = true, description = "Report the risk of a book of options and shares: Greeks, limits, scenarios, stresses, value at risk, hedges.", footer = {
    "", "Example:", "  dollarbill risk --book docs/examples/book.json",
    "  dollarbill risk --book docs/examples/book.json --history 750 --json"})
final class RiskCommand extends EngineVerb {
    @Option(names = "--book", required = true, paramLabel = "FILE", description = "The book: .csv with a header, otherwise JSON (docs/risk.md).")
    @SuppressWarnings("NullAway.Init")
    Path book;

    @Option(names = "--as-of", paramLabel = "DATE", description = "Last day that is known (default: the newest of the data).")
    @Nullable
    LocalDate asOf;

    @Option(names = "--history", paramLabel = "DAYS", description = "Past days behind value at risk, 60 to 10000 (default: ${DEFAULT-VALUE}).")
    int history = RiskQuestion.HISTORY_DAYS;

    @Option(names = "--smile", paramLabel = "RULE", description = "How smiles follow the spot: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    SmileRule smile = SmileRule.STICKY_MONEYNESS;

    @Option(names = "--since", paramLabel = "DATE", description = "Also split by Greek what the positions gained since an earlier day.")
    @Nullable
    LocalDate since;

    RiskCommand(CliContext context) {
        super(context);
    }

    @Override
    ExitCode run(Engine engine) throws IOException {
        Book held = BookFile.read(book);
        RiskDocument report = new RiskService(engine).report(held, question());
        if (output.json) {
            print(RiskService.json(report));
        } else {
            RiskText.lines(report).forEach(context.out()::println);
        }
        return ExitCode.OK;
    }

    private RiskQuestion question() {
        try {
            return new RiskQuestion(Optional.ofNullable(asOf), history, smile, Optional.ofNullable(since));
        } catch (IllegalArgumentException e) {
            throw new UsageFault("--history: " + e.getMessage());
        }
    }
}
