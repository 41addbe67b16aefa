package dollarbill.app.cli;

import dollarbill.app.DailyModels;
import dollarbill.app.Engine;
import dollarbill.app.EngineOptions;
import dollarbill.app.PipelineRun;
import dollarbill.app.RunDocument;
import dollarbill.app.SignalService;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the signals of a run and writes nothing. */
@Command(name = "signals", mixinStandardHelpOptions = true, description = "Show the signals, best first, and write nothing.", footer = {
    "", "Example:", "  dollarbill signals --symbols SPY --top 10"})
final class SignalsCommand extends EngineVerb {
    private static final int SHOWN = 20;

    @Mixin
    final PipelineOptions asked = new PipelineOptions();

    @Option(names = "--top", paramLabel = "N", description = "Signals shown (default: ${DEFAULT-VALUE}).")
    int top = SHOWN;

    SignalsCommand(CliContext context) {
        super(context);
    }

    @Override
    EngineOptions options() {
        EngineOptions options = super.options();
        return options.withModels(DailyModels.ofRun(options));
    }

    @Override
    ExitCode run(Engine engine) {
        if (top < 0) {
            throw new UsageFault("--top is " + top + "; allowed: at least 0");
        }
        PipelineRun run = new SignalService(engine).run(asked.request());
        if (output.json) {
            print(RunDocument.of(run));
        } else {
            if (run.synthetic()) {
                context.out().println(RunDocument.SYNTHETIC);
            }
            RunText.stale(run).forEach(context.out()::println);
            RunText.signals(run, top).forEach(context.out()::println);
        }
        return ExitCode.OK;
    }
}
