package dollarbill.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Lists models and acts on one of them; lists without a further verb. */
@Command(name = "models", mixinStandardHelpOptions = true, description = "List the Python models, or act on one of them.", synopsisSubcommandLabel = "VERB", footer = {
    "", "Example:", "  dollarbill models show signal_classifier"})
final class ModelsCommand extends ModelsList {
    ModelsCommand(CliContext context) {
        super(context);
    }

    /** Returns this verb with its own verbs below it. */
    CommandLine tree() {
        CommandLine line = new CommandLine(this);
        line.addSubcommand(new ModelsList(context));
        line.addSubcommand(new ModelsShow(context));
        line.addSubcommand(new ModelsVersions(context));
        line.addSubcommand(new ModelsPromote(context));
        line.addSubcommand(new ModelsRollback(context));
        line.addSubcommand(new ModelsCheck(context));
        line.addSubcommand(new ModelsGolden(context));
        return line;
    }
}
