package dollarbill.app;

import dollarbill.app.Diagnosis.Condition;
import dollarbill.app.Diagnosis.Finding;
import dollarbill.app.config.ConfigurationException;
import dollarbill.bridge.ModelFailure;
import dollarbill.bridge.ModelHost;
import dollarbill.bridge.ModelStatus;
import dollarbill.bridge.PythonRuntime.RuntimeHealth;
import dollarbill.market.DataFault;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import dollarbill.model.SignalClassifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Looks at the installation and says, for each thing that is wrong, what to do. */
public final class Doctor {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Engine engine;
    private final String setup;

    /**
     * Creates a doctor.
     *
     * @param engine  what is looked at
     * @param setup  set-up the process was started in: {@code quick} or {@code jit}
     */
    public Doctor(Engine engine, String setup) {
        this.engine = engine;
        this.setup = setup;
    }

    /** Looks at everything. */
    public Diagnosis examine() {
        List<Finding> findings = new ArrayList<>();
        findings.add(jdk());
        List<Finding> configuration = configuration();
        boolean configured = configuration.stream().allMatch(finding -> finding.condition() == Condition.GOOD);
        if (configured) {
            engine.startModels();
        }
        findings.addAll(configuration);
        findings.add(registry());
        if (configured) {
            findings.addAll(data());
            findings.addAll(python());
        }
        return new Diagnosis(findings);
    }

    private static Finding jdk() {
        Runtime.Version version = Runtime.version();
        String text = "Java " + version + " from " + System.getProperty("java.home");
        return version.feature() == 25
                ? Finding.good("jdk", text)
                : new Finding("jdk", Condition.BROKEN, text, "install a JDK 25 or point JAVA_HOME to one");
    }

    private List<Finding> configuration() {
        try {
            int symbols = engine.configuration().stocks().enabledSymbols().size();
            return List.of(Finding.good(
                    "configuration",
                    engine.options().configDir() + ", " + symbols + " symbols enabled"));
        } catch (ConfigurationException e) {
            return e.faults()
                    .stream()
                    .map(fault -> new Finding(
                            "configuration",
                            Condition.BROKEN,
                            fault.toString(),
                            "mend it; models and data are looked at once all of it is good"))
                    .toList();
        }
    }

    private List<Finding> data() {
        Path folder = engine.options().dataDir();
        DataDirectory data;
        try {
            data = DataDirectory.open(folder);
        } catch (DataFault e) {
            return List.of(new Finding(
                    "data",
                    Condition.BROKEN,
                    String.valueOf(e.getMessage()),
                    "give --data, or run 'dollarbill sample' for a synthetic market"));
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.good("data", folder + (data.synthetic() ? ", synthetic" : "")));
        for (Symbol symbol : engine.configuration().stocks().enabledSymbols()) {
            findings.add(data(data, symbol));
        }
        return findings;
    }

    private static Finding data(DataDirectory data, Symbol symbol) {
        String area = "data " + symbol;
        List<LocalDate> chains = data.chainDates(symbol);
        boolean bars = data.barSymbols().contains(symbol);
        if (chains.isEmpty()) {
            return new Finding(
                    area,
                    Condition.LESSER,
                    "no option chain",
                    "add chains/" + symbol + "_DATE.csv, or switch the symbol off in config/stocks.json");
        }
        String text = chains.size() + " chains from " + chains.getFirst() + " to " + chains.getLast();
        return bars
                ? Finding.good(area, text + ", and daily bars")
                : new Finding(
                        area,
                        Condition.LESSER,
                        text + ", no daily bars",
                        "add ohlcv_adjusted/" + symbol + ".csv; without it realised volatility is unknown");
    }

    private Finding registry() {
        Path folder = engine.options().registryDir();
        if (!Files.isDirectory(folder)) {
            return new Finding(
                    "registry",
                    Condition.BROKEN,
                    "no folder " + folder,
                    "run 'dollarbill train signal_classifier', or give --registry");
        }
        return Files.isWritable(folder)
                ? Finding.good("registry", folder.toString())
                : new Finding(
                        "registry",
                        Condition.LESSER,
                        folder + " cannot be written",
                        "make it writable to train, promote or roll back");
    }

    private List<Finding> python() {
        Path folder = engine.options().pythonDir();
        if (!Files.isDirectory(folder.resolve("models"))) {
            return List.of(new Finding(
                    "python",
                    Condition.BROKEN,
                    "no folder " + folder.resolve("models"),
                    "start from the project's root or its launcher"));
        }
        ModelHost host;
        try {
            host = engine.readyModels(PATIENCE);
        } catch (IllegalStateException e) {
            return List.of(new Finding(
                    "python",
                    Condition.BROKEN,
                    String.valueOf(e.getMessage()),
                    "start by scripts/dollarbill, which sets the class path and options Python needs"));
        }
        List<Finding> findings = new ArrayList<>();
        RuntimeHealth runtime = host.runtime();
        findings.add(Finding.good("python", "Python " + runtime.pythonVersion() + " in process"));
        findings.add(jit(runtime));
        host.models().forEach(status -> findings.add(model(status)));
        return findings;
    }

    private Finding jit(RuntimeHealth runtime) {
        String text = "set-up " + setup + ": Python is " + (runtime.jit() ? "compiled" : "interpreted");
        boolean asMeant = runtime.jit() == setup.equals("jit");
        return asMeant
                ? Finding.good("jit", text)
                : new Finding("jit", Condition.LESSER, text, "start by scripts/dollarbill --jit on");
    }

    private static Finding model(ModelStatus status) {
        String name = status.model().value();
        String area = "model " + name;
        String why = status.refusal().map(refusal -> describe(refusal.failure())).orElse("no reason given");
        return switch (status.state()) {
            case SERVING -> Finding.good(area, "in service, generation " + number(status));
            case DISABLED -> Finding.good(area, "switched off by configuration");
            case WARMING -> new Finding(
                    area, Condition.BROKEN, "still starting after " + PATIENCE.toSeconds() + " s", "try again");
            case SERVING_PREVIOUS -> new Finding(
                    area,
                    Condition.LESSER,
                    "the file on disk is refused, generation " + number(status) + " serves: " + why,
                    "mend python-ml/models/" + name + ".py; 'dollarbill models check " + name + "' says what is wrong");
            case UNAVAILABLE -> new Finding(
                    area,
                    untrained(status) && !status.model().equals(SignalClassifier.ID) ? Condition.LESSER
                            : Condition.BROKEN,
                    why,
                    remedy(status));
        };
    }

    private static String number(ModelStatus status) {
        return status.generation().map(generation -> Long.toString(generation.number())).orElse("none");
    }

    private static boolean untrained(ModelStatus status) {
        return status.refusal()
                .map(refusal -> switch (refusal.failure().reason()) {
                    case MODEL_ARTEFACT_MISSING, MODEL_ARTEFACT_INVALID -> true;
                    default -> false;
                })
                .orElse(false);
    }

    private static String remedy(ModelStatus status) {
        String name = status.model().value();
        return untrained(status)
                ? "run 'dollarbill train " + name + "'"
                : "mend python-ml/models/" + name + ".py; 'dollarbill models check " + name + "' says what is wrong";
    }

    private static String describe(ModelFailure failure) {
        return failure.reason() + ": " + failure.message()
                + failure.where().map(where -> " (" + where.file() + ":" + where.line() + ")").orElse("");
    }
}
