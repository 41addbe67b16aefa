package dollarbill.bridge.graalpy;

import static dollarbill.bridge.graalpy.PythonTexts.model;
import static dollarbill.bridge.graalpy.SharedRuntime.LIMIT;
import static dollarbill.bridge.graalpy.SharedRuntime.ROW;
import static dollarbill.bridge.graalpy.SharedRuntime.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dollarbill.bridge.DoubleRows;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelId;
import dollarbill.bridge.ModelReason;
import dollarbill.bridge.PythonRuntime.GenerationKey;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClosingTest {
    private static final GenerationKey KEY = new GenerationKey(new ModelId("m"), 1);

    @Test
    void callsPastTheLimitAreRefusedAndClosingEndsWhatRuns(@TempDir Path folder) throws ModelException {
        GraalPyRuntime runtime = GraalPyRuntime.start(GraalPySettings.of(folder, 1, 0));
        runtime.install(KEY, model("while rows[0][0] > 0.0: pass\nreturn [[1.0]]"), Optional.empty());
        eventually("the interpreter is free", () -> runtime.health().ready() == 1 && runtime.health().busy() == 0);
        CompletableFuture<ModelReason> running = CompletableFuture
                .supplyAsync(() -> reasonOf(runtime, DoubleRows.of(2, 1, 0)));
        eventually("the call runs", () -> runtime.health().busy() == 1);

        assertThat(reasonOf(runtime, ROW)).isEqualTo(ModelReason.MODEL_OVERLOADED);

        runtime.close();
        assertThat(running.join()).isEqualTo(ModelReason.MODEL_HOST_CLOSED);
        assertThat(reasonOf(runtime, ROW)).isEqualTo(ModelReason.MODEL_HOST_CLOSED);
        assertThat(runtime.health().contexts()).isZero();
    }

    @Test
    void aGenerationNobodyInstalledIsNotFound() {
        assertThat(reasonOf(SharedRuntime.get(), ROW)).isEqualTo(ModelReason.MODEL_NOT_FOUND);
    }

    private static ModelReason reasonOf(GraalPyRuntime runtime, DoubleRows rows) {
        return catchThrowableOfType(ModelException.class, () -> runtime.call(KEY, rows, LIMIT))
                .failure()
                .reason();
    }
}
