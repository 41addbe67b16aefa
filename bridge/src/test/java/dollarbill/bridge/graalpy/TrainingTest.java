package dollarbill.bridge.graalpy;

import static dollarbill.bridge.graalpy.PythonTexts.model;
import static dollarbill.bridge.graalpy.SharedRuntime.LIMIT;
import static dollarbill.bridge.graalpy.SharedRuntime.ROW;
import static dollarbill.bridge.graalpy.SharedRuntime.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dollarbill.bridge.Artefact;
import dollarbill.bridge.DoubleRows;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class TrainingTest {
    private static final String LEARNING = PythonTexts.predicting("return [[self.mean] for row in rows]")
            .replace("\"learned\": False", "\"learned\": True")
            + """
                        def fit(self, rows, labels, settings):
                            settings["progress"](0.5, "half")
                            self.mean = sum(labels) / len(labels)
                        def to_dict(self): return {"mean": self.mean}
                        @classmethod
                        def from_dict(cls, state):
                            model = cls()
                            model.mean = state["mean"]
                            return model
                    """;
    private static final GraalPyRuntime RUNTIME = SharedRuntime.get();

    @Test
    void aCheckIsAnsweredWhileATrainingRunsAndItsInterpreterEndsAfterwards() throws Exception {
        ModelSource source = PythonTexts.source(LEARNING, Map.of());
        CountDownLatch half = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CompletableFuture<Artefact> trained = CompletableFuture.supplyAsync(() -> {
            try {
                return RUNTIME.fit(source, DoubleRows.of(2, 1, 2, 3, 4), new double[] {1, 2}, "{}", progress -> {
                    half.countDown();
                    try {
                        goOn.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }, LIMIT);
            } catch (ModelException e) {
                throw new IllegalStateException(e);
            }
        });
        half.await();
        try {
            assertThat(RUNTIME.check(
                    model("return [[5.0] for row in rows]"), Optional.empty(), Optional.of(ROW), LIMIT)
                    .outputs())
                    .isEqualTo(DoubleRows.of(1, 5.0));
        } finally {
            goOn.countDown();
        }
        assertThat(trained.join().json()).isEqualTo("{\"mean\":1.5}");
        eventually("its thread ends", () -> Thread.getAllStackTraces()
                .keySet()
                .stream()
                .noneMatch(thread -> thread.getName().startsWith("python-train")));
    }
}
