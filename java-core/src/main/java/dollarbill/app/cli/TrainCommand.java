package dollarbill.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.app.DailyTrainDocument;
import dollarbill.app.DailyTrainRequest;
import dollarbill.app.DailyTrainRun;
import dollarbill.app.DailyTrainService;
import dollarbill.app.DailyTrainText;
import dollarbill.app.Engine;
import dollarbill.app.EngineOptions;
import dollarbill.app.MarkedReport;
import dollarbill.app.NullExperimentDocument;
import dollarbill.app.NullExperimentService;
import dollarbill.app.NullExperimentText;
import dollarbill.app.Promotion;
import dollarbill.app.RegimeTrainDocument;
import dollarbill.app.RegimeTrainRun;
import dollarbill.app.RegimeTrainService;
import dollarbill.app.RegimeTrainText;
import dollarbill.app.RunDocument;
import dollarbill.app.RunFolder;
import dollarbill.app.TimeTaken;
import dollarbill.app.TrainRequest;
import dollarbill.app.TrainRun;
import dollarbill.app.TrainService;
import dollarbill.app.report.ModelPage;
import dollarbill.app.report.RegimePage;
import dollarbill.backtest.Evaluation;
import dollarbill.backtest.daily.DailyTarget;
import dollarbill.backtest.daily.OutcomeOrder;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelId;
import dollarbill.bridge.ModelVersion;
import dollarbill.feature.FeatureGroup;
import dollarbill.market.provider.DataDirectory;
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
    "  dollarbill train direction --symbols SPY,QQQ,IWM --data DIR",
    "  dollarbill train direction --symbols SPY --permuted 50"})
final class TrainCommand extends EngineVerb {
    private static final int MOST_SEEDS = 10_000;

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

    @Option(names = "--permuted", paramLabel = "N", description = "Register nothing: measure direction, volatility or large_move N times on outcomes in an order of chance, over 3 folds.")
    @Nullable
    Integer permuted;

    @Option(names = "--order", split = ",", paramLabel = "ORDER", description = "With --permuted: SHUFFLED by day, or TURNED round in time, which keeps the runs of outcomes (default: ${DEFAULT-VALUE}).")
    List<OutcomeOrder> orders = List.of(OutcomeOrder.SHUFFLED);

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
        if (permuted != null) {
            return permuted(engine, target.orElseThrow(
                    () -> new UsageFault("--permuted is for direction, volatility and large_move, not for " + name)));
        }
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
        DailyTrainRequest request = request(target);
        requirePlace(engine, target.model());
        TimeTaken time = TimeTaken.begin();
        DailyTrainRun run = new DailyTrainService(engine).train(request);
        ObjectNode document = DailyTrainDocument.of(run);
        time.put(document);
        RunFolder folder = folder(engine, run.version());
        folder.write("training.json", document);
        ModelPage.write(document, folder.path().resolve(RunFolder.REPORT));
        tell(document, mark(document, document.path("model").asText()), DailyTrainText.markdown(document),
                registered(run.version(), run.promotion()), folder);
        return code(run.promotion());
    }

    private ExitCode regime(Engine engine) throws ModelException, IOException {
        requirePlace(engine, name);
        TimeTaken time = TimeTaken.begin();
        RegimeTrainRun run = new RegimeTrainService(engine).train(asked.symbols(), promote);
        ObjectNode document = RegimeTrainDocument.of(run);
        time.put(document);
        RunFolder folder = folder(engine, run.version());
        folder.write("training.json", document);
        RegimePage.write(document, folder.path().resolve(RunFolder.REPORT));
        tell(document, mark(document, document.path("model").asText()), RegimeTrainText.markdown(document),
                registered(run.version(), run.promotion()), folder);
        return code(run.promotion());
    }

    private ExitCode permuted(Engine engine, DailyTarget target) throws ModelException, IOException {
        int seeds = permuted == null ? 0 : permuted;
        if (seeds < 2 || seeds > MOST_SEEDS) {
            throw new UsageFault("--permuted: " + seeds + "; allowed: 2 to " + MOST_SEEDS);
        }
        if (promote) {
            throw new UsageFault("--promote puts a version into service, and --permuted registers none");
        }
        DailyTrainRequest request = request(target);
        requirePlace(engine, NullExperimentText.mark(target.model()));
        TimeTaken time = TimeTaken.begin();
        ObjectNode document = NullExperimentDocument.of(
                new NullExperimentService(engine).run(request, orders, seeds));
        time.put(document);
        RunFolder folder = RunFolder.create(engine.options().outDir(), "permuted-" + target.model());
        folder.write("permuted.json", document);
        tell(document, mark(document, NullExperimentText.mark(target.model())), NullExperimentText.markdown(document),
                "nothing registered", folder);
        return ExitCode.OK;
    }

    private static String mark(ObjectNode document, String report) {
        return MarkedReport.mark(report, document.path("synthetic").asBoolean());
    }

    private DailyTrainRequest request(DailyTarget target) {
        requireRead(sentiment, "--sentiment", FeatureGroup.SENTIMENT, target);
        requireRead(earnings, "--earnings", FeatureGroup.EARNINGS, target);
        return new DailyTrainRequest(target, asked.symbols(), sentiment, earnings, promote);
    }

    /** Refuses a file without a place for the report before minutes of training. */
    private void requirePlace(Engine engine, String of) throws IOException {
        if (document != null) {
            boolean synthetic = DataDirectory.open(engine.options().dataDir()).synthetic();
            PastePlace.require(MarkedReport.mark(of, synthetic), document);
        }
    }

    private static RunFolder folder(Engine engine, ModelVersion version) throws IOException {
        return RunFolder.create(engine.options().outDir(), "train-" + version.model() + "-v" + version.number());
    }

    private void tell(ObjectNode document, String mark, String report, String registered, RunFolder folder)
            throws IOException {
        if (this.document != null) {
            MarkedReport.paste(mark, report, this.document);
        }
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
        lines.add(registered(run.version(), run.promoted() ? Promotion.DONE : Promotion.NOT_ASKED));
        return lines;
    }

    /** A version that was to go into service and could not is a fault; one that was not asked for by name is told of. */
    private ExitCode code(Promotion promotion) {
        return promote && promotion.refusal().isPresent() ? ExitCode.MODEL : ExitCode.OK;
    }

    private static String registered(ModelVersion version, Promotion promotion) {
        if (promotion.refusal().isPresent()) {
            return "registered as version " + version.number() + ", not in service: "
                    + promotion.refusal().get().reason() + " " + promotion.refusal().get().message();
        }
        return "registered as version " + version.number()
                + (promotion.promoted() ? ", now in service"
                        : ", not in service; 'dollarbill models promote "
                                + version.model() + " " + version.number() + "' puts it there");
    }

    private static String estimate(Evaluation.Estimate e) {
        return String.format(Locale.ROOT, "%.4f [%.4f-%.4f]", e.value(), e.low(), e.high());
    }
}
