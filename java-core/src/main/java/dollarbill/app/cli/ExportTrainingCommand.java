package dollarbill.app.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.app.Engine;
import dollarbill.app.HistoryService;
import dollarbill.app.RunDocument;
import dollarbill.backtest.TrainingFile;
import dollarbill.backtest.TrainingSet;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes past signals with their features as served and their outcomes after costs, for training elsewhere. */
@Command(name = "export-training", mixinStandardHelpOptions = true, description = "Write past signals, their features as served and their outcomes after costs, as CSV.", footer = {
    "", "Example:", "  dollarbill export-training --out out/training.csv"})
final class ExportTrainingCommand extends EngineVerb {
    @Option(names = "--out", required = true, paramLabel = "FILE", description = "File to write.")
    @SuppressWarnings("NullAway.Init")
    Path out;

    @Mixin
    final HistoryOptions asked = new HistoryOptions();

    ExportTrainingCommand(CliContext context) {
        super(context);
    }

    @Override
    ExitCode run(Engine engine) throws IOException {
        HistoryService histories = new HistoryService(engine);
        TrainingSet history = histories.replay(asked.symbols(), asked.threads());
        TrainingFile.write(out, history.rows());
        boolean synthetic = histories.synthetic();
        if (output.json) {
            ObjectNode said = JsonNodeFactory.instance.objectNode();
            said.put("file", out.toString());
            said.put("synthetic", synthetic);
            said.put("rows", history.rows().size());
            said.put("content_hash", TrainingFile.contentHash(history.rows()));
            ObjectNode unresolved = said.putObject("unresolved");
            history.unresolved().forEach((reason, count) -> unresolved.put(reason.name(), count));
            print(said);
        } else {
            if (synthetic) {
                context.out().println(RunDocument.SYNTHETIC);
            }
            context.out().println(history.rows().size() + " past signals written to " + out);
            history.unresolved()
                    .forEach((reason, count) -> context.out()
                            .println(count + " left out: " + reason.text()));
        }
        return ExitCode.OK;
    }
}
