package dollarbill.bridge.graalpy;

import static dollarbill.bridge.graalpy.PythonTexts.model;
import static dollarbill.bridge.graalpy.SharedRuntime.LIMIT;
import static dollarbill.bridge.graalpy.SharedRuntime.ROW;
import static dollarbill.bridge.graalpy.SharedRuntime.eventually;
import static dollarbill.bridge.graalpy.SharedRuntime.failureOf;
import static dollarbill.bridge.graalpy.SharedRuntime.install;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dollarbill.bridge.DoubleRows;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelFailure;
import dollarbill.bridge.ModelReason;
import dollarbill.bridge.ModelSource;
import dollarbill.bridge.PythonRuntime.GenerationKey;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("interpreter")
class DeadlineTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final GraalPyRuntime RUNTIME = SharedRuntime.get();

    @ParameterizedTest
    @ValueSource(strings = {
        "while True: pass",
        "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
        "import time\ntime.sleep(1000)",
        "import re\nre.match(r'(a*)*\\1b', 'a' * 60)",
        "sum(range(10**10))",
        "all(map(bool, range(1, 10**10)))",
        "import itertools\nmax(itertools.count())",
        "None in map(bool, range(1, 2 * 10**6))",
    })
    void aCallThatDoesNotEndCostsItsDeadline(String body) throws ModelException {
        GenerationKey good = install(model("return [[5.0] for row in rows]"));
        GenerationKey bad = install(
                model("if rows[0][0] > 0.0:\n" + body.indent(4) + "return [[1.0] for row in rows]"));
        long before = RUNTIME.health().retired();
        ModelException thrown = catchThrowableOfType(
                ModelException.class, () -> RUNTIME.call(bad, DoubleRows.of(2, 1, 0), SHORT));
        assertThat(thrown.failure().reason()).isEqualTo(ModelReason.MODEL_DEADLINE);
        assertThat(RUNTIME.call(good, ROW, LIMIT)).isEqualTo(DoubleRows.of(1, 5.0));
        eventually("the interpreter is replaced", () -> RUNTIME.health().ready() == 2);
        eventually("its thread ends", () -> RUNTIME.health().stuckThreads() == 0);
        assertThat(RUNTIME.health().retired()).isEqualTo(before + 1);
        RUNTIME.uninstall(bad);
        RUNTIME.uninstall(good);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sum(range(10**10))", "all(map(bool, range(1, 10**10)))", "min(map(abs, range(10**10)))"})
    void aLoopOfABuiltinIsInterruptedAndNoThreadIsAbandoned(String body) {
        assertThat(failureOf(model(body), SHORT).reason()).isEqualTo(ModelReason.MODEL_DEADLINE);
        eventually("its thread ends", () -> RUNTIME.health().stuckThreads() == 0);
    }

    @Test
    void aCheckThatDoesNotEndCostsItsDeadlineAndNoServingInterpreter() throws ModelException {
        GenerationKey good = install(model("return [[5.0] for row in rows]"));
        assertThat(failureOf(model("while True: pass"), SHORT).reason()).isEqualTo(ModelReason.MODEL_DEADLINE);
        assertThat(RUNTIME.health().ready()).isEqualTo(RUNTIME.health().contexts());
        assertThat(RUNTIME.call(good, ROW, LIMIT)).isEqualTo(DoubleRows.of(1, 5.0));
        assertThat(failureOf(model("return None")).reason()).isEqualTo(ModelReason.MODEL_OUTPUT_INVALID);
        RUNTIME.uninstall(good);
    }

    @ParameterizedTest
    @ValueSource(strings = {"while True: pass", "sum(range(10**10))", "import time\ntime.sleep(1000)"})
    void aCheckThatDoesNotEndTellsTheFunctionItWasStoppedIn(String body) {
        ModelSource source = model(body);
        int line = 1 + (int) source.text().lines().takeWhile(text -> !text.contains("def predict")).count();
        assertThat(stoppedInAFunction(source).where()).hasValueSatisfying(where -> {
            assertThat(where.file()).isEqualTo(source.fileName());
            assertThat(where.line()).isEqualTo(line);
        });
    }

    /** Allows the check longer and longer while it is stopped before the model's function has begun, as on a busy machine. */
    private static ModelFailure stoppedInAFunction(ModelSource source) {
        Duration allowed = SHORT;
        ModelFailure failure = failureOf(source, allowed);
        while (failure.where().isEmpty() && allowed.compareTo(LIMIT) < 0) {
            allowed = allowed.multipliedBy(4);
            failure = failureOf(source, allowed);
        }
        return failure;
    }

    @Test
    void aCheckIsCalledOffByAnInterruptOfItsMaker() throws InterruptedException {
        ModelSource endless = model("while True: pass");
        AtomicReference<ModelFailure> seen = new AtomicReference<>();
        Thread maker = Thread.ofPlatform().start(() -> seen.set(failureOf(endless, Duration.ofMinutes(5))));
        eventually("the maker waits", () -> maker.getState() == Thread.State.TIMED_WAITING);
        maker.interrupt();
        maker.join();
        assertThat(seen.get().reason()).isEqualTo(ModelReason.MODEL_DEADLINE);
        assertThat(seen.get().message()).contains("called off");
        assertThat(failureOf(model("return None")).reason()).isEqualTo(ModelReason.MODEL_OUTPUT_INVALID);
    }

    @Test
    void aDeadlineAlreadyOverIsADeadline() throws ModelException {
        GenerationKey good = install(model("return [[5.0] for row in rows]"));
        ModelException thrown = catchThrowableOfType(ModelException.class,
                () -> RUNTIME.call(good, ROW, Duration.ZERO));
        assertThat(thrown.failure().reason()).isEqualTo(ModelReason.MODEL_DEADLINE);
        RUNTIME.uninstall(good);
    }
}
