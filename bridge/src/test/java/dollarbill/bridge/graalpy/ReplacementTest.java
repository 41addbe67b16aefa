package dollarbill.bridge.graalpy;

import static dollarbill.bridge.graalpy.PythonTexts.model;
import static dollarbill.bridge.graalpy.PythonTexts.predicting;
import static dollarbill.bridge.graalpy.SharedRuntime.LIMIT;
import static dollarbill.bridge.graalpy.SharedRuntime.ROW;
import static dollarbill.bridge.graalpy.SharedRuntime.eventually;
import static dollarbill.bridge.graalpy.SharedRuntime.failureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dollarbill.bridge.Capability;
import dollarbill.bridge.DoubleRows;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelId;
import dollarbill.bridge.ModelReason;
import dollarbill.bridge.PythonRuntime.GenerationKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplacementTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final GenerationKey GOOD = new GenerationKey(new ModelId("m"), 1);
    private static final GenerationKey WAITING = new GenerationKey(new ModelId("m"), 2);
    private static final int REPLACED = 8;

    @TempDir
    Path folder;

    @Test
    void aGenerationThatHangsWhenAnInterpreterIsReplacedIsLeftOut() throws ModelException, IOException {
        Files.writeString(folder.resolve("flag.txt"), "go");
        GraalPySettings settings = new GraalPySettings(folder, 1, 8, 1, Set.of(Capability.READ_FILES));
        GraalPyRuntime runtime = GraalPyRuntime.start(settings, Duration.ofSeconds(5));
        try {
            runtime.install(
                    GOOD,
                    model("while rows[0][0] > 9.5 and rows[0][1] == 9.5: pass\nreturn [[5.0] for row in rows]"),
                    Optional.empty());
            String waiting = predicting("return [[6.0] for row in rows]")
                    .replace("\"capabilities\": []", "\"capabilities\": [\"READ_FILES\"]")
                    .replace("__init__(self): pass",
                            "__init__(self):\n        while open('flag.txt').read() != 'go': pass");
            runtime.install(WAITING, PythonTexts.source(waiting, Map.of()), Optional.empty());
            assertThat(runtime.call(WAITING, ROW, LIMIT)).isEqualTo(DoubleRows.of(1, 6.0));

            Files.writeString(folder.resolve("flag.txt"), "stay");
            assertThat(reason(runtime, GOOD, DoubleRows.of(2, 9.75, 9.5), SHORT)).isEqualTo(ModelReason.MODEL_DEADLINE);
            eventually("two interpreters were given up", () -> runtime.health().retired() == 2);
            assertThat(runtime.call(GOOD, ROW, LIMIT)).isEqualTo(DoubleRows.of(1, 5.0));
            ModelException thrown = catchThrowableOfType(
                    ModelException.class, () -> runtime.call(WAITING, ROW, LIMIT));
            assertThat(thrown).hasMessageContaining("did not load in time when an interpreter was replaced");
            assertThat(runtime.health().retired()).isEqualTo(2);
        } finally {
            runtime.close();
        }
    }

    @Test
    @Tag("interpreter")
    void replacedInterpretersLeaveNoThreadsBehind() {
        GraalPyRuntime runtime = SharedRuntime.get();
        eventually("the interpreters are ready", () -> runtime.health().ready() == 2);
        assertThat(failureOf(model("while True: pass"), SHORT).reason()).isEqualTo(ModelReason.MODEL_DEADLINE);
        eventually("its thread ends", () -> runtime.health().stuckThreads() == 0);
        assertThat(failureOf(model("return None")).reason()).isEqualTo(ModelReason.MODEL_OUTPUT_INVALID);
        long before = pythonThreads();
        for (int i = 0; i < REPLACED; i++) {
            assertThat(failureOf(model("while True: pass"), SHORT).reason()).isEqualTo(ModelReason.MODEL_DEADLINE);
        }
        eventually("no more threads than before, but for those an interpreter starts late",
                () -> pythonThreads() < before
                        + REPLACED);
    }

    private static ModelReason reason(GraalPyRuntime runtime, GenerationKey key, DoubleRows rows, Duration limit) {
        return catchThrowableOfType(ModelException.class, () -> runtime.call(key, rows, limit))
                .failure()
                .reason();
    }

    private static long pythonThreads() {
        return Thread.getAllStackTraces()
                .keySet()
                .stream()
                .filter(thread -> thread.getName().startsWith("python-"))
                .count();
    }
}
