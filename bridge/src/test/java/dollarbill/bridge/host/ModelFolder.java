package dollarbill.bridge.host;

import dollarbill.bridge.BridgeSettings;
import dollarbill.bridge.ModelId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/** A folder of models in a test's own temporary folder. */
record ModelFolder(Path root) {
    static final ModelId MODEL = new ModelId("probe");

    static ModelFolder in(Path root) {
        try {
            Files.createDirectories(root.resolve("python/models"));
            Files.createDirectories(root.resolve("python/dollarbill_ml"));
            Files.createDirectories(root.resolve("registry"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ModelFolder(root);
    }

    Path modelFile() {
        return root.resolve("python/models/probe.py");
    }

    Path goldenFile() {
        return root.resolve("python/models/probe.golden.json");
    }

    Path registryFile(String name) {
        return root.resolve("registry/probe").resolve(name);
    }

    void save(String text) {
        write(modelFile(), text);
    }

    void library(String name, String text) {
        write(root.resolve("python/dollarbill_ml").resolve(name), text);
    }

    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    BridgeSettings settings() {
        return settings(false, new BridgeSettings.Breaker(0.5, 4, Duration.ofSeconds(5)));
    }

    BridgeSettings settings(boolean watch, BridgeSettings.Breaker breaker) {
        return new BridgeSettings(
                root.resolve("python"),
                root.resolve("registry"),
                Set.of(),
                Set.of(),
                2,
                64,
                Duration.ofSeconds(20),
                Duration.ofSeconds(20),
                watch,
                new BridgeSettings.Cache(true, 10_000, Duration.ofMinutes(10)),
                breaker);
    }
}
