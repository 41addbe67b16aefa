package dollarbill.bridge.guard;

import dollarbill.bridge.BridgeSettings;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelFailure;
import dollarbill.bridge.ModelId;
import dollarbill.bridge.ModelReason;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Lets a generation rest that failed too often lately.
 *
 * <p>Only faults of the model count: a bad row, a full queue or a cold start say nothing about it. After the rest one call
 * is let through, and its outcome closes or opens the breaker again.
 */
public final class ModelBreaker {
    private static final Set<ModelReason> FAULTS = EnumSet.of(
            ModelReason.MODEL_DEADLINE, ModelReason.MODEL_FAILED, ModelReason.MODEL_OUTPUT_INVALID,
            ModelReason.MODEL_EXHAUSTED, ModelReason.MODEL_FORBIDDEN);

    private final CircuitBreaker breaker;

    public ModelBreaker(ModelId model, BridgeSettings.Breaker settings, InstantSource clock) {
        breaker = CircuitBreaker.of(
                model.value(),
                CircuitBreakerConfig.custom()
                        .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(settings.calls())
                        .minimumNumberOfCalls(settings.calls())
                        .failureRateThreshold((float) (100 * settings.failureRate()))
                        .waitDurationInOpenState(settings.rest())
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .clock(clock.withZone(ZoneOffset.UTC))
                        .build());
    }

    /** Asks for one call; where granted, {@link #succeeded} or {@link #failed} must follow. */
    public boolean tryEnter() {
        return breaker.tryAcquirePermission();
    }

    /** Records an answer. */
    public void succeeded() {
        breaker.onSuccess(0, TimeUnit.NANOSECONDS);
    }

    /** Records a failure, if the model is to blame. */
    public void failed(ModelFailure failure) {
        if (FAULTS.contains(failure.reason())) {
            breaker.onError(0, TimeUnit.NANOSECONDS, new ModelException(failure));
        } else {
            breaker.releasePermission();
        }
    }

    /** Returns CLOSED, OPEN or HALF_OPEN. */
    public String state() {
        return breaker.getState().name();
    }
}
