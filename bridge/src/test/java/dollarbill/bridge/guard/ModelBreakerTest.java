package dollarbill.bridge.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dollarbill.bridge.BridgeSettings;
import dollarbill.bridge.ModelFailure;
import dollarbill.bridge.ModelId;
import dollarbill.bridge.ModelReason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Faults of the model open the breaker, nothing else does, and one good call after the rest closes it. */
class ModelBreakerTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-05T10:00:00Z"));
    private final InstantSource clock = now::get;
    private final ModelBreaker breaker = new ModelBreaker(
            new ModelId("probe"), new BridgeSettings.Breaker(0.5, 4, Duration.ofSeconds(5)), clock);

    private void call(ModelReason reason) {
        assertThat(breaker.tryEnter()).isTrue();
        breaker.failed(ModelFailure.of(reason, "as scripted"));
    }

    @ParameterizedTest
    @EnumSource(value = ModelReason.class, names = {
        "MODEL_DEADLINE",
        "MODEL_FAILED",
        "MODEL_OUTPUT_INVALID",
        "MODEL_EXHAUSTED",
        "MODEL_FORBIDDEN"
    })
    void faultsOfTheModelOpenIt(ModelReason reason) {
        for (int call = 0; call < 4; call++) {
            call(reason);
        }
        assertThat(breaker.state()).isEqualTo("OPEN");
        assertThat(breaker.tryEnter()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(value = ModelReason.class, mode = Mode.EXCLUDE, names = {
        "MODEL_DEADLINE",
        "MODEL_FAILED",
        "MODEL_OUTPUT_INVALID",
        "MODEL_EXHAUSTED",
        "MODEL_FORBIDDEN"
    })
    void othersDoNot(ModelReason reason) {
        for (int call = 0; call < 20; call++) {
            call(reason);
        }
        assertThat(breaker.state()).isEqualTo("CLOSED");
    }

    @Test
    void oneGoodCallAfterTheRestClosesItAndABadOneDoesNot() {
        for (int call = 0; call < 4; call++) {
            call(ModelReason.MODEL_FAILED);
        }
        now.updateAndGet(t -> t.plusSeconds(6));
        call(ModelReason.MODEL_FAILED);
        assertThat(breaker.state()).isEqualTo("OPEN");
        now.updateAndGet(t -> t.plusSeconds(6));
        call(ModelReason.MODEL_OVERLOADED);
        assertThat(breaker.state()).isEqualTo("HALF_OPEN");
        assertThat(breaker.tryEnter()).isTrue();
        assertThat(breaker.tryEnter()).isFalse();
        breaker.succeeded();
        assertThat(breaker.state()).isEqualTo("CLOSED");
    }

    @Test
    void fewerFailuresThanTheRateLeaveItClosed() {
        for (int round = 0; round < 20; round++) {
            call(ModelReason.MODEL_FAILED);
            for (int good = 0; good < 3; good++) {
                assertThat(breaker.tryEnter()).isTrue();
                breaker.succeeded();
            }
        }
        assertThat(breaker.state()).isEqualTo("CLOSED");
    }
}
