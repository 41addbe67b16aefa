package dollarbill.app;

import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelId;
import dollarbill.bridge.registry.ModelRegistry;
import dollarbill.model.DirectionModel;
import dollarbill.model.LargeMoveModel;
import dollarbill.model.RegimeModel;
import dollarbill.model.SignalClassifier;
import dollarbill.model.VolatilityModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The models of daily features, and which of them can answer in a project. */
public final class DailyModels {
    /** All of them. */
    public static final List<ModelId> ALL = List.of(DirectionModel.ID, LargeMoveModel.ID, VolatilityModel.ID,
            RegimeModel.ID);

    private static final Pattern LEARNED = Pattern.compile("[\"']learned[\"']\\s*:\\s*True");

    private DailyModels() {}

    /** Returns those that have a version in service, or whose file says that they need none. */
    public static Set<ModelId> able(EngineOptions options) {
        return ALL.stream().filter(id -> !untrained(options, id)).collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the classifier of signals and those that are able: what a run from chains to positions asks. */
    public static Set<ModelId> ofRun(EngineOptions options) {
        Set<ModelId> asked = new HashSet<>(able(options));
        asked.add(SignalClassifier.ID);
        return Set.copyOf(asked);
    }

    /** Returns whether a model answers from learned state only and no version of it is in service. */
    static boolean untrained(EngineOptions options, ModelId id) {
        try {
            return new ModelRegistry(options.registryDir()).current(id).isEmpty() && learns(options, id);
        } catch (ModelException e) {
            return false;
        }
    }

    private static boolean learns(EngineOptions options, ModelId id) {
        Path file = options.pythonDir().resolve("models").resolve(id + ".py");
        try {
            return LEARNED.matcher(Files.readString(file)).find();
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
