package dollarbill.app.cli;

import dollarbill.app.Engine;
import dollarbill.bridge.CheckReport;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelHost;
import picocli.CommandLine.Command;

/** Checks the file on disk aside, golden vectors included, and changes nothing in service. */
@Command(name = "check", mixinStandardHelpOptions = true, description = "Checks the file on disk aside, golden vectors included, and changes nothing in service.", footer = {
    "", "Example:", "  dollarbill models check signal_classifier"})
final class ModelsCheck extends NamedModelVerb {
    ModelsCheck(CliContext context) {
        super(context);
    }

    @Override
    ExitCode run(Engine engine) throws ModelException {
        ModelHost host = ready(engine);
        CheckReport report = host.check(status(host, name).model());
        return tell(report, name + " is accepted, held against " + report.goldenRows() + " golden vectors");
    }
}
