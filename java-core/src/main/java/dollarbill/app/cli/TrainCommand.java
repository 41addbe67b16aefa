package dollarbill.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.app.DailyTrainDocument;
import dollarbill.app.DailyTrainRequest;
import dollarbill.app.DailyTrainRun;
import dollarbill.app.DailyTrainService;
import dollarbill.app.DailyTrainText;
import dollarbill.app.Engine;
import dollarbill.app.EngineOptions;
import dollarbill.app.RegimeTrainDocument;
import dollarbill.app.RegimeTrainRun;
import dollarbill.app.RegimeTrainService;
import dollarbill.app.RegimeTrainText;
import dollarbill.app.RunDocument;
import dollarbill.app.RunFolder;
import dollarbill.app.TrainRequest;
import dollarbill.app.TrainRun;
import dollarbill.app.TrainService;
import dollarbill.app.report.ModelPage;
import dollarbill.app.report.RegimePage;
import dollarbill.backtest.Evaluation;
import dollarbill.backtest.daily.DailyTarget;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelId;
import dollarbill.bridge.ModelVersion;
import dollarbill.feature.FeatureGroup;
import dollarbill.model.DailyInputs;
import dollarbill.model.RegimeModel;
import dollarbill.model.SignalClassifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trains a model on the history of the data folder, measures it on later days and registers it as a version. */
@Command(name = "train", mixinStandardHelpOptions = true, description = "Train a model on the past, measure it on later days, register it as a version.", footer = {
    "", "Example:", "  dollarbill train signal_classifier --promote",
    "  dollarbill train direction --symbols SPY,QQQ,IWM --data DIR"})
final class TrainCommand extends EngineVerb {
    @Parameters(index = "0", paramLabel = "NAME", description = "What to train: signal_classifier, direction, volatility, large_move or regime.")
    @SuppressWarnings("NullAway.Init")
    String name;

    @Mixin
    final HistoryOptions asked = new HistoryOptions();

    @Option(names = "--promote", description = "Put the new version into service even where another serves.")
    boolean promote;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder of all runs (default: out of the project).")
    @Nullable
    Path out;

    @Option(names = "--sentiment", description = "Let the models of daily features read news and mentions.")
    boolean sentiment;

    @Option(names = "--earnings", description = "Let the models of daily features read earnings.")
    boolean earnings;

    @Option(names = "--paste-into", paramLabel = "FILE", description = "Put the report between its marks in a Markdown file; not of signal_classifier.")
    @Nullable
    Path document;

    TrainCommand(CliContext context) {
        super(context);
    }

    @Override
    EngineOptions options() {
        EngineOptions options = out == null ? super.options() : super.options().withOut(out);
        return asked().map(model -> options.withModels(Set.of(model))).orElse(options);
    }

    /** Returns the model to be trained, where the name is known. */
    private Optional<ModelId> asked() {
        return target().map(DailyTarget::model)
                .or(() -> Stream.of(SignalClassifier.ID, RegimeModel.ID)
                        .map(ModelId::value)
                        .filter(name::equals)
                        .findFirst())
                .map(ModelId::new);
    }

    private Optional<DailyTarget> target() {
        return Stream.of(DailyTarget.values())
                .filter(each -> name.equals(each.name().toLowerCase(Locale.ROOT)) || name.equals(each.model()))
                .findFirst();
    }

    @Override
    ExitCode run(Engine engine) throws ModelException, IOException {
        Optional<DailyTarget> target = target();
        if (target.isPresent()) {
            return daily(engine, target.get());
        }
        if (name.equals(RegimeModel.ID.value())) {
            if (sentiment || earnings) {
                throw new UsageFault("--sentiment and --earnings are not for regime, which reads returns alone");
            }
            return regime(engine);
        }
        if (!name.equals(SignalClassifier.ID.value())) {
            throw new UsageFault("'" + name + "' cannot be trained; allowed: " + SignalClassifier.ID
                    + ", direction, volatility, large_move, regime");
        }
        if (sentiment || earnings || document != null) {
            throw new UsageFault(
                    "--sentiment, --earnings and --paste-into are for models of daily data, not for "
                            + name);
        }
        return signals(engine);
    }

    private ExitCode daily(Engine engine, DailyTarget target) throws ModelException, IOException {
        requireRead(sentiment, "--sentiment", FeatureGroup.SENTIMENT, target);
        requireRead(earnings, "--earnings", FeatureGroup.EARNINGS, target);
        DailyTrainRun run = new DailyTrainService(engine)
                .train(new DailyTrainRequest(target, asked.symbols(), sentiment, earnings, promote));
        ObjectNode document = DailyTrainDocument.of(run);
        RunFolder folder = folder(engine, run.version());
        folder.write("training.json", document);
        ModelPage.write(document, folder.path().resolve(RunFolder.REPORT));
        if (this.document != null) {
            DailyTrainText.paste(document, this.document);
        }
        tell(document, DailyTrainText.markdown(document), registered(run.version(), run.promoted()), folder);
        return ExitCode.OK;
    }

    private ExitCode regime(Engine engine) throws ModelException, IOException {
        RegimeTrainRun run = new RegimeTrainService(engine).train(asked.symbols(), promote);
        ObjectNode document = RegimeTrainDocument.of(run);
        RunFolder folder = folder(engine, run.version());
        folder.write("training.json", document);
        RegimePage.write(document, folder.path().resolve(RunFolder.REPORT));
        if (this.document != null) {
            RegimeTrainText.paste(document, this.document);
        }
        tell(document, RegimeTrainText.markdown(document), registered(run.version(), run.promoted()), folder);
        return ExitCode.OK;
    }

    private static RunFolder folder(Engine engine, ModelVersion version) throws IOException {
        return RunFolder.create(engine.options().outDir(), "train-" + version.model() + "-v" + version.number());
    }

    private void tell(ObjectNode document, String report, String registered, RunFolder folder) {
        if (output.json) {
            print(document);
            return;
        }
        context.out().println(report);
        context.out().println(registered);
        context.out().println("written to " + folder.path());
    }

    private static void requireRead(boolean asked, String option, FeatureGroup group, DailyTarget target) {
        List<String> inputs = DailyTrainService.inputs(target);
        if (asked && DailyInputs.definitions()
                .stream()
                .noneMatch(feature -> feature.group() == group && inputs.contains(feature.name()))) {
            throw new UsageFault(option + ": " + target.model() + " reads no feature of that kind");
        }
    }

    private ExitCode signals(Engine engine) throws ModelException, IOException {
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
        lines.add(registered(run.version(), run.promoted()));
        return lines;
    }

    private static String registered(ModelVersion version, boolean promoted) {
        return "registered as version " + version.number()
                + (promoted ? ", now in service"
                        : ", not in service; 'dollarbill models promote "
                                + version.model() + " " + version.number() + "' puts it there");
    }

    private static String estimate(Evaluation.Estimate e) {
        return String.format(Locale.ROOT, "%.4f [%.4f-%.4f]", e.value(), e.low(), e.high());
    }
}
