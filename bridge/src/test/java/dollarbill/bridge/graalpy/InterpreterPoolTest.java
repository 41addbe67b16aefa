package dollarbill.bridge.graalpy;

import static dollarbill.bridge.graalpy.SharedRuntime.LIMIT;
import static dollarbill.bridge.graalpy.SharedRuntime.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelReason;
import dollarbill.bridge.Turns;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InterpreterPoolTest {
    private static final Duration SHORT = Duration.ofMillis(200);

    private final Engine engine = Engine.create("python");
    private final List<WeakReference<?>> opened = Collections.synchronizedList(new ArrayList<>());
    private final AtomicBoolean released = new AtomicBoolean();
    private final AtomicInteger turnsTaken = new AtomicInteger();
    private final AtomicInteger turnsGivenBack = new AtomicInteger();
    private final InterpreterPool pool = new InterpreterPool(
            PoolPlan.lasting("probe", 1, 4, 0),
            this::open,
            (interpreter, session) -> assertThat(turnsGivenBack.get()).isEqualTo(Math.max(0, turnsTaken.get() - 1)),
            this::turn,
            new Watchdog());

    private Turns.Turn turn() {
        turnsTaken.incrementAndGet();
        return turnsGivenBack::incrementAndGet;
    }

    private PythonSession open() {
        FolderFileSystem files = new FolderFileSystem(Path.of("."));
        Context context = Sandbox.context(engine, files);
        PythonSession session = new PythonSession(context, files, Set.of());
        opened.add(new WeakReference<>(context));
        opened.add(new WeakReference<>(session));
        return session;
    }

    @AfterEach
    void close() {
        released.set(true);
        pool.close(LIMIT);
    }

    @Test
    void aThreadThatCannotBeStoppedIsNamedInTheRefusalAndServiceReturnsWhenItEnds() throws ModelException {
        pool.start();
        assertThat(answer(session -> 1, LIMIT)).isEqualTo(1);

        ModelReason caught = failure(session -> {
            session.context().enter();
            try {
                while (!released.get()) {
                    LockSupport.parkNanos(1_000_000);
                }
            } finally {
                session.context().leave();
            }
            return 2;
        }).failure().reason();
        assertThat(caught).isEqualTo(ModelReason.MODEL_DEADLINE);
        assertThat(pool.figures().stuck()).isEqualTo(1);
        ModelException refused = failure(session -> 3);
        assertThat(refused.failure().reason()).isEqualTo(ModelReason.MODEL_HOST_CLOSED);
        assertThat(refused).hasMessageContaining("1 threads are stuck in builtins that cannot be interrupted");

        released.set(true);
        eventually("the stuck thread ends", () -> pool.figures().stuck() == 0);
        assertThat(answer(session -> 4, LIMIT)).isEqualTo(4);
    }

    @Test
    void anInterpreterTakesATurnWhileItReplacesAnotherAndTheFirstOnesTakeNone() throws ModelException {
        pool.start();
        assertThat(answer(session -> 1, LIMIT)).isEqualTo(1);
        assertThat(turnsTaken).hasValue(0);
        failure(session -> {
            session.context().eval("python", "while True: pass");
            return 2;
        });
        eventually("its thread ends", () -> pool.figures().stuck() == 0);
        assertThat(answer(session -> 3, LIMIT)).isEqualTo(3);
        assertThat(turnsTaken).hasValue(1);
        assertThat(turnsGivenBack).hasValue(1);
    }

    @Test
    void nothingHoldsAnInterpreterThatWasGivenUp() throws ModelException {
        pool.start();
        for (int i = 0; i < 3; i++) {
            eventually("an interpreter is ready", () -> pool.figures().ready() == 1);
            failure(session -> {
                session.context().eval("python", "while True: pass");
                return 1;
            });
            eventually("its thread ends", () -> pool.figures().stuck() == 0);
        }
        assertThat(answer(session -> 4, LIMIT)).isEqualTo(4);
        eventually("only the last context is reachable", () -> {
            System.gc();
            return opened.stream().filter(each -> each.get() != null).count() == 2;
        });
        assertThat(opened).hasSize(8);
    }

    @Test
    void codeThatBeginsAfterItsInterruptIsStoppedAllTheSame() throws ModelException {
        pool.start();
        assertThat(answer(session -> 1, LIMIT)).isEqualTo(1);
        failure(session -> {
            while (!released.get()) {
                LockSupport.parkNanos(1_000_000);
            }
            session.context().eval("python", "while True: pass");
            return 2;
        });
        eventually("it was interrupted", () -> Thread.getAllStackTraces()
                .keySet()
                .stream()
                .noneMatch(thread -> thread.getName().endsWith("-interrupt")));
        released.set(true);
        eventually("its thread ends", () -> pool.figures().stuck() == 0);
    }

    private Integer answer(Job.Body<Integer> body, Duration limit) throws ModelException {
        Job<Integer> job = new Job<>(body, limit, Job.Clock.FROM_START);
        pool.submit(job);
        return Objects.requireNonNull(pool.await(job));
    }

    private ModelException failure(Job.Body<Integer> body) {
        return catchThrowableOfType(ModelException.class, () -> answer(body, SHORT));
    }
}
