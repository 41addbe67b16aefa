package dollarbill.bridge.graalpy;

import com.fasterxml.jackson.databind.JsonNode;
import dollarbill.bridge.Artefact;
import dollarbill.bridge.Capability;
import dollarbill.bridge.DoubleRows;
import dollarbill.bridge.ModelContract;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelId;
import dollarbill.bridge.ModelReason;
import dollarbill.bridge.ModelSource;
import dollarbill.bridge.PythonRuntime.FitProgress;
import dollarbill.bridge.PythonRuntime.GenerationKey;
import dollarbill.bridge.graalpy.PythonData.NotJsonException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;

/** What can be done in one interpreter, by the one thread that owns it; no Python value leaves it. */
final class PythonSession {
    private final Context context;
    private final FolderFileSystem files;
    private final Set<Capability> granted;
    private final Value driver;
    private final Value predict;
    private final PythonData data;
    private final PythonFailures failures;
    private final Map<GenerationKey, LoadedModel> installed = new HashMap<>();
    private final Map<ModelId, FrozenState> states = new HashMap<>();
    private boolean spoiled;

    /** Learned state as it was last restored: most edits of a model change its code alone. */
    private record FrozenState(Artefact artefact, Object frozen) {}

    PythonSession(Context context, FolderFileSystem files, Set<Capability> granted) {
        this.context = context;
        this.files = files;
        this.granted = granted;
        driver = context.getBindings(Sandbox.PYTHON);
        predict = driver.getMember("predict");
        data = new PythonData(driver);
        failures = new PythonFailures(driver.getMember("place"));
    }

    Context context() {
        return context;
    }

    /** Marks the interpreter as one that must not be used again. */
    void spoil() {
        spoiled = true;
    }

    boolean spoiled() {
        return spoiled;
    }

    /** Returns the models installed here, by generation. */
    Map<GenerationKey, LoadedModel> installed() {
        return installed;
    }

    /** Loads a model in a fresh namespace, with its learned state. */
    LoadedModel load(ModelSource source, Optional<Artefact> artefact) throws ModelException {
        Map<String, String> texts = textsOf(source);
        Value namespace = run(source, texts);
        ModelContract contract = contract(source, namespace, texts);
        boolean mayRead = mayRead(contract);
        files.gate(mayRead);
        if (artefact.isPresent()) {
            return new LoadedModel(contract, restore(namespace, contract, artefact.get(), texts), texts, mayRead);
        }
        if (contract.needsArtefact()) {
            throw new ModelException(
                    ModelReason.MODEL_ARTEFACT_MISSING, "model " + source.id() + " answers only from learned state");
        }
        return new LoadedModel(contract, execute(texts, ModelReason.MODEL_FAILED, "fresh", namespace), texts, mayRead);
    }

    /** Lets a model answer rows. */
    DoubleRows predict(LoadedModel loaded, DoubleRows rows) throws ModelException {
        ModelContract contract = loaded.contract();
        int columns = contract.inputs().size();
        if (rows.columns() != columns) {
            throw new ModelException(
                    ModelReason.MODEL_INPUT_INVALID,
                    "rows have " + rows.columns() + " columns, model " + contract.id() + " reads " + columns);
        }
        int width = contract.outputs().size();
        if (rows.rows() == 0) {
            return DoubleRows.of(width);
        }
        files.gate(loaded.mayRead());
        try {
            return Answers.read(
                    predict.execute(loaded.model(), rows.toArray(), rows.rows(), columns, width), contract);
        } catch (PolyglotException e) {
            throw failure(e, loaded.texts(), ModelReason.MODEL_FAILED);
        } catch (ModelException e) {
            throw PythonFailures.returnedBy("predict", contract.id(), loaded.texts(), e);
        }
    }

    /** Trains a model and returns its learned state. */
    Artefact fit(
            ModelSource source, DoubleRows rows, double[] labels, String settings, Consumer<FitProgress> progress)
            throws ModelException {
        Map<String, String> texts = textsOf(source);
        Value namespace = run(source, texts);
        ModelContract contract = contract(source, namespace, texts);
        if (!contract.needsArtefact()) {
            throw new ModelException(
                    ModelReason.MODEL_TRAINING_FAILED, "model " + source.id() + " declares that it does not learn");
        }
        if (rows.columns() != contract.inputs().size() || labels.length != rows.rows()) {
            throw new ModelException(
                    ModelReason.MODEL_INPUT_INVALID,
                    "training needs rows of " + contract.inputs().size() + " columns and a label for each, not "
                            + rows.rows() + " rows of " + rows.columns() + " columns and " + labels.length + " labels");
        }
        files.gate(mayRead(contract));
        Value fresh = execute(texts, ModelReason.MODEL_TRAINING_FAILED, "fresh", namespace);
        Value trained = execute(
                texts,
                ModelReason.MODEL_TRAINING_FAILED,
                "fit",
                fresh,
                rows.toArray(),
                rows.rows(),
                rows.columns(),
                labels.clone(),
                settings(settings),
                telling(progress));
        Value state = execute(texts, ModelReason.MODEL_TRAINING_FAILED, "state", trained);
        return artefact(state, texts);
    }

    private Artefact artefact(Value state, Map<String, String> texts) throws ModelException {
        try {
            JsonNode node = data.toJson(state, "to_dict()");
            if (!node.isObject()) {
                throw new ModelException(ModelReason.MODEL_TRAINING_FAILED, "to_dict() must return a dict");
            }
            return new Artefact(PythonData.write(node));
        } catch (NotJsonException e) {
            throw new ModelException(ModelReason.MODEL_TRAINING_FAILED, e.sentence());
        } catch (PolyglotException e) {
            throw failure(e, texts, ModelReason.MODEL_TRAINING_FAILED);
        }
    }

    private Object settings(String text) throws ModelException {
        try {
            return data.toPython(PythonData.parse("settings", text));
        } catch (NotJsonException e) {
            throw new ModelException(ModelReason.MODEL_TRAINING_FAILED, e.sentence());
        }
    }

    private static ProxyExecutable telling(Consumer<FitProgress> progress) {
        return arguments -> {
            double done = arguments[0].asDouble();
            OptionalDouble fraction = done >= 0 && done <= 1 ? OptionalDouble.of(done) : OptionalDouble.empty();
            progress.accept(new FitProgress(fraction, arguments[1].asString()));
            return true;
        };
    }

    private Value run(ModelSource source, Map<String, String> texts) throws ModelException {
        files.gate(false);
        return execute(
                texts,
                ModelReason.MODEL_FAILED,
                "load",
                source.id().value(),
                source.fileName(),
                source.text(),
                source.library().keySet().toArray(String[]::new),
                source.library().values().toArray(String[]::new));
    }

    private ModelContract contract(ModelSource source, Value namespace, Map<String, String> texts)
            throws ModelException {
        ModelContract contract;
        try {
            JsonNode declared = data.toJson(driver.getMember("declared").execute(namespace), "MODEL");
            contract = ContractReader.read(source.id(), declared);
        } catch (NotJsonException e) {
            throw new ModelException(ModelReason.MODEL_CONTRACT, e.sentence());
        }
        String lacking = execute(
                texts, ModelReason.MODEL_CONTRACT, "lacking", namespace, contract.needsArtefact())
                .asString();
        if (!lacking.isEmpty()) {
            throw new ModelException(ModelReason.MODEL_CONTRACT, source.fileName() + " does not define " + lacking);
        }
        return contract;
    }

    private boolean mayRead(ModelContract contract) throws ModelException {
        if (!granted.containsAll(contract.capabilities())) {
            throw new ModelException(
                    ModelReason.MODEL_FORBIDDEN,
                    "model " + contract.id() + " asks for " + contract.capabilities() + ", granted are " + granted);
        }
        return contract.capabilities().contains(Capability.READ_FILES);
    }

    private Value restore(Value namespace, ModelContract contract, Artefact artefact, Map<String, String> texts)
            throws ModelException {
        if (!contract.needsArtefact()) {
            throw new ModelException(
                    ModelReason.MODEL_ARTEFACT_INVALID, "model " + contract.id() + " declares that it does not learn");
        }
        try {
            Object state = data.thaw(frozen(contract.id(), artefact));
            return execute(texts, ModelReason.MODEL_ARTEFACT_INVALID, "restore", namespace, state);
        } catch (NotJsonException e) {
            throw new ModelException(ModelReason.MODEL_ARTEFACT_INVALID, e.sentence());
        }
    }

    private Object frozen(ModelId model, Artefact artefact) throws NotJsonException {
        FrozenState kept = states.get(model);
        if (kept == null || !kept.artefact().equals(artefact)) {
            kept = new FrozenState(artefact, data.freeze(PythonData.parse("the learned state", artefact.json())));
            states.put(model, kept);
        }
        return kept.frozen();
    }

    private Value execute(Map<String, String> texts, ModelReason usual, String function, Object... arguments)
            throws ModelException {
        try {
            return driver.getMember(function).execute(arguments);
        } catch (PolyglotException e) {
            throw failure(e, texts, usual);
        }
    }

    private ModelException failure(PolyglotException e, Map<String, String> texts, ModelReason usual) {
        if (PythonFailures.spoils(e)) {
            spoil();
        }
        return failures.of(e, texts, usual);
    }

    private static Map<String, String> textsOf(ModelSource source) {
        Map<String, String> texts = new HashMap<>(source.library());
        texts.put(source.fileName(), source.text());
        return texts;
    }
}
