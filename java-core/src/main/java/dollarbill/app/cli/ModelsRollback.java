package dollarbill.app.cli;

import dollarbill.app.Engine;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelHost;
import picocli.CommandLine.Command;

/** Puts back the version that served before the last promotion. */
@Command(name = "rollback", mixinStandardHelpOptions = true, description = "Puts back the version that served before the last promotion.", footer = {
    "", "Example:", "  dollarbill models rollback signal_classifier"})
final class ModelsRollback extends NamedModelVerb {
    ModelsRollback(CliContext context) {
        super(context);
    }

    @Override
    ExitCode run(Engine engine) throws ModelException {
        ModelHost host = ready(engine);
        return show(host.rollback(status(host, name).model()));
    }
}
