package dollarbill.bridge;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/**
 * How a {@link ModelHost} works.
 *
 * @param pythonFolder  folder with {@code models/} and the library folders models may import
 * @param registryFolder  folder of registered versions
 * @param disabled  models not to be loaded
 * @param granted  capabilities a model may have if it asks
 * @param contexts  serving interpreters, at least 1
 * @param waiting  calls that may wait for an interpreter before more are refused
 * @param deadline  default limit on one call
 * @param checkDeadline  limit on one check of a saved file
 * @param watch  whether saves are noticed without {@link ModelHost#refresh()}
 * @param cache  prediction cache
 * @param breaker  circuit breaker
 */
public record BridgeSettings(
        Path pythonFolder,
        Path registryFolder,
        Set<ModelId> disabled,
        Set<Capability> granted,
        int contexts,
        int waiting,
        Duration deadline,
        Duration checkDeadline,
        boolean watch,
        Cache cache,
        Breaker breaker) {
    public BridgeSettings {
        disabled = Set.copyOf(disabled);
        granted = Set.copyOf(granted);
        if (contexts < 1 || waiting < 0 || !deadline.isPositive() || !checkDeadline.isPositive()) {
            throw new IllegalArgumentException("contexts " + contexts + " (at least 1), waiting " + waiting
                    + " (at least 0), deadline " + deadline + " and checkDeadline " + checkDeadline + " (positive)");
        }
    }

    /** Returns the defaults for a Python folder and a registry: two interpreters, 5 s a call, 2 s a check. */
    public static BridgeSettings of(Path pythonFolder, Path registryFolder) {
        return new BridgeSettings(
                pythonFolder,
                registryFolder,
                Set.of(),
                Set.of(),
                2,
                64,
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                true,
                new Cache(true, 100_000, Duration.ofMinutes(10)),
                new Breaker(0.5, 10, Duration.ofSeconds(5)));
    }

    /**
     * Prediction cache.
     *
     * @param enabled  whether answers are kept
     * @param size  most answers kept
     * @param timeToLive  longest time an answer is kept
     */
    public record Cache(boolean enabled, long size, Duration timeToLive) {}

    /**
     * Circuit breaker of each model.
     *
     * @param failureRate  share of failed calls that opens it, in (0, 1]
     * @param calls  calls looked at, at least 1
     * @param rest  time it stays open before it tries again
     */
    public record Breaker(double failureRate, int calls, Duration rest) {}
}
