package dollarbill.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests take turns while a check goes first, and only then, and not for ever. */
@Timeout(30)
class TurnsTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    @Test
    void manyComputeWhileNothingGoesFirst() {
        Turns turns = new Turns(8, LONG, Duration.ZERO);
        try (Turns.Turn _ = turns.await(); Turns.Turn _ = turns.await()) {
            assertThat(turns.await()).isNotNull();
        }
    }

    @Test
    void theSecondWaitsForTheFirst() throws InterruptedException {
        Turns turns = new Turns(8, LONG, Duration.ZERO);
        try (Turns.Turn _ = turns.goFirst()) {
            Turns.Turn first = turns.await();
            CountDownLatch second = new CountDownLatch(1);
            Thread waiter = take(turns, second);
            awaitWaiting(waiter);
            assertThat(second.getCount()).isEqualTo(1);
            first.close();
            second.await();
            waiter.join();
        }
    }

    @Test
    void allGoOnWhenTheCheckHasEnded() throws InterruptedException {
        Turns turns = new Turns(8, LONG, Duration.ZERO);
        Turns.Turn check = turns.goFirst();
        try (Turns.Turn _ = turns.await()) {
            CountDownLatch others = new CountDownLatch(2);
            Thread one = take(turns, others);
            Thread two = take(turns, others);
            awaitWaiting(one);
            awaitWaiting(two);
            check.close();
            others.await();
        }
    }

    @Test
    void noneWaitsLongerThanTheLimit() {
        Turns turns = new Turns(8, Duration.ofMillis(1), Duration.ZERO);
        try (Turns.Turn _ = turns.goFirst(); Turns.Turn _ = turns.await()) {
            assertThat(turns.await()).isNotNull();
        }
    }

    @Test
    void noMoreWaitThanAllowed() {
        Turns turns = new Turns(0, LONG, Duration.ZERO);
        try (Turns.Turn _ = turns.goFirst(); Turns.Turn _ = turns.await()) {
            assertThat(turns.await()).isNotNull();
        }
    }

    @Test
    void aCrowdIsHeldThoughNobodyComputes() throws InterruptedException {
        Turns turns = new Turns(8, LONG, LONG);
        Turns.Turn one = turns.await();
        Turns.Turn two = turns.await();
        Turns.Turn check = turns.goFirst();
        one.close();
        two.close();
        CountDownLatch next = new CountDownLatch(1);
        Thread waiter = take(turns, next);
        awaitWaiting(waiter);
        assertThat(next.getCount()).isEqualTo(1);
        check.close();
        next.await();
        waiter.join();
    }

    @Test
    void aCallerAloneIsNotHeld() {
        Turns turns = new Turns(8, LONG, LONG);
        turns.await().close();
        Turns.Turn one = turns.await();
        try (Turns.Turn _ = turns.goFirst()) {
            one.close();
            assertThat(turns.await()).isNotNull();
        }
    }

    @Test
    void aCrowdIsHeldNoLongerThanTheHold() {
        Turns turns = new Turns(8, LONG, Duration.ofMillis(1));
        try (Turns.Turn _ = turns.await(); Turns.Turn _ = turns.await(); Turns.Turn _ = turns.goFirst()) {
            assertThat(turns.await()).isNotNull();
        }
    }

    private static Thread take(Turns turns, CountDownLatch taken) {
        return Thread.ofPlatform().daemon().start(() -> {
            try (Turns.Turn _ = turns.await()) {
                taken.countDown();
            }
        });
    }

    private static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }
}
