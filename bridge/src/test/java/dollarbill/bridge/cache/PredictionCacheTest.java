package dollarbill.bridge.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dollarbill.bridge.BridgeSettings;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelFailure;
import dollarbill.bridge.ModelId;
import dollarbill.bridge.ModelReason;
import dollarbill.bridge.Values;
import dollarbill.bridge.cache.PredictionCache.Lookup;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A question is open, computed by one, or answered; failures are never kept. */
class PredictionCacheTest {
    private static final ScoringIdentity CODE = new ScoringIdentity(new ModelId("probe"), "code", "");
    private static final Values ANSWER = Values.of(1, 2);

    private final AtomicLong nanos = new AtomicLong();
    private final PredictionCache cache = new PredictionCache(new BridgeSettings.Cache(true, 2, Duration.ofMinutes(1)),
            nanos::get);

    private static PredictionKey key(double... row) {
        return PredictionKey.of(CODE, "now", row);
    }

    private Flight claim(PredictionKey key) {
        Lookup lookup = cache.lookUp(key, 100);
        assertThat(lookup).isInstanceOf(Lookup.Claimed.class);
        return ((Lookup.Claimed) lookup).flight();
    }

    private Flight share(PredictionKey key) {
        Lookup lookup = cache.lookUp(key, 200);
        assertThat(lookup).isInstanceOf(Lookup.Shared.class);
        return ((Lookup.Shared) lookup).flight();
    }

    @Test
    void secondAskerSharesTheFlightAndTheThirdFindsTheAnswer() throws Exception {
        Flight mine = claim(key(1));
        Flight shared = share(key(1));
        assertThat(shared.expiresNanos()).isEqualTo(100);
        cache.land(mine, ANSWER);
        assertThat(shared.await(0)).isEqualTo(ANSWER);
        assertThat(cache.lookUp(key(1), 300)).isEqualTo(new Lookup.Found(ANSWER));
        assertThat(cache.underWay()).isZero();
    }

    @Test
    void failureReachesThoseThatWaitAndTheQuestionIsOpenAgain() {
        Flight mine = claim(key(1));
        Flight shared = share(key(1));
        cache.fail(mine, ModelFailure.of(ModelReason.MODEL_FAILED, "no"));
        assertThatThrownBy(() -> shared.await(0))
                .isInstanceOf(ModelException.class)
                .hasMessage("MODEL_FAILED: no");
        claim(key(1));
    }

    @Test
    void waitingEndsWithItsTime() {
        claim(key(1));
        Flight shared = share(key(1));
        assertThatThrownBy(() -> shared.await(1)).isInstanceOf(TimeoutException.class);
        assertThatThrownBy(() -> shared.await(-1)).isInstanceOf(TimeoutException.class);
    }

    @Test
    void answersEndWithTheirTimeToLive() {
        cache.land(claim(key(1)), ANSWER);
        nanos.set(Duration.ofSeconds(59).toNanos());
        assertThat(cache.lookUp(key(1), 0)).isInstanceOf(Lookup.Found.class);
        nanos.set(Duration.ofSeconds(61).toNanos());
        claim(key(1));
    }

    @Test
    void sizeIsBounded() {
        for (int row = 0; row < 50; row++) {
            cache.land(claim(key(row)), ANSWER);
        }
        int kept = 0;
        for (int row = 0; row < 50; row++) {
            kept += cache.lookUp(key(row), 0) instanceof Lookup.Found ? 1 : 0;
        }
        assertThat(kept).isBetween(1, 2);
    }

    @Test
    void keysDifferInEveryPartAndNowhereElse() {
        double otherNaN = Double.longBitsToDouble(0x7ff8000000000abcL);
        assertThat(key(1, Double.NaN)).isEqualTo(key(1, otherNaN)).hasSameHashCodeAs(key(1, otherNaN));
        assertThat(key(0.0)).isNotEqualTo(key(-0.0));
        assertThat(key(1)).isNotEqualTo(PredictionKey.of(CODE, "later", new double[] {1}));
        ScoringIdentity otherCode = new ScoringIdentity(new ModelId("probe"), "other", "");
        ScoringIdentity otherState = new ScoringIdentity(new ModelId("probe"), "code", "state");
        ScoringIdentity otherModel = new ScoringIdentity(new ModelId("twin"), "code", "");
        for (ScoringIdentity other : new ScoringIdentity[] {otherCode, otherState, otherModel}) {
            assertThat(key(1)).isNotEqualTo(PredictionKey.of(other, "now", new double[] {1}));
        }
    }

    @Test
    void keyKeepsItsOwnCopyOfTheRow() {
        double[] row = {1, 2};
        PredictionKey key = PredictionKey.of(CODE, "now", row);
        row[0] = 9;
        assertThat(key).isEqualTo(key(1, 2));
    }
}
