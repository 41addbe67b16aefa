package dollarbill.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.app.DailyModels;
import dollarbill.app.Engine;
import dollarbill.app.EngineOptions;
import dollarbill.app.PipelineRun;
import dollarbill.app.RunDocument;
import dollarbill.app.RunFolder;
import dollarbill.app.SignalService;
import dollarbill.app.report.HtmlReport;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the whole way from chains to sized signals and leaves its documents in a folder of its own. */
@Command(name = "pipeline", mixinStandardHelpOptions = true, description = "Find, judge, rank and size signals; write out/RUN/ with document, manifest and page.", footer = {
    "", "Example:", "  dollarbill pipeline --symbols SPY,AAPL --portfolio-value 10000 --top 5"})
final class PipelineCommand extends EngineVerb {
    private static final int SHOWN = 20;

    @Mixin
    final PipelineOptions asked = new PipelineOptions();

    @Option(names = "--out", paramLabel = "DIR", description = "Folder of all runs (default: out of the project).")
    @Nullable
    Path out;

    @Option(names = "--top", paramLabel = "N", description = "Signals shown in the table (default: ${DEFAULT-VALUE}).")
    int top = SHOWN;

    PipelineCommand(CliContext context) {
        super(context);
    }

    @Override
    EngineOptions options() {
        EngineOptions options = super.options();
        options = out == null ? options : options.withOut(out);
        return options.withModels(DailyModels.ofRun(options));
    }

    @Override
    ExitCode run(Engine engine) throws IOException {
        if (top < 0) {
            throw new UsageFault("--top is " + top + "; allowed: at least 0");
        }
        PipelineRun run = new SignalService(engine).run(asked.request());
        ObjectNode document = RunDocument.of(run);
        RunFolder folder = RunFolder.create(engine.options().outDir(), run.id());
        folder.write(RunFolder.SIGNALS, document);
        folder.write(RunFolder.MANIFEST, run.manifest().toJson());
        HtmlReport.write(run, folder.path().resolve(RunFolder.REPORT));
        if (output.json) {
            print(document);
        } else {
            RunText.lines(run, top).forEach(context.out()::println);
            context.out().println();
            context.out().println("written to " + folder.path());
        }
        return ExitCode.OK;
    }
}
