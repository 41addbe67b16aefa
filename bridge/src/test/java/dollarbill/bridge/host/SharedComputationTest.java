package dollarbill.bridge.host;

import static dollarbill.bridge.host.ModelFolder.MODEL;
import static org.assertj.core.api.Assertions.assertThat;

import dollarbill.bridge.CacheState;
import dollarbill.bridge.DoubleRows;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelHost;
import dollarbill.bridge.ModelReason;
import dollarbill.bridge.Prediction;
import dollarbill.bridge.PredictionRequest;
import dollarbill.bridge.Predictions;
import dollarbill.bridge.registry.AtomicFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests, checks and swaps that happen at the same moment, held in place by latches. */
class SharedComputationTest {
    @TempDir
    Path temp;

    private final FakeTime time = new FakeTime();
    private final ScriptedRuntime runtime = new ScriptedRuntime();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch leave = new CountDownLatch(1);
    private ModelFolder folder;
    private ModelHost host;

    @BeforeEach
    void open() {
        folder = ModelFolder.in(temp);
        folder.save("serve 1");
        host = Bridge.open(folder.settings(), runtime, time, time::nanos);
        host.refresh();
    }

    @AfterEach
    void close() {
        leave.countDown();
        host.close();
        threads.shutdownNow();
    }

    private ScriptedRuntime.Gate gate() {
        return () -> {
            entered.countDown();
            try {
                leave.await();
            } catch (InterruptedException e) {
                throw new ModelException(ModelReason.MODEL_DEADLINE, "interrupted at the gate");
            }
        };
    }

    private CompletableFuture<Predictions> ask(AtomicReference<Thread> asker, double... rows) {
        return CompletableFuture.supplyAsync(
                () -> {
                    asker.set(Thread.currentThread());
                    return host.predict(PredictionRequest.of(MODEL, DoubleRows.of(2, rows), "now"));
                },
                threads);
    }

    private static void untilWaiting(AtomicReference<Thread> asker) {
        long start = System.nanoTime();
        while (asker.get() == null || asker.get().getState() != Thread.State.TIMED_WAITING) {
            assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(30));
            LockSupport.parkNanos(100_000);
        }
    }

    private static Prediction.Scored scored(Predictions predictions, int row) {
        assertThat(predictions.rows().get(row)).isInstanceOf(Prediction.Scored.class);
        return (Prediction.Scored) predictions.rows().get(row);
    }

    @Test
    void rowBeingComputedIsWaitedForAndNotComputedTwice() throws Exception {
        runtime.beforeCall = gate();
        CompletableFuture<Predictions> first = ask(new AtomicReference<>(), 1, 2, 3, 4);
        assertThat(entered.await(30, TimeUnit.SECONDS)).isTrue();
        runtime.beforeCall = () -> {};
        AtomicReference<Thread> asker = new AtomicReference<>();
        CompletableFuture<Predictions> second = ask(asker, 3, 4, 5, 6);
        untilWaiting(asker);
        leave.countDown();
        assertThat(scored(first.get(), 1).provenance().cache()).isEqualTo(CacheState.MISS);
        assertThat(scored(second.get(), 0).provenance().cache()).isEqualTo(CacheState.SHARED);
        assertThat(scored(second.get(), 0).values()).isEqualTo(scored(first.get(), 1).values());
        assertThat(scored(second.get(), 1).provenance().cache()).isEqualTo(CacheState.MISS);
        assertThat(runtime.rowsComputed).hasValue(3);
    }

    @Test
    void failureOfTheOneThatComputesReachesTheOneThatWaitsAndIsNotKept() throws Exception {
        ScriptedRuntime.Gate gate = gate();
        runtime.beforeCall = () -> {
            gate.pass();
            throw new ModelException(ModelReason.MODEL_FAILED, "once");
        };
        CompletableFuture<Predictions> first = ask(new AtomicReference<>(), 1, 2);
        assertThat(entered.await(30, TimeUnit.SECONDS)).isTrue();
        AtomicReference<Thread> asker = new AtomicReference<>();
        CompletableFuture<Predictions> second = ask(asker, 1, 2);
        untilWaiting(asker);
        leave.countDown();
        for (CompletableFuture<Predictions> answer : java.util.List.of(first, second)) {
            assertThat(answer.get().rows().getFirst()).isInstanceOfSatisfying(
                    Prediction.Rejected.class,
                    r -> assertThat(r.failure().reason()).isEqualTo(ModelReason.MODEL_FAILED));
        }
        assertThat(runtime.calls).hasValue(1);
        runtime.beforeCall = () -> {};
        scored(ask(new AtomicReference<>(), 1, 2).get(), 0);
    }

    @Test
    void waiterWithMoreTimeAsksItselfWhenTheOthersDeadlineWasTooShort() throws Exception {
        ScriptedRuntime.Gate gate = gate();
        runtime.beforeCall = () -> {
            gate.pass();
            throw new ModelException(ModelReason.MODEL_DEADLINE, "too short");
        };
        CompletableFuture<Predictions> hasty = CompletableFuture.supplyAsync(
                () -> host.predict(PredictionRequest.of(MODEL, DoubleRows.of(2, 1, 2), "now")
                        .withDeadline(Duration.ofMillis(5))),
                threads);
        assertThat(entered.await(30, TimeUnit.SECONDS)).isTrue();
        runtime.beforeCall = () -> {};
        AtomicReference<Thread> asker = new AtomicReference<>();
        CompletableFuture<Predictions> patient = ask(asker, 1, 2);
        untilWaiting(asker);
        leave.countDown();
        assertThat(hasty.get().rows().getFirst()).isInstanceOf(Prediction.Rejected.class);
        scored(patient.get(), 0);
    }

    @Test
    void requestUnderWayKeepsItsGenerationThroughASwap() throws Exception {
        runtime.beforeCall = gate();
        CompletableFuture<Predictions> under = ask(new AtomicReference<>(), 1, 2);
        assertThat(entered.await(30, TimeUnit.SECONDS)).isTrue();
        folder.save("serve 2");
        host.refresh();
        runtime.beforeCall = () -> {};
        assertThat(scored(ask(new AtomicReference<>(), 1, 2).get(), 0).values().get(0)).isEqualTo(2);
        assertThat(runtime.installed).hasSize(2);
        leave.countDown();
        assertThat(scored(under.get(), 0).values().get(0)).isEqualTo(1);
        assertThat(under.get().generation().orElseThrow().number()).isEqualTo(1);
        host.check(MODEL);
        assertThat(runtime.installed).hasSize(1);
    }

    @Test
    void newerSaveCallsOffTheCheckOfTheOlderOne() throws Exception {
        runtime.beforeCheck = gate();
        folder.save("serve 2");
        CompletableFuture<Void> older = CompletableFuture.runAsync(host::refresh, threads);
        assertThat(entered.await(30, TimeUnit.SECONDS)).isTrue();
        runtime.beforeCheck = () -> {};
        folder.save("serve 3");
        host.refresh();
        older.get();
        assertThat(host.model(MODEL).orElseThrow().generation().orElseThrow().number()).isEqualTo(2);
        assertThat(scored(ask(new AtomicReference<>(), 1, 2).get(), 0).values().get(0)).isEqualTo(3);
        assertThat(host.model(MODEL).orElseThrow().health().refused()).isZero();
    }

    @Test
    void revertDuringACheckLeavesWhatServes() throws Exception {
        runtime.beforeCheck = gate();
        folder.save("serve 2");
        CompletableFuture<Void> older = CompletableFuture.runAsync(host::refresh, threads);
        assertThat(entered.await(30, TimeUnit.SECONDS)).isTrue();
        folder.save("serve 1");
        host.refresh();
        leave.countDown();
        older.get();
        assertThat(host.model(MODEL).orElseThrow().generation().orElseThrow().number()).isEqualTo(1);
        assertThat(host.model(MODEL).orElseThrow().refusal()).isEmpty();
    }

    @Test
    void saveIsNoticedWithoutBeingAskedFor() {
        host.close();
        host = Bridge.open(
                folder.settings(true, folder.settings().breaker()), runtime, time, time::nanos);
        assertThat(host.awaitReady(Duration.ofSeconds(30))).isTrue();
        folder.save("serve 2");
        folder.library("part.py", "x = 1\n");
        ModelFolder.write(folder.modelFile().resolveSibling("fresh.py"), "serve 5");
        long start = System.nanoTime();
        while (!noticed()) {
            assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(30));
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void oneSaveIsOneCheckAndOneSwap() throws Exception {
        host.close();
        host = Bridge.open(
                folder.settings(true, folder.settings().breaker()), runtime, time, time::nanos);
        assertThat(host.awaitReady(Duration.ofSeconds(30))).isTrue();
        int before = runtime.checks.get();
        for (int save = 2; save <= 6; save++) {
            AtomicFile.write(folder.modelFile(), "serve " + save);
            long start = System.nanoTime();
            while (host.model(MODEL).orElseThrow().generation().orElseThrow().number() != save) {
                assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(30));
                LockSupport.parkNanos(1_000_000);
            }
        }
        host.refresh();
        assertThat(runtime.checks.get() - before).isEqualTo(5);
        assertThat(host.model(MODEL).orElseThrow().health().swaps()).isEqualTo(6);
        assertThat(host.model(MODEL).orElseThrow().health().refused()).isZero();
    }

    private boolean noticed() {
        double version = scored(
                host.predict(PredictionRequest.of(MODEL, DoubleRows.of(2, 1, 2), "now")), 0)
                .values()
                .get(0);
        return version == 2
                && host.models().stream().filter(m -> m.generation().isPresent()).count() == 2;
    }

    @Test
    void checkThatFailsForWantOfAnInterpreterIsMadeAgain() {
        host.close();
        runtime.beforeCheck = () -> {
            throw new ModelException(ModelReason.MODEL_HOST_CLOSED, "no interpreter starts");
        };
        host = Bridge.open(
                folder.settings(true, folder.settings().breaker()), runtime, time, time::nanos);
        assertThat(host.awaitReady(Duration.ofSeconds(30))).isTrue();
        assertThat(host.model(MODEL).orElseThrow().refusal()).isPresent();
        runtime.beforeCheck = () -> {};
        long start = System.nanoTime();
        while (host.model(MODEL).orElseThrow().generation().isEmpty()) {
            assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(30));
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(host.model(MODEL).orElseThrow().refusal()).isEmpty();
    }
}
