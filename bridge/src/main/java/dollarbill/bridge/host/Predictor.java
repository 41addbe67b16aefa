package dollarbill.bridge.host;

import dollarbill.bridge.ModelFailure;
import dollarbill.bridge.ModelReason;
import dollarbill.bridge.PredictionRequest;
import dollarbill.bridge.Predictions;
import dollarbill.bridge.PythonRuntime;
import dollarbill.bridge.cache.PredictionCache;
import dollarbill.bridge.reload.ChangeSignal;
import dollarbill.bridge.reload.LiveGeneration;
import dollarbill.bridge.reload.ModelSlot;
import dollarbill.bridge.reload.Reloader;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Answers requests: finds the generation, holds it while its rows are scored, and says why where there is none. */
final class Predictor {
    private final Reloader reloader;
    private final PythonRuntime runtime;
    private final Optional<PredictionCache> cache;
    private final Duration defaultDeadline;
    private final LongSupplier ticker;
    private final ChangeSignal changes;
    private final BooleanSupplier closed;

    Predictor(
            Reloader reloader,
            PythonRuntime runtime,
            Optional<PredictionCache> cache,
            Duration defaultDeadline,
            LongSupplier ticker,
            ChangeSignal changes,
            BooleanSupplier closed) {
        this.reloader = reloader;
        this.runtime = runtime;
        this.cache = cache;
        this.defaultDeadline = defaultDeadline;
        this.ticker = ticker;
        this.changes = changes;
        this.closed = closed;
    }

    /** Answers a request; waits for a model that is still starting, up to the deadline. */
    Predictions predict(PredictionRequest request) {
        long start = ticker.getAsLong();
        long expires = start + request.deadline().orElse(defaultDeadline).toNanos();
        if (closed.getAsBoolean()) {
            return unanswered(request, ModelReason.MODEL_HOST_CLOSED, "the host is shut down");
        }
        Optional<ModelSlot> slot = reloader.slot(request.model());
        if (slot.isEmpty()) {
            return unanswered(
                    request, ModelReason.MODEL_NOT_FOUND, "there is no file models/" + request.model() + ".py");
        }
        if (slot.get().disabled()) {
            return unanswered(
                    request, ModelReason.MODEL_DISABLED, request.model() + " is switched off by configuration");
        }
        Optional<LiveGeneration> held = hold(slot.get(), expires);
        if (held.isEmpty()) {
            return RowAnswers.unanswered(request, notServing(slot.get()), Optional.empty(), slot.get().figures());
        }
        try {
            return new RowScoring(request, slot.get().figures(), held.get(), runtime, cache, ticker, start, expires)
                    .score();
        } finally {
            held.get().release();
        }
    }

    private Optional<LiveGeneration> hold(ModelSlot slot, long expires) {
        Optional<LiveGeneration> held = slot.hold();
        if (held.isPresent()) {
            return held;
        }
        changes.await(() -> slot.settled() || closed.getAsBoolean(), expires - ticker.getAsLong());
        return slot.hold();
    }

    private ModelFailure notServing(ModelSlot slot) {
        if (closed.getAsBoolean()) {
            return ModelFailure.of(ModelReason.MODEL_HOST_CLOSED, "the host is shut down");
        }
        return slot.refusal()
                .map(refusal -> refusal.failure())
                .orElseGet(() -> ModelFailure.of(
                        ModelReason.MODEL_WARMING, slot.model() + " was still being loaded at the deadline"));
    }

    private static Predictions unanswered(PredictionRequest request, ModelReason reason, String message) {
        return RowAnswers.unanswered(request, ModelFailure.of(reason, message));
    }
}
