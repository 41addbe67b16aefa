package dollarbill.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.app.Engine;
import dollarbill.app.EngineOptions;
import dollarbill.app.RunDocument;
import dollarbill.app.RunFolder;
import dollarbill.app.TrainRequest;
import dollarbill.app.TrainRun;
import dollarbill.app.TrainService;
import dollarbill.backtest.Evaluation;
import dollarbill.bridge.ModelException;
import dollarbill.model.SignalClassifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trains a model on the history of the data folder, measures it and registers it as a version. */
@Command(name = "train", mixinStandardHelpOptions = true, description = "Train a model on past signals, measure it on later ones, register it as a version.", footer = {
    "", "Example:", "  dollarbill train signal_classifier --promote"})
final class TrainCommand extends EngineVerb {
    @Parameters(index = "0", paramLabel = "NAME", description = "Name of the model: signal_classifier.")
    @SuppressWarnings("NullAway.Init")
    String name;

    @Mixin
    final HistoryOptions asked = new HistoryOptions();

    @Option(names = "--promote", description = "Put the new version into service even where another serves.")
    boolean promote;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder of all runs (default: out of the project).")
    @Nullable
    Path out;

    TrainCommand(CliContext context) {
        super(context);
    }

    @Override
    EngineOptions options() {
        EngineOptions options = super.options();
        return out == null ? options : options.withOut(out);
    }

    @Override
    ExitCode run(Engine engine) throws ModelException, IOException {
        if (!name.equals(SignalClassifier.ID.value())) {
            throw new UsageFault("'" + name + "' cannot be trained from signals; allowed: " + SignalClassifier.ID);
        }
        TrainRun run = new TrainService(engine)
                .train(new TrainRequest(asked.symbols(), promote, asked.threads()));
        ObjectNode document = run.toJson();
        RunFolder folder = RunFolder.create(
                engine.options().outDir(), "train-" + name + "-v" + run.version().number());
        folder.write("training.json", document);
        if (output.json) {
            print(document);
        } else {
            lines(run).forEach(context.out()::println);
            context.out().println("written to " + folder.path());
        }
        return ExitCode.OK;
    }

    private static List<String> lines(TrainRun run) {
        List<String> lines = new ArrayList<>();
        if (run.version().notes().synthetic()) {
            lines.add(RunDocument.SYNTHETIC);
        }
        lines.add(String.format(
                Locale.ROOT,
                "%d past signals: trained on %d, tested on %d from %s on, %d left out between",
                run.history().rows().size(),
                run.split().train().size(),
                run.split().test().size(),
                run.split().testStart(),
                run.split().purged()));
        lines.add("");
        TextTable table = TextTable.of("on the test rows", ">AUC", ">Brier", ">log loss", ">calibration error");
        for (Evaluation evaluation : run.evaluations()) {
            table.add(
                    evaluation.name(),
                    evaluation.auc().map(TrainCommand::estimate).orElse("-"),
                    estimate(evaluation.brier()),
                    estimate(evaluation.logLoss()),
                    estimate(evaluation.calibrationError()));
        }
        lines.addAll(table.lines());
        lines.add("");
        lines.add(run.verdict());
        lines.add("registered as version " + run.version().number()
                + (run.promoted() ? ", now in service"
                        : ", not in service; 'dollarbill models promote "
                                + run.version().model() + " " + run.version().number() + "' puts it there"));
        return lines;
    }

    private static String estimate(Evaluation.Estimate e) {
        return String.format(Locale.ROOT, "%.4f [%.4f-%.4f]", e.value(), e.low(), e.high());
    }
}
