package dollarbill.app.cli;

import dollarbill.app.Engine;
import dollarbill.bridge.ModelException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows one model: state, contract and figures. */
@Command(name = "show", mixinStandardHelpOptions = true, description = "Shows one model: state, contract and figures.", footer = {
    "", "Example:", "  dollarbill models show signal_classifier"})
final class ModelsShow extends ModelsVerb {
    @Parameters(index = "0", paramLabel = "NAME", description = "Name of the model.")
    @SuppressWarnings("NullAway.Init")
    String name;

    ModelsShow(CliContext context) {
        super(context);
    }

    @Override
    ExitCode run(Engine engine) throws ModelException {
        return show(status(ready(engine), name));
    }
}
