package dollarbill.app.cli;

import dollarbill.app.Engine;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelHost;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Puts a registered version into service after checking it. */
@Command(name = "promote", mixinStandardHelpOptions = true, description = "Puts a registered version into service after checking it.", footer = {
    "", "Example:", "  dollarbill models promote signal_classifier 2"})
final class ModelsPromote extends NamedModelVerb {
    @Parameters(index = "1", paramLabel = "VERSION", description = "Number of the version.")
    int version;

    ModelsPromote(CliContext context) {
        super(context);
    }

    @Override
    ExitCode run(Engine engine) throws ModelException {
        ModelHost host = ready(engine);
        return show(host.promote(status(host, name).model(), version));
    }
}
