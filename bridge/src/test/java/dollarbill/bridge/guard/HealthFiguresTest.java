package dollarbill.bridge.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.bridge.CacheState;
import dollarbill.bridge.ModelStatus;
import org.junit.jupiter.api.Test;

/** Figures count what they say, and quantiles are those of the computed answers alone. */
class HealthFiguresTest {
    private final HealthFigures figures = new HealthFigures();

    @Test
    void quantilesOfAThousandKnownTimesAreWithinOnePercent() {
        for (int micros = 1; micros <= 1000; micros++) {
            figures.answered(CacheState.MISS, micros * 1000L);
            figures.answered(CacheState.HIT, 1);
        }
        ModelStatus.Health health = figures.health("CLOSED");
        assertThat(health.latencyP50Micros()).isCloseTo(500, within(5.0));
        assertThat(health.latencyP99Micros()).isCloseTo(990, within(10.0));
        assertThat(health.predictions()).isEqualTo(2000);
        assertThat(health.cacheHitRate()).isEqualTo(0.5);
    }

    @Test
    void sharedAnswersAreNoHitsAndNoTimes() {
        figures.answered(CacheState.SHARED, 5_000);
        ModelStatus.Health health = figures.health("CLOSED");
        assertThat(health.cacheHitRate()).isZero();
        assertThat(health.latencyP50Micros()).isZero();
    }

    @Test
    void timesBeyondTheScaleCountAsItsEnd() {
        figures.answered(CacheState.MISS, Long.MAX_VALUE);
        figures.answered(CacheState.MISS, -5);
        assertThat(figures.health("CLOSED").latencyP99Micros()).isCloseTo(3.6e9, within(3.6e7));
    }

    @Test
    void nothingYetIsZero() {
        assertThat(figures.health("OPEN")).isEqualTo(new ModelStatus.Health(0, 0, 0, 0, 0, "OPEN", 0, 0));
    }
}
