package dollarbill.app.cli;

import dollarbill.app.rows.Question;
import picocli.CommandLine.Command;

/** Adds implied volatilities to rows of option prices. */
@Command(name = "iv", mixinStandardHelpOptions = true, description = "Add Black's implied volatility and reason to every row of a CSV; columns: docs/rows.md.", footer = {
    "", "Example:", "  dollarbill iv --in prices.csv --out vols.csv"})
final class IvCommand extends RowsVerb {
    IvCommand(CliContext context) {
        super(context);
    }

    @Override
    Question question() {
        return Question.impliedVolatility();
    }
}
