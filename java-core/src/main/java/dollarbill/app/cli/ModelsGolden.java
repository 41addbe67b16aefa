package dollarbill.app.cli;

import dollarbill.app.Engine;
import dollarbill.app.GoldenRows;
import dollarbill.bridge.CheckReport;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelHost;
import dollarbill.bridge.ModelId;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Holds the file on disk against its golden vectors, or accepts its answers as the new ones. */
@Command(name = "golden", mixinStandardHelpOptions = true, description = "Holds the file on disk against its golden vectors, or accepts its answers as the new ones.", footer = {
    "", "Example:", "  dollarbill models golden signal_classifier --write"})
final class ModelsGolden extends NamedModelVerb {
    @Option(names = "--write", description = "Accept what the file on disk answers now as what it must answer.")
    boolean write;

    @Option(names = "--rows", paramLabel = "FILE", description = "With --write: CSV of the questions to ask from now on, the model's inputs as header.")
    @Nullable
    Path rows;

    ModelsGolden(CliContext context) {
        super(context);
    }

    @Override
    ExitCode run(Engine engine) throws ModelException, IOException {
        if (rows != null && !write) {
            throw new UsageFault("--rows changes the golden vectors and needs --write");
        }
        ModelHost host = ready(engine);
        ModelId id = status(host, name).model();
        CheckReport report = report(engine, host, id);
        return tell(report, name + " keeps to its " + report.goldenRows() + " golden vectors");
    }

    private CheckReport report(Engine engine, ModelHost host, ModelId id) throws ModelException, IOException {
        if (!write) {
            return host.check(id);
        }
        return rows == null
                ? host.rewriteGolden(id)
                : new GoldenRows(host, engine.options().pythonDir()).replace(id, rows);
    }
}
