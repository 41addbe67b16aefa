package dollarbill.app.cli;

import dollarbill.app.Engine;
import dollarbill.bridge.ModelException;
import picocli.CommandLine.Command;

/** Shows one model: state, contract and figures. */
@Command(name = "show", mixinStandardHelpOptions = true, description = "Shows one model: state, contract and figures.", footer = {
    "", "Example:", "  dollarbill models show signal_classifier"})
final class ModelsShow extends NamedModelVerb {
    ModelsShow(CliContext context) {
        super(context);
    }

    @Override
    ExitCode run(Engine engine) throws ModelException {
        return show(status(ready(engine), name));
    }
}
