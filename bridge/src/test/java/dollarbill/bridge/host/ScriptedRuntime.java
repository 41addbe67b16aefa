package dollarbill.bridge.host;

import dollarbill.bridge.Artefact;
import dollarbill.bridge.DoubleRows;
import dollarbill.bridge.ModelContract;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelFailure;
import dollarbill.bridge.ModelInput;
import dollarbill.bridge.ModelOutput;
import dollarbill.bridge.ModelReason;
import dollarbill.bridge.ModelSource;
import dollarbill.bridge.PythonRuntime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A runtime whose models are one word and one number: {@code serve 3} answers version 3, {@code refuse 3} fails its check on
 * line 3, {@code artefact 3} needs learned state, {@code fail 3} passes its check and fails when asked.
 */
final class ScriptedRuntime implements PythonRuntime {
    final Map<GenerationKey, ModelSource> installed = new ConcurrentHashMap<>();
    final AtomicLong rowsComputed = new AtomicLong();
    final AtomicInteger calls = new AtomicInteger();
    final AtomicInteger checks = new AtomicInteger();
    volatile Gate beforeCall = () -> {};
    volatile Gate beforeCheck = () -> {};
    volatile boolean closed;
    private final Map<GenerationKey, String> artefacts = new ConcurrentHashMap<>();

    @FunctionalInterface
    interface Gate {
        void pass() throws ModelException;
    }

    @Override
    public Checked check(
            ModelSource source, Optional<Artefact> artefact, Optional<DoubleRows> rows, Duration deadline)
            throws ModelException {
        checks.incrementAndGet();
        beforeCheck.pass();
        if (source.text().startsWith("refuse")) {
            throw new ModelException(new ModelFailure(
                    ModelReason.MODEL_SYNTAX,
                    "not a model",
                    Optional.of(new ModelFailure.PythonPlace(
                            "SyntaxError", source.fileName(), number(source.text())))));
        }
        DoubleRows asked = rows.orElse(DoubleRows.of(2, 0.5, 0.25, 2, Double.NaN));
        return new Checked(contract(source), asked, answers(source.text(), learned(artefact), asked));
    }

    @Override
    public void install(GenerationKey key, ModelSource source, Optional<Artefact> artefact) {
        installed.put(key, source);
        artefacts.put(key, learned(artefact));
    }

    @Override
    public void uninstall(GenerationKey key) {
        installed.remove(key);
        artefacts.remove(key);
    }

    @Override
    public DoubleRows call(GenerationKey key, DoubleRows rows, Duration deadline) throws ModelException {
        calls.incrementAndGet();
        beforeCall.pass();
        @Nullable
        ModelSource source = installed.get(key);
        if (source == null) {
            throw new ModelException(ModelReason.MODEL_HOST_CLOSED, key + " is not installed");
        }
        if (source.text().startsWith("fail")) {
            throw new ModelException(ModelReason.MODEL_FAILED, "as scripted");
        }
        rowsComputed.addAndGet(rows.rows());
        return answers(source.text(), artefacts.getOrDefault(key, "0"), rows);
    }

    @Override
    public Artefact fit(
            ModelSource source,
            DoubleRows rows,
            double[] labels,
            String settingsJson,
            Consumer<FitProgress> progress,
            Duration deadline) {
        return new Artefact("{\"w\":" + labels.length + "}");
    }

    @Override
    public RuntimeHealth health() {
        return new RuntimeHealth("none", false, 1, 1, 0, 0, 0, 0);
    }

    @Override
    public void close() {
        closed = true;
    }

    /** What the model answers, computed outside the bridge. */
    static double[] expected(int version, String learned, double x, double y) {
        double score = version * Math.sin(x) + Math.copySign(0.125, x) + (Double.isNaN(y) ? 0.25 : y)
                + learned.length();
        return new double[] {version, score, version};
    }

    static ModelContract contract(ModelSource source) {
        return new ModelContract(
                1,
                source.id(),
                List.of(
                        new ModelInput("x", "percent", -100, 100, true),
                        new ModelInput("y", "percent", -100, 100, false)),
                List.of(
                        new ModelOutput("version", "number", 0, 1e9),
                        new ModelOutput("score", "number", -1e9, 1e9),
                        new ModelOutput("version_again", "number", 0, 1e9)),
                source.text().startsWith("artefact"),
                Set.of());
    }

    private static int number(String text) {
        return Integer.parseInt(text.substring(text.indexOf(' ') + 1).strip());
    }

    private static String learned(Optional<Artefact> artefact) {
        return artefact.map(Artefact::json).orElse("");
    }

    private static DoubleRows answers(String text, String learned, DoubleRows rows) {
        int version = number(text);
        double[] flat = new double[rows.rows() * 3];
        for (int row = 0; row < rows.rows(); row++) {
            System.arraycopy(expected(version, learned, rows.get(row, 0), rows.get(row, 1)), 0, flat, row * 3, 3);
        }
        return DoubleRows.of(3, flat);
    }
}
