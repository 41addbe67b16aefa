package dollarbill.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.app.config.ConfigurationException;
import dollarbill.bridge.ModelHost;
import dollarbill.bridge.ModelId;
import dollarbill.bridge.ModelReason;
import dollarbill.bridge.ModelStatus;
import dollarbill.market.DataFault;
import dollarbill.model.ModelIdentity;
import dollarbill.model.SignalClassifier;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The signals of a server, judged anew whenever another generation of a model comes into service.
 *
 * <p>Each snapshot is judged by one generation of each model and never changes. The first appears as soon as Java is done, with the reason
 * why no model has judged it yet; the next once the classifier serves.
 */
public final class LiveSignals implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveSignals.class);
    private static final long LOOK_MILLIS = 100;
    private static final long RETRY_MILLIS = 2_000;

    /** Reasons of models that may answer when they are asked again. */
    private static final Set<String> PASSING = Set.of(
            ModelReason.MODEL_WARMING.name(),
            ModelReason.MODEL_DEADLINE.name(),
            ModelReason.MODEL_OVERLOADED.name(),
            ModelReason.MODEL_BREAKER_OPEN.name());

    private final Engine engine;
    private final SignalService service;
    private final PipelineRequest request;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("live-signals").unstarted(task));

    private volatile @Nullable Snapshot current;
    private volatile @Nullable String fault;
    private @Nullable PreparedSignals prepared;
    private @Nullable RecommendRun recommended;
    private Map<ModelId, Long> recommendedBy = Map.of();
    private Map<ModelId, Long> attempted = Map.of();
    private long attemptedAt;

    private LiveSignals(Engine engine, PipelineRequest request) {
        this.engine = engine;
        this.service = new SignalService(engine);
        this.request = request;
    }

    /**
     * One run and its document.
     *
     * @param run  the run
     * @param document  its document
     */
    public record Snapshot(PipelineRun run, ObjectNode document) {}

    /** Begins to make signals in the background and returns. */
    public static LiveSignals start(Engine engine, PipelineRequest request) {
        LiveSignals live = new LiveSignals(engine, request);
        Future<?> _ = live.worker.scheduleWithFixedDelay(live::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        return live;
    }

    /** Returns the newest snapshot; absent until the first is there. */
    public Optional<Snapshot> current() {
        return Optional.ofNullable(current);
    }

    /** Returns why there are no signals; absent where there are, or soon will be. */
    public Optional<String> fault() {
        return Optional.ofNullable(fault);
    }

    private void look() {
        try {
            PreparedSignals ready = prepared;
            if (ready == null) {
                ready = service.prepare(request);
                prepared = ready;
                publish(ready);
                return;
            }
            if (stale()) {
                publish(ready);
            }
        } catch (DataFault | ConfigurationException e) {
            report(String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            report(e.toString(), e);
        }
    }

    private void report(String text, RuntimeException cause) {
        if (!text.equals(fault)) {
            LOG.warn("no new signals: {}", text, cause);
        }
        fault = text;
    }

    private void publish(PreparedSignals ready) {
        attempted = serving();
        attemptedAt = engine.clock().millis();
        PipelineRun run = service.judge(ready, Duration.ZERO, () -> recommendations(ready));
        current = new Snapshot(run, RunDocument.of(run));
        fault = null;
    }

    /** Returns what the daily models in service recommend; asks again only where one of them changed, or may answer now. */
    private RecommendRun recommendations(PreparedSignals ready) {
        Map<ModelId, Long> daily = new HashMap<>(attempted);
        daily.keySet().retainAll(DailyModels.ALL);
        RecommendRun known = recommended;
        if (known == null || !daily.equals(recommendedBy) || mayAnswer(known)) {
            known = service.recommend(ready, Duration.ZERO);
            recommended = known;
            recommendedBy = daily;
        }
        return known;
    }

    /** Returns whether a daily model did not answer for a reason that passes. */
    private static boolean mayAnswer(RecommendRun run) {
        return run.symbols()
                .stream()
                .anyMatch(symbol -> symbol.outlook().reasons().stream().anyMatch(PASSING::contains));
    }

    private boolean stale() {
        Map<ModelId, Long> serving = serving();
        if (serving.isEmpty()) {
            return false;
        }
        return !serving.equals(attempted)
                || (unanswered(serving) && engine.clock().millis() - attemptedAt >= RETRY_MILLIS);
    }

    /** Returns whether a model that serves has not judged what is shown, for a reason that passes. */
    private boolean unanswered(Map<ModelId, Long> serving) {
        Snapshot shown = current;
        if (shown == null) {
            return true;
        }
        PipelineRun run = shown.run();
        boolean forecasts = mayAnswer(run.recommendations());
        boolean signals = serving.containsKey(SignalClassifier.ID)
                && !(judged(run)
                        && run.model()
                                .map(ModelIdentity::generation)
                                .equals(
                                        Optional.ofNullable(serving.get(SignalClassifier.ID))));
        return forecasts || signals;
    }

    private static boolean judged(PipelineRun run) {
        return run.signals().stream().anyMatch(document -> document.confidence().generation() != null)
                || run.signals().isEmpty();
    }

    /** Returns the generation in service of each model that judges or foretells. */
    private Map<ModelId, Long> serving() {
        if (!engine.configuration().ml().mlIntegration().enabled()) {
            return Map.of();
        }
        ModelHost host = engine.models();
        Map<ModelId, Long> serving = new HashMap<>();
        Stream.concat(Stream.of(SignalClassifier.ID), DailyModels.ALL.stream())
                .forEach(id -> host.model(id)
                        .flatMap(ModelStatus::generation)
                        .ifPresent(generation -> serving.put(id, generation.number())));
        return serving;
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
