package dollarbill.bridge.host;

import dollarbill.bridge.Artefact;
import dollarbill.bridge.CheckReport;
import dollarbill.bridge.DoubleRows;
import dollarbill.bridge.ModelContract;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelFailure;
import dollarbill.bridge.ModelId;
import dollarbill.bridge.ModelInput;
import dollarbill.bridge.ModelOutput;
import dollarbill.bridge.ModelReason;
import dollarbill.bridge.ModelVersion;
import dollarbill.bridge.NamedRows;
import dollarbill.bridge.PythonRuntime;
import dollarbill.bridge.TrainingRequest;
import dollarbill.bridge.Values;
import dollarbill.bridge.VersionNotes;
import dollarbill.bridge.registry.AtomicFile;
import dollarbill.bridge.registry.ModelRegistry;
import dollarbill.bridge.reload.DiskReader;
import dollarbill.bridge.reload.GoldenFile;
import dollarbill.bridge.reload.GoldenVectors;
import dollarbill.bridge.reload.ModelCheck;
import dollarbill.bridge.reload.OnDisk;
import dollarbill.bridge.reload.Reloader;
import dollarbill.bridge.reload.SourceFolder;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/** Works on the files on disk outside service: checks them, trains them, re-makes golden vectors, stores versions. */
final class Workbench {
    /** Limit on scoring outside service, where thousands of rows may meet a cold interpreter. */
    private static final Duration SCORE_LIMIT = Duration.ofMinutes(5);

    /** Band of new golden vectors: room for another order of the same sums, and for nothing else. */
    private static final double NEW_BAND = 1e-9;

    private final SourceFolder sources;
    private final DiskReader reader;
    private final ModelRegistry registry;
    private final Reloader reloader;
    private final PythonRuntime runtime;

    Workbench(
            SourceFolder sources,
            DiskReader reader,
            ModelRegistry registry,
            Reloader reloader,
            PythonRuntime runtime) {
        this.sources = sources;
        this.reader = reader;
        this.registry = registry;
        this.reloader = reloader;
        this.runtime = runtime;
    }

    CheckReport check(ModelId model) {
        return switch (reader.read(model)) {
            case OnDisk.Missing missing -> report(missing, 0, Optional.empty(), Optional.of(ModelFailure.of(
                    ModelReason.MODEL_NOT_FOUND, "there is no file models/" + model + ".py")));
            case OnDisk.Faulty faulty -> report(faulty, 0, Optional.empty(), Optional.of(faulty.failure()));
            case OnDisk.Candidate candidate -> check(candidate);
        };
    }

    CheckReport rewriteGolden(ModelId model) throws ModelException {
        OnDisk now = reader.read(model);
        if (now instanceof OnDisk.Faulty faulty && faulty.failure().reason() != ModelReason.MODEL_GOLDEN) {
            throw new ModelException(faulty.failure());
        }
        OnDisk.Candidate bare = reader.withoutGolden(model);
        Optional<String> text = reader.goldenText(model);
        Optional<GoldenVectors> old = text.isEmpty() ? Optional.empty()
                : Optional.of(GoldenFile.parseQuestions(model, text.get()));
        PythonRuntime.Checked checked = runtime.check(bare.source(), bare.learned(), old.map(GoldenVectors::rows),
                reloader.patience(model));
        GoldenVectors fresh = old.orElseGet(() -> fromProbe(checked)).withExpected(checked.outputs());
        Optional<ModelFailure> columns = fresh.columns(checked.contract());
        if (columns.isPresent()) {
            throw new ModelException(
                    ModelReason.MODEL_GOLDEN, columns.get().message() + "; edit the columns of its rows first");
        }
        try {
            AtomicFile.write(sources.goldenFile(model), GoldenFile.render(fresh));
        } catch (IOException e) {
            throw new ModelException(
                    ModelReason.MODEL_GOLDEN, "models/" + model + ".golden.json cannot be written: " + e.getMessage());
        }
        reloader.slot(model).ifPresent(reloader::consider);
        return report(bare, fresh.rows().rows(), Optional.of(checked.contract()), Optional.empty());
    }

    Artefact fit(TrainingRequest request, Consumer<PythonRuntime.FitProgress> progress) throws ModelException {
        return runtime.fit(
                reader.source(request.model()),
                request.rows(),
                request.labels().toArray(),
                request.settingsJson(),
                progress,
                request.deadline());
    }

    NamedRows answers(ModelId model, Artefact artefact, DoubleRows rows) throws ModelException {
        PythonRuntime.Checked checked = runtime.check(reader.source(model), Optional.of(artefact), Optional.of(rows),
                SCORE_LIMIT);
        return NamedRows.of(checked.contract(), checked.outputs());
    }

    ModelVersion register(ModelId model, Artefact artefact, VersionNotes notes) throws ModelException {
        return registry.register(model, artefact, notes, reader.source(model).hash());
    }

    private CheckReport check(OnDisk.Candidate candidate) {
        int goldenRows = candidate.golden().map(g -> g.rows().rows()).orElse(0);
        try {
            return switch (reloader.check(candidate)) {
                case ModelCheck.Outcome.Passed passed ->
                    report(candidate, goldenRows, Optional.of(passed.contract()), Optional.empty());
                case ModelCheck.Outcome.Refused refused ->
                    report(candidate, goldenRows, refused.contract(), Optional.of(refused.failure()));
            };
        } catch (ModelException e) {
            return report(candidate, goldenRows, Optional.empty(), Optional.of(e.failure()));
        }
    }

    private static CheckReport report(
            OnDisk checked, int goldenRows, Optional<ModelContract> contract, Optional<ModelFailure> failure) {
        return new CheckReport(checked.model(), checked.codeHash(), contract, goldenRows, failure);
    }

    private static GoldenVectors fromProbe(PythonRuntime.Checked checked) {
        ModelContract contract = checked.contract();
        double[] bands = new double[contract.outputs().size()];
        Arrays.fill(bands, NEW_BAND);
        return new GoldenVectors(
                contract.id(),
                contract.inputs().stream().map(ModelInput::name).toList(),
                contract.outputs().stream().map(ModelOutput::name).toList(),
                Values.of(bands),
                checked.rows(),
                checked.outputs());
    }
}
