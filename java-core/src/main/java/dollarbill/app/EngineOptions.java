package dollarbill.app;

import dollarbill.bridge.ModelId;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where an engine finds its input and leaves its output.
 *
 * @param home  root of the project, holding {@code python-ml}
 * @param dataDir  market data in the layout of {@code docs/data.md}
 * @param configDir  folder of the JSON configuration
 * @param outDir  folder that receives one sub-folder a run
 * @param registryDir  folder of registered model versions
 * @param environment  environment variables; those named {@code DOLLARBILL_…} override settings
 * @param models  models of the project that are loaded; all where absent
 */
public record EngineOptions(
        Path home,
        Path dataDir,
        Path configDir,
        Path outDir,
        Path registryDir,
        Map<String, String> environment,
        Optional<Set<ModelId>> models) {
    public EngineOptions {
        environment = Map.copyOf(environment);
        models = models.map(Set::copyOf);
    }

    /** Returns the default folders of a project root: sample data, its configuration, its registry. */
    public static EngineOptions of(Path home, Map<String, String> environment) {
        return new EngineOptions(
                home,
                home.resolve("data").resolve("sample"),
                home.resolve("config"),
                home.resolve("out"),
                home.resolve("data").resolve("models"),
                environment,
                Optional.empty());
    }

    /** Returns a copy that loads only some of the models. */
    public EngineOptions withModels(Set<ModelId> chosen) {
        return new EngineOptions(home, dataDir, configDir, outDir, registryDir, environment, Optional.of(chosen));
    }

    /** Returns a copy that reads market data elsewhere. */
    public EngineOptions withData(Path folder) {
        return new EngineOptions(home, folder, configDir, outDir, registryDir, environment, models);
    }

    /** Returns a copy that reads configuration elsewhere. */
    public EngineOptions withConfig(Path folder) {
        return new EngineOptions(home, dataDir, folder, outDir, registryDir, environment, models);
    }

    /** Returns a copy that writes elsewhere. */
    public EngineOptions withOut(Path folder) {
        return new EngineOptions(home, dataDir, configDir, folder, registryDir, environment, models);
    }

    /** Returns a copy with another registry of model versions. */
    public EngineOptions withRegistry(Path folder) {
        return new EngineOptions(home, dataDir, configDir, outDir, folder, environment, models);
    }

    /** Returns the folder of the Python models. */
    public Path pythonDir() {
        return home.resolve("python-ml");
    }
}
