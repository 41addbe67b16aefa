package dollarbill.benchmarks;

import dollarbill.bridge.BridgeSettings;
import dollarbill.bridge.DoubleRows;
import dollarbill.bridge.ModelHost;
import dollarbill.bridge.ModelId;
import dollarbill.bridge.Prediction;
import dollarbill.bridge.PredictionRequest;
import dollarbill.bridge.Predictions;
import dollarbill.bridge.host.Bridge;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;

/** A bridge that serves the hundred-tree forest, and rows to ask it. */
final class ForestBridge implements AutoCloseable {
    private static final ModelId FOREST = new ModelId("forest");
    private static final int INPUTS = 12;

    private final ModelHost host;
    private final SplittableRandom random = new SplittableRandom(7);

    private ForestBridge(ModelHost host) {
        this.host = host;
    }

    /** Starts a bridge and waits until the forest serves. */
    static ForestBridge start(int contexts, boolean cached) {
        BridgeSettings defaults = BridgeSettings.of(pythonFolder(), temporaryFolder());
        ModelHost host = Bridge.open(new BridgeSettings(
                defaults.pythonFolder(),
                defaults.registryFolder(),
                defaults.disabled(),
                defaults.granted(),
                contexts,
                defaults.waiting(),
                Duration.ofMinutes(1),
                Duration.ofMinutes(1),
                false,
                new BridgeSettings.Cache(cached, 100_000, Duration.ofHours(1)),
                defaults.breaker()));
        if (!host.awaitReady(Duration.ofMinutes(2))) {
            throw new IllegalStateException("the forest is not ready: " + host.models());
        }
        return new ForestBridge(host);
    }

    static Path pythonFolder() {
        return Path.of(System.getProperty("dollarbill.home", "."), "benchmarks", "src", "main", "python");
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("benchmark-registry");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns rows never asked before. */
    DoubleRows freshRows(int count) {
        double[] values = new double[count * INPUTS];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextDouble(-2.0, 2.0);
        }
        return DoubleRows.of(INPUTS, values);
    }

    /** Asks the forest; an answer by anyone else ends the benchmark. */
    Predictions ask(DoubleRows rows) {
        Predictions answers = host.predict(PredictionRequest.of(FOREST, rows, "benchmark"));
        for (Prediction row : answers.rows()) {
            if (!(row instanceof Prediction.Scored)) {
                throw new IllegalStateException("not scored: " + row);
            }
        }
        return answers;
    }

    @Override
    public void close() {
        host.close();
    }
}
