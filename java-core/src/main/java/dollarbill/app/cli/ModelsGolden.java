package dollarbill.app.cli;

import dollarbill.app.Engine;
import dollarbill.app.ModelDocument;
import dollarbill.bridge.CheckReport;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelHost;
import dollarbill.bridge.ModelId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Holds the file on disk against its golden vectors, or accepts its answers as the new ones. */
@Command(name = "golden", mixinStandardHelpOptions = true, description = "Holds the file on disk against its golden vectors, or accepts its answers as the new ones.", footer = {
    "", "Example:", "  dollarbill models golden signal_classifier --write"})
final class ModelsGolden extends ModelsVerb {
    @Parameters(index = "0", paramLabel = "NAME", description = "Name of the model.")
    @SuppressWarnings("NullAway.Init")
    String name;

    @Option(names = "--write", description = "Accept what the file on disk answers now as what it must answer.")
    boolean write;

    ModelsGolden(CliContext context) {
        super(context);
    }

    @Override
    ExitCode run(Engine engine) throws ModelException {
        ModelHost host = ready(engine);
        ModelId id = status(host, name).model();
        CheckReport report = write ? host.rewriteGolden(id) : host.check(id);
        if (output.json) {
            print(ModelDocument.of(report));
        } else {
            context.out()
                    .println(report.failure()
                            .map(failure -> name + " is refused: " + line(failure))
                            .orElse(name + " keeps to its " + report.goldenRows() + " golden vectors"));
        }
        return report.failure().isEmpty() ? ExitCode.OK : ExitCode.MODEL;
    }
}
