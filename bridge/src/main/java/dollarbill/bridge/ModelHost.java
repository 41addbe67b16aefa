package dollarbill.bridge;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Serves the models of a folder, keeps them fresh as their files are saved, and trains and registers new versions. */
public interface ModelHost extends AutoCloseable {
    /** Waits until every enabled model is in service or refused with a reason, or the time is over. */
    boolean awaitReady(Duration limit);

    /** Answers every row by one generation of the model, from the cache where it can. Never throws for a bad model. */
    Predictions predict(PredictionRequest request);

    /** Returns the state of every model of the folder, by name. */
    List<ModelStatus> models();

    /** Returns the state of one model. */
    Optional<ModelStatus> model(ModelId id);

    /** Returns the state of the interpreters. */
    PythonRuntime.RuntimeHealth runtime();

    /** Returns what lets a saved model be checked and installed before the requests of callers who ask for a turn. */
    Turns turns();

    /** Checks the file on disk aside, contract and golden vectors included, and changes nothing in service. */
    CheckReport check(ModelId id);

    /** Looks at the files on disk now and swaps what changed, without waiting for the file watcher. */
    void refresh();

    /** Recomputes what the golden vectors of a model expect from the file on disk, and writes them. */
    CheckReport rewriteGolden(ModelId id) throws ModelException;

    /** Trains the file on disk. */
    Artefact fit(TrainingRequest request, Consumer<PythonRuntime.FitProgress> progress) throws ModelException;

    /** Lets the file on disk answer rows from the given learned state, outside service; the answers have the names it declares. */
    NamedRows answers(ModelId id, Artefact artefact, DoubleRows rows) throws ModelException;

    /** Lets the file on disk answer rows from the given learned state, outside service. */
    default DoubleRows score(ModelId id, Artefact artefact, DoubleRows rows) throws ModelException {
        return answers(id, artefact, rows).rows();
    }

    /** Stores learned state as a new version; it is not in service until promoted. */
    ModelVersion register(ModelId id, Artefact artefact, VersionNotes notes) throws ModelException;

    /** Returns the registered versions of a model, oldest first. */
    List<ModelVersion> versions(ModelId id) throws ModelException;

    /** Puts a version into service after checking it; the one before is remembered. */
    ModelStatus promote(ModelId id, int version) throws ModelException;

    /** Puts back the version that served before the last promotion. */
    ModelStatus rollback(ModelId id) throws ModelException;

    @Override
    void close();
}
