package dollarbill.bridge.graalpy;

import dollarbill.bridge.Artefact;
import dollarbill.bridge.DoubleRows;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelReason;
import dollarbill.bridge.ModelSource;
import dollarbill.bridge.PythonRuntime;
import dollarbill.bridge.Turns;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.graalvm.polyglot.Context;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs models in GraalPy: interpreters that serve what is installed, some for checks, and one for a training. */
public final class GraalPyRuntime implements PythonRuntime {
    private static final Logger LOG = LoggerFactory.getLogger(GraalPyRuntime.class);
    private static final int CHECKS_WAITING = 64;
    private static final int TRAININGS_WAITING = 16;
    private static final int MOST_STUCK = 8;
    private static final Duration INSTALL_LIMIT = Duration.ofSeconds(60);
    private static final Duration RELOAD_LIMIT = Duration.ofSeconds(30);
    private static final Duration WARM_UP = Duration.ofMillis(40);
    private static final int MOST_WARM_ROUNDS = 50;
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

    private final GraalPySettings settings;
    private final Map<GenerationKey, Installed> installed = new ConcurrentHashMap<>();
    private final Set<GenerationKey> hanging = ConcurrentHashMap.newKeySet();
    private final ReentrantLock installing = new ReentrantLock();
    private final ReentrantLock engineLock = new ReentrantLock();
    private final Watchdog watchdog = new Watchdog();
    private final Duration reloadLimit;
    private final InterpreterPool serving;
    private final InterpreterPool checking;
    private final InterpreterPool training;
    private @Nullable PythonEngine engine;

    private GraalPyRuntime(GraalPySettings settings, Turns turns, Duration reloadLimit) {
        this.settings = settings;
        this.reloadLimit = reloadLimit;
        PoolPlan serve = PoolPlan.lasting("serve", settings.contexts(), settings.waiting(), MOST_STUCK);
        PoolPlan check = PoolPlan.lasting("check", settings.checkers(), CHECKS_WAITING, MOST_STUCK);
        PoolPlan train = PoolPlan.onDemand("train", TRAININGS_WAITING, MOST_STUCK);
        serving = new InterpreterPool(serve, this::open, this::loadAll, () -> Turns.Turn.FREE, watchdog);
        checking = new InterpreterPool(check, this::open, this::rehearse, turns::goFirst, watchdog);
        training = new InterpreterPool(
                train, this::open, (interpreter, session) -> {}, () -> Turns.Turn.FREE, watchdog);
    }

    /**
     * Starts the interpreters and returns at once; calls wait for them within their deadline.
     *
     * @param turns  made scarce while an interpreter that checks is replaced
     */
    public static GraalPyRuntime start(GraalPySettings settings, Turns turns) {
        return start(settings, turns, RELOAD_LIMIT);
    }

    /** Starts interpreters beside which nobody takes turns. */
    public static GraalPyRuntime start(GraalPySettings settings) {
        return start(settings, RELOAD_LIMIT);
    }

    /** Starts a runtime whose replaced interpreters give a generation that long to load; nobody takes turns. */
    static GraalPyRuntime start(GraalPySettings settings, Duration reloadLimit) {
        return start(settings, new Turns(0, Duration.ZERO, Duration.ZERO), reloadLimit);
    }

    private static GraalPyRuntime start(GraalPySettings settings, Turns turns, Duration reloadLimit) {
        GraalPyRuntime runtime = new GraalPyRuntime(settings, turns, reloadLimit);
        runtime.checking.start();
        runtime.serving.start();
        return runtime;
    }

    @Override
    public Checked check(
            ModelSource source, Optional<Artefact> artefact, Optional<DoubleRows> rows, Duration deadline)
            throws ModelException {
        return aside(checking, deadline, session -> {
            LoadedModel loaded = session.load(source, artefact);
            DoubleRows asked = rows.orElseGet(() -> ProbeRows.of(loaded.contract().inputs()));
            return new Checked(loaded.contract(), asked, session.predict(loaded, asked));
        });
    }

    @Override
    public void install(GenerationKey key, ModelSource source, Optional<Artefact> artefact) throws ModelException {
        installing.lock();
        try {
            installed.put(key, new Installed(source, artefact));
            for (Job<Boolean> job : serving.submitToEach(session -> warm(session, key), INSTALL_LIMIT)) {
                serving.await(job);
            }
        } catch (ModelException e) {
            uninstall(key);
            throw e;
        } finally {
            installing.unlock();
        }
    }

    @Override
    public void uninstall(GenerationKey key) {
        installed.remove(key);
        hanging.remove(key);
        try {
            serving.submitToEach(session -> session.installed().remove(key) != null, INSTALL_LIMIT);
        } catch (ModelException e) {
            LOG.debug("nothing to uninstall {} from", key, e);
        }
    }

    @Override
    public DoubleRows call(GenerationKey key, DoubleRows rows, Duration deadline) throws ModelException {
        if (!deadline.isPositive()) {
            throw new ModelException(ModelReason.MODEL_DEADLINE, "the deadline was over before the call");
        }
        Job<DoubleRows> job = new Job<>(
                session -> session.predict(find(session, key), rows), deadline, Job.Clock.FROM_SUBMISSION);
        serving.submit(job);
        return Objects.requireNonNull(serving.await(job));
    }

    @Override
    public Artefact fit(
            ModelSource source,
            DoubleRows rows,
            double[] labels,
            String settingsJson,
            Consumer<FitProgress> progress,
            Duration deadline)
            throws ModelException {
        return aside(training, deadline, session -> session.fit(source, rows, labels, settingsJson, progress));
    }

    @Override
    public RuntimeHealth health() {
        PoolFigures serve = serving.figures();
        PoolFigures check = checking.figures();
        PoolFigures train = training.figures();
        PythonEngine running = engine();
        return new RuntimeHealth(
                running.version(),
                running.jit(),
                serve.contexts(),
                serve.ready(),
                serve.busy(),
                serve.waiting(),
                serve.retired() + check.retired() + train.retired(),
                serve.stuck() + check.stuck() + train.stuck());
    }

    @Override
    public void close() {
        serving.close(CLOSE_LIMIT);
        checking.close(CLOSE_LIMIT);
        training.close(CLOSE_LIMIT);
        closeEngine();
    }

    private void closeEngine() {
        engineLock.lock();
        try {
            if (engine != null && health().stuckThreads() == 0) {
                engine.engine().close(true);
            }
        } catch (RuntimeException e) {
            LOG.debug("closing the engine failed", e);
        } finally {
            engineLock.unlock();
        }
    }

    private static <T> T aside(InterpreterPool pool, Duration deadline, Job.Body<T> body) throws ModelException {
        Job<T> job = new Job<>(body, deadline, Job.Clock.FROM_START);
        pool.submit(job);
        return Objects.requireNonNull(pool.await(job));
    }

    private LoadedModel find(PythonSession session, GenerationKey key) throws ModelException {
        LoadedModel loaded = session.installed().get(key);
        if (loaded != null) {
            return loaded;
        }
        Installed wanted = installed.get(key);
        if (wanted == null) {
            throw new ModelException(
                    ModelReason.MODEL_NOT_FOUND,
                    "generation " + key.number() + " of model " + key.model() + " is not installed");
        }
        if (hanging.contains(key)) {
            throw new ModelException(
                    ModelReason.MODEL_DEADLINE,
                    "generation " + key.number() + " of model " + key.model()
                            + " did not load in time when an interpreter was replaced");
        }
        LoadedModel fresh = session.load(wanted.source, wanted.artefact);
        session.installed().put(key, fresh);
        return fresh;
    }

    /** Loads a generation and answers probe rows a few times, so that the first caller meets code that has run. */
    private boolean warm(PythonSession session, GenerationKey key) throws ModelException {
        LoadedModel loaded = find(session, key);
        DoubleRows probe = ProbeRows.of(loaded.contract().inputs());
        long end = System.nanoTime() + WARM_UP.toNanos();
        int rounds = engine().jit() ? MOST_WARM_ROUNDS : 1;
        try {
            for (int round = 0; round < rounds && System.nanoTime() - end < 0; round++) {
                session.predict(loaded, probe);
            }
        } catch (ModelException e) {
            LOG.debug("{} does not answer rows made from its ranges: {}", key, e.getMessage());
        }
        return true;
    }

    private void loadAll(Interpreter interpreter, PythonSession session) {
        eachInstalled(serving, interpreter, key -> find(session, key));
    }

    /**
     * Lets a new interpreter read once what was edited since the start, so that the next check of it takes as long as the others; what was
     * never edited may wait.
     */
    private void rehearse(Interpreter interpreter, PythonSession session) {
        eachInstalled(checking, interpreter, key -> {
            Installed wanted = installed.get(key);
            if (wanted != null && key.number() > 1) {
                LoadedModel _ = session.load(wanted.source, wanted.artefact);
            }
        });
    }

    private void eachInstalled(InterpreterPool pool, Interpreter interpreter, Loading loading) {
        for (GenerationKey key : installed.keySet()) {
            if (interpreter.retired || hanging.contains(key)) {
                continue;
            }
            Future<?> end = watchdog.after(reloadLimit, () -> {
                hanging.add(key);
                pool.retire(interpreter);
            });
            try {
                loading.load(key);
            } catch (ModelException e) {
                LOG.warn("generation {} of {} does not load: {}", key.number(), key.model(), e.getMessage());
            } finally {
                end.cancel(false);
            }
        }
    }

    private PythonSession open() {
        FolderFileSystem files = new FolderFileSystem(settings.pythonFolder());
        Context context = Sandbox.context(engine().engine(), files);
        return new PythonSession(context, files, settings.granted());
    }

    private PythonEngine engine() {
        engineLock.lock();
        try {
            PythonEngine made = engine;
            if (made == null) {
                made = PythonEngine.start();
                engine = made;
            }
            return made;
        } finally {
            engineLock.unlock();
        }
    }

    private record Installed(ModelSource source, Optional<Artefact> artefact) {}

    /** Loads a generation. */
    @FunctionalInterface
    private interface Loading {
        void load(GenerationKey key) throws ModelException;
    }
}
