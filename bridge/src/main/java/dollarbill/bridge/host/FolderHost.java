package dollarbill.bridge.host;

import dollarbill.bridge.Artefact;
import dollarbill.bridge.BridgeSettings;
import dollarbill.bridge.CheckReport;
import dollarbill.bridge.DoubleRows;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelHost;
import dollarbill.bridge.ModelId;
import dollarbill.bridge.ModelStatus;
import dollarbill.bridge.ModelVersion;
import dollarbill.bridge.NamedRows;
import dollarbill.bridge.PredictionRequest;
import dollarbill.bridge.Predictions;
import dollarbill.bridge.PythonRuntime;
import dollarbill.bridge.TrainingRequest;
import dollarbill.bridge.Turns;
import dollarbill.bridge.VersionNotes;
import dollarbill.bridge.cache.PredictionCache;
import dollarbill.bridge.registry.ModelRegistry;
import dollarbill.bridge.reload.ChangeSignal;
import dollarbill.bridge.reload.DiskReader;
import dollarbill.bridge.reload.FolderWatch;
import dollarbill.bridge.reload.ModelSlot;
import dollarbill.bridge.reload.Reloader;
import dollarbill.bridge.reload.SourceFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** A {@link ModelHost} over one folder of models and one registry folder. */
final class FolderHost implements ModelHost {
    private final PythonRuntime runtime;
    private final Duration closeLimit;
    private final ChangeSignal changes = new ChangeSignal();
    private final Turns turns;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final ModelRegistry registry;
    private final SourceFolder sources;
    private final Reloader reloader;
    private final Predictor predictor;
    private final Workbench workbench;
    private final Promotions promotions;
    private final Optional<FolderWatch> watch;

    FolderHost(
            BridgeSettings settings, PythonRuntime runtime, Turns turns, InstantSource clock, LongSupplier ticker) {
        this.runtime = runtime;
        this.turns = turns;
        this.closeLimit = settings.deadline();
        this.sources = new SourceFolder(settings.pythonFolder());
        this.registry = new ModelRegistry(settings.registryFolder());
        DiskReader reader = new DiskReader(sources, registry);
        this.reloader = new Reloader(sources, reader, runtime, settings, clock, changes, turns);
        this.workbench = new Workbench(sources, reader, registry, reloader, runtime);
        this.promotions = new Promotions(reader, registry, reloader);
        Optional<PredictionCache> cache = settings.cache().enabled()
                ? Optional.of(new PredictionCache(settings.cache(), ticker))
                : Optional.empty();
        this.predictor = new Predictor(reloader, runtime, cache, settings.deadline(), ticker, changes, closed::get);
        reloader.scan();
        this.watch = settings.watch()
                ? Optional.of(new FolderWatch(this::folders, this::files, reloader::scan))
                : Optional.empty();
    }

    @Override
    public boolean awaitReady(Duration limit) {
        return changes.await(() -> reloader.slots().stream().allMatch(ModelSlot::settled), limit.toNanos());
    }

    @Override
    public Predictions predict(PredictionRequest request) {
        return predictor.predict(request);
    }

    @Override
    public List<ModelStatus> models() {
        return reloader.slots().stream().map(ModelSlot::status).toList();
    }

    @Override
    public Optional<ModelStatus> model(ModelId id) {
        return reloader.slot(id).map(ModelSlot::status);
    }

    @Override
    public PythonRuntime.RuntimeHealth runtime() {
        return runtime.health();
    }

    @Override
    public Turns turns() {
        return turns;
    }

    @Override
    public CheckReport check(ModelId id) {
        return workbench.check(id);
    }

    @Override
    public void refresh() {
        reloader.scan();
        reloader.awaitChecks();
    }

    @Override
    public CheckReport rewriteGolden(ModelId id) throws ModelException {
        return workbench.rewriteGolden(id);
    }

    @Override
    public Artefact fit(TrainingRequest request, Consumer<PythonRuntime.FitProgress> progress) throws ModelException {
        return workbench.fit(request, progress);
    }

    @Override
    public NamedRows answers(ModelId id, Artefact artefact, DoubleRows rows) throws ModelException {
        return workbench.answers(id, artefact, rows);
    }

    @Override
    public ModelVersion register(ModelId id, Artefact artefact, VersionNotes notes) throws ModelException {
        return workbench.register(id, artefact, notes);
    }

    @Override
    public List<ModelVersion> versions(ModelId id) throws ModelException {
        return registry.versions(id);
    }

    @Override
    public ModelStatus promote(ModelId id, int version) throws ModelException {
        return promotions.promote(id, version);
    }

    @Override
    public ModelStatus rollback(ModelId id) throws ModelException {
        return promotions.rollback(id);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            watch.ifPresent(FolderWatch::close);
            reloader.close();
            changes.await(reloader::idle, closeLimit.toNanos());
            runtime.close();
        }
    }

    private List<Path> folders() {
        List<Path> folders = new ArrayList<>(sources.folders());
        for (ModelSlot slot : reloader.slots()) {
            Path folder = registry.folderOf(slot.model());
            if (Files.isDirectory(folder)) {
                folders.add(folder);
            }
        }
        return folders;
    }

    private List<Path> files() {
        List<Path> files = new ArrayList<>(sources.files());
        for (ModelSlot slot : reloader.slots()) {
            files.addAll(registry.servingFiles(slot.model()));
        }
        return files;
    }
}
