package dollarbill.app;

import dollarbill.app.config.Configuration;
import dollarbill.bridge.BridgeSettings;
import dollarbill.bridge.ModelHost;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * The composed engine of one process: configuration, data and, from the moment somebody asks, Python models.
 *
 * <p>Threads may share an engine. Closing it closes the models.
 */
public final class Engine implements AutoCloseable {
    private final EngineOptions options;
    private final ModelUse use;
    private final ModelHostOpener opener;
    private final InstantSource clock;
    private final ProgressSink progress;
    private final Object lock = new Object();
    private @Nullable FutureTask<ModelHost> host;
    private @Nullable Configuration configuration;
    private boolean closed;

    private Engine(
            EngineOptions options, ModelUse use, ModelHostOpener opener, InstantSource clock, ProgressSink progress) {
        this.options = options;
        this.use = use;
        this.opener = opener;
        this.clock = clock;
        this.progress = progress;
    }

    /** Opens an engine; Python does not start yet. */
    public static Engine open(
            EngineOptions options, ModelUse use, ModelHostOpener opener, InstantSource clock, ProgressSink progress) {
        return new Engine(options, use, opener, clock, progress);
    }

    /** Returns an engine over another data folder that shares this one's models and tells nobody of its progress; closing this one closes both. */
    Engine over(Path dataDir) {
        return new Engine(options.withData(dataDir), use, settings -> models(), clock, ProgressSink.SILENT);
    }

    /** Returns the folders the engine works in. */
    public EngineOptions options() {
        return options;
    }

    /**
     * Returns the configuration, read at the first call.
     *
     * @throws dollarbill.app.config.ConfigurationException  with every fault of every file and override
     */
    public Configuration configuration() {
        synchronized (lock) {
            Configuration known = configuration;
            if (known == null) {
                known = Configuration.load(options.configDir(), options.environment());
                configuration = known;
            }
            return known;
        }
    }

    /** Returns the clock of everything that must not influence results. */
    public InstantSource clock() {
        return clock;
    }

    /** Returns who is told of progress. */
    public ProgressSink progress() {
        return progress;
    }

    /** Begins to start the models in the background, so that Python boots while the caller works; does so once. */
    public void startModels() {
        var _ = starting();
    }

    /** Returns the models' host, starting it where nobody did; its models may still be warming. */
    public ModelHost models() {
        try {
            return starting().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Python started", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Python did not start: " + e.getCause(), e);
        }
    }

    /** Returns the models' host where it is open already; does not wait. */
    public Optional<ModelHost> startedModels() {
        FutureTask<ModelHost> task;
        synchronized (lock) {
            task = host;
        }
        return task != null && task.state() == Future.State.SUCCESS ? Optional.of(task.resultNow()) : Optional.empty();
    }

    /** Returns the configured limit on one call of a model. */
    public Duration deadline() {
        return bridgeSettings().deadline();
    }

    /** Returns the models' host once each model serves or is refused with a reason, or the limit is over. */
    public ModelHost readyModels(Duration limit) {
        ModelHost models = models();
        models.awaitReady(limit);
        return models;
    }

    private FutureTask<ModelHost> starting() {
        synchronized (lock) {
            if (closed) {
                throw new IllegalStateException("the engine is closed");
            }
            FutureTask<ModelHost> task = host;
            if (task == null) {
                BridgeSettings settings = bridgeSettings();
                task = new FutureTask<>(() -> opener.open(settings));
                host = task;
                Thread.ofPlatform().daemon().name("python-start").start(task);
            }
            return task;
        }
    }

    private BridgeSettings bridgeSettings() {
        BridgeSettings all = use.adapt(configuration().ml().bridgeSettings(options.pythonDir(), options.registryDir()));
        return options.models().map(chosen -> ModelUse.only(chosen, all)).orElse(all);
    }

    @Override
    public void close() {
        FutureTask<ModelHost> started;
        synchronized (lock) {
            closed = true;
            started = host;
        }
        if (started == null) {
            return;
        }
        try {
            started.get().close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            System.getLogger("dollarbill.app").log(System.Logger.Level.DEBUG, "Python had not started", e);
        }
    }
}
