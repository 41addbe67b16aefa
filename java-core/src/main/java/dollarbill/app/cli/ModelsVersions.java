package dollarbill.app.cli;

import dollarbill.app.Engine;
import dollarbill.app.ModelDocument;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelHost;
import dollarbill.bridge.ModelVersion;
import java.util.List;
import picocli.CommandLine.Command;

/** Lists the registered versions of a model, oldest first. */
@Command(name = "versions", mixinStandardHelpOptions = true, description = "Lists the registered versions of a model, oldest first.", footer = {
    "", "Example:", "  dollarbill models versions signal_classifier"})
final class ModelsVersions extends NamedModelVerb {
    ModelsVersions(CliContext context) {
        super(context);
    }

    @Override
    ExitCode run(Engine engine) throws ModelException {
        ModelHost host = ready(engine);
        List<ModelVersion> versions = host.versions(status(host, name).model());
        if (output.json) {
            print(ModelDocument.versions(versions));
        } else {
            ModelText.versions(versions).forEach(context.out()::println);
        }
        return ExitCode.OK;
    }
}
