package dollarbill.app.config;

import dollarbill.bridge.BridgeSettings;
import dollarbill.bridge.Capability;
import dollarbill.bridge.ModelId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How models are used, trained and hosted, from {@code ml_config.json}.
 *
 * @param mlIntegration  whether and how signals are enhanced by models
 * @param models  settings of each model by its name
 * @param training  how training data is split
 * @param bridge  how models are hosted
 * @param drift  when features or results count as drifted
 * @param continual  how a model learns on without forgetting
 */
public record MlConfig(
        Integration mlIntegration,
        Map<ModelId, Model> models,
        Training training,
        Bridge bridge,
        Drift drift,
        Continual continual) {
    public MlConfig {
        models = Map.copyOf(models);
    }

    /** Returns the models that are switched off. */
    public Set<ModelId> disabledModels() {
        return models.entrySet()
                .stream()
                .filter(e -> !mlIntegration.enabled() || !e.getValue().enabled())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Returns the settings of the model host. The host has one cache for all models: as large as those of the enabled
     * models together, and no answer lives longer than the shortest life among them.
     *
     * @param pythonFolder  folder with {@code models/}
     * @param registryFolder  folder of registered versions
     */
    public BridgeSettings bridgeSettings(Path pythonFolder, Path registryFolder) {
        List<Cache> caches = models.values()
                .stream()
                .filter(m -> m.enabled() && m.cache().enabled())
                .map(Model::cache)
                .toList();
        long size = caches.stream().mapToLong(Cache::size).sum();
        int seconds = caches.stream().mapToInt(Cache::ttlSeconds).min().orElse(1);
        int deadline = models.values()
                .stream()
                .filter(Model::enabled)
                .map(Model::deadlineMs)
                .max(Comparator.naturalOrder())
                .orElse(bridge.checkDeadlineMs());
        return new BridgeSettings(
                pythonFolder,
                registryFolder,
                disabledModels(),
                new HashSet<>(bridge.capabilities()),
                bridge.contexts(),
                bridge.waiting(),
                Duration.ofMillis(deadline),
                Duration.ofMillis(bridge.checkDeadlineMs()),
                bridge.watch(),
                new BridgeSettings.Cache(!caches.isEmpty(), size, Duration.ofSeconds(seconds)),
                new BridgeSettings.Breaker(
                        bridge.breaker().failureRate(),
                        bridge.breaker().calls(),
                        Duration.ofMillis(bridge.breaker().restMs())));
    }

    /**
     * Use of models in signals.
     *
     * @param enabled  whether models are asked at all
     * @param fallbackToTraditional  whether a signal without a model's answer is kept, valued analytically
     * @param confidenceThreshold  least probability that the edge comes in of a signal that is traded, in [0, 1]
     */
    public record Integration(
            boolean enabled,
            boolean fallbackToTraditional,
            @Range(min = 0, max = 1) double confidenceThreshold) {}

    /**
     * One model.
     *
     * @param enabled  whether it is loaded
     * @param threshold  probability from which its answer counts as yes, in [0, 1]
     * @param cache  kept answers
     * @param deadlineMs  limit on one call, milliseconds
     */
    public record Model(
            boolean enabled,
            @Range(min = 0, max = 1) double threshold,
            Cache cache,
            @Range(min = 1, max = 600_000) int deadlineMs) {}

    /**
     * Kept answers of a model.
     *
     * @param enabled  whether answers are kept
     * @param size  most answers kept
     * @param ttlSeconds  longest time an answer is kept, seconds
     */
    public record Cache(
            boolean enabled,
            @Range(min = 1, max = 10_000_000) int size,
            @Range(min = 1, max = 86_400) int ttlSeconds) {}

    /**
     * Split of training rows by time.
     *
     * @param testFraction  share of the latest days held out, in (0, 1)
     * @param folds  walk-forward folds
     * @param gapDays  days left out between training and test
     * @param seed  start of every random choice
     */
    public record Training(
            @Range(min = 0, max = 1, above = true, below = true) double testFraction,
            @Range(min = 2, max = 50) int folds,
            @Range(min = 0, max = 252) int gapDays,
            long seed) {}

    /**
     * Hosting of models.
     *
     * @param contexts  serving interpreters
     * @param waiting  calls that may wait for an interpreter
     * @param checkDeadlineMs  limit on one check of a saved file, milliseconds
     * @param watch  whether a saved file is noticed without asking
     * @param capabilities  what models may be granted when they ask
     * @param breaker  when a failing model is left alone
     */
    public record Bridge(
            @Range(min = 1, max = 64) int contexts,
            @Range(min = 0, max = 100_000) int waiting,
            @Range(min = 1, max = 600_000) int checkDeadlineMs,
            boolean watch,
            List<Capability> capabilities,
            Breaker breaker) {
        public Bridge {
            capabilities = List.copyOf(capabilities);
        }
    }

    /**
     * Circuit breaker of each model.
     *
     * @param failureRate  share of failed calls that opens it, in (0, 1]
     * @param calls  calls looked at
     * @param restMs  time it stays open, milliseconds
     */
    public record Breaker(
            @Range(min = 0, max = 1, above = true) double failureRate,
            @Range(min = 1, max = 10_000) int calls,
            @Range(min = 1, max = 3_600_000) int restMs) {}

    /**
     * Thresholds of drift.
     *
     * @param ks  Kolmogorov-Smirnov distance, in (0, 1]
     * @param psi  population stability index, positive
     * @param performance  fall of the performance measure, in (0, 1]
     */
    public record Drift(
            @Range(min = 0, max = 1, above = true) double ks,
            @Range(min = 0, max = 100, above = true) double psi,
            @Range(min = 0, max = 1, above = true) double performance) {}

    /**
     * Learning without forgetting.
     *
     * @param policy  what is done against forgetting
     * @param rehearsalBuffer  old rows kept for rehearsal
     * @param ewcLambda  weight of elastic weight consolidation
     */
    public record Continual(
            Policy policy,
            @Range(min = 1, max = 10_000_000) int rehearsalBuffer,
            @Range(min = 0, max = 1e9) double ewcLambda) {}

    /** What is done against forgetting. */
    public enum Policy {
        /** Every training starts afresh. */
        NONE,
        /** Old rows are mixed in. */
        REHEARSAL,
        /** Elastic weight consolidation holds weights that mattered. */
        EWC
    }
}
