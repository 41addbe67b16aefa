package dollarbill.bridge.host;

import static dollarbill.bridge.host.ModelFolder.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dollarbill.bridge.Artefact;
import dollarbill.bridge.BridgeSettings;
import dollarbill.bridge.CacheState;
import dollarbill.bridge.CheckReport;
import dollarbill.bridge.DoubleRows;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelHost;
import dollarbill.bridge.ModelId;
import dollarbill.bridge.ModelReason;
import dollarbill.bridge.ModelStatus;
import dollarbill.bridge.ModelStatus.State;
import dollarbill.bridge.Prediction;
import dollarbill.bridge.PredictionRequest;
import dollarbill.bridge.Predictions;
import dollarbill.bridge.Values;
import dollarbill.bridge.VersionNotes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The host over a scripted runtime: reload, refusal, breaker, fallback, golden vectors, registry. */
class HostTest {
    @TempDir
    Path temp;

    private final FakeTime time = new FakeTime();
    private final ScriptedRuntime runtime = new ScriptedRuntime();
    private ModelFolder folder;
    private ModelHost host;

    @BeforeEach
    void open() {
        folder = ModelFolder.in(temp);
        folder.save("serve 1");
        host = open(folder.settings());
    }

    @AfterEach
    void close() {
        host.close();
    }

    private ModelHost open(BridgeSettings settings) {
        return Bridge.open(settings, runtime, time, time::nanos);
    }

    private ModelStatus status() {
        return host.model(MODEL).orElseThrow();
    }

    private ModelReason refusal() {
        return status().refusal().orElseThrow().failure().reason();
    }

    private Predictions ask(double... rows) {
        return host.predict(PredictionRequest.of(MODEL, DoubleRows.of(2, rows), "2026-01-05"));
    }

    private static Prediction.Scored scored(Predictions predictions, int row) {
        assertThat(predictions.rows().get(row)).isInstanceOf(Prediction.Scored.class);
        return (Prediction.Scored) predictions.rows().get(row);
    }

    private static ModelReason rejected(Predictions predictions, int row) {
        assertThat(predictions.rows().get(row)).isInstanceOf(Prediction.Rejected.class);
        return ((Prediction.Rejected) predictions.rows().get(row)).failure().reason();
    }

    private static VersionNotes notes() {
        return new VersionNotes(
                Instant.parse("2026-01-01T00:00:00Z"), 10, "d".repeat(64), "made up", true, new TreeMap<>());
    }

    @Test
    void coldRequestWaitsForTheModelAndGetsRealAnswers() {
        Predictions answers = ask(1, 2);
        assertThat(scored(answers, 0).values()).isEqualTo(Values.of(ScriptedRuntime.expected(1, "", 1, 2)));
        assertThat(answers.generation().orElseThrow().number()).isEqualTo(1);
    }

    @Test
    void cachedAnswerIsMarkedAndNotComputedAgain() {
        assertThat(scored(ask(1, 2), 0).provenance().cache()).isEqualTo(CacheState.MISS);
        assertThat(scored(ask(1, 2), 0).provenance().cache()).isEqualTo(CacheState.HIT);
        assertThat(runtime.rowsComputed).hasValue(1);
        assertThat(status().health().cacheHitRate()).isEqualTo(0.5);
    }

    @Test
    void equalRowsOfOneBatchAreComputedOnce() {
        Predictions answers = ask(1, 2, 3, 4, 1, 2, 1, Double.NaN);
        assertThat(runtime.rowsComputed).hasValue(3);
        assertThat(runtime.calls).hasValue(1);
        assertThat(scored(answers, 2).values()).isEqualTo(scored(answers, 0).values());
        assertThat(scored(answers, 2).provenance().cache()).isEqualTo(CacheState.SHARED);
    }

    @Test
    void minusZeroIsAnotherQuestionThanZero() {
        assertThat(scored(ask(0.0, 1), 0).values()).isNotEqualTo(scored(ask(-0.0, 1), 0).values());
    }

    @Test
    void badRowsAreNamedOneByOneAndTheOthersGoOn() {
        Predictions answers = ask(1, 2, 101, 2, Double.NaN, 2, 1, Double.POSITIVE_INFINITY);
        scored(answers, 0);
        for (int row = 1; row <= 3; row++) {
            assertThat(rejected(answers, row)).isEqualTo(ModelReason.MODEL_INPUT_INVALID);
        }
        assertThat(((Prediction.Rejected) answers.rows().get(1)).failure().message())
                .contains("row 1")
                .contains("'x'")
                .contains("101.0")
                .contains("[-100.0, 100.0] percent");
        assertThat(status().health().errors()).isZero();
    }

    @Test
    void wrongNumberOfColumnsIsRefusedWithTheNames() {
        Predictions answers = host.predict(PredictionRequest.of(MODEL, DoubleRows.of(1, 5), "now"));
        assertThat(rejected(answers, 0)).isEqualTo(ModelReason.MODEL_INPUT_INVALID);
        assertThat(answers.rows().toString()).contains("[x, y]");
    }

    @Test
    void unknownModelIsNotFound() {
        PredictionRequest request = PredictionRequest.of(new ModelId("nobody"), DoubleRows.of(1, 5), "now");
        assertThat(rejected(host.predict(request), 0)).isEqualTo(ModelReason.MODEL_NOT_FOUND);
    }

    @Test
    void disabledModelIsNotLoaded() {
        host.close();
        BridgeSettings on = folder.settings();
        host = open(new BridgeSettings(
                on.pythonFolder(), on.registryFolder(), Set.of(MODEL), Set.of(), 1, 1, on.deadline(),
                on.checkDeadline(),
                false, on.cache(), on.breaker()));
        assertThat(host.awaitReady(Duration.ofSeconds(10))).isTrue();
        assertThat(rejected(ask(1, 2), 0)).isEqualTo(ModelReason.MODEL_DISABLED);
        assertThat(status().state()).isEqualTo(State.DISABLED);
        assertThatThrownBy(() -> host.promote(MODEL, 1)).hasMessageStartingWith("MODEL_DISABLED");
    }

    @Test
    void savedEditIsSwappedInAndTheOldGenerationDropped() {
        host.refresh();
        folder.save("serve 2");
        host.refresh();
        assertThat(scored(ask(1, 2), 0).values().get(0)).isEqualTo(2);
        assertThat(status().generation().orElseThrow().number()).isEqualTo(2);
        host.refresh();
        host.check(MODEL);
        assertThat(runtime.installed).hasSize(1);
    }

    @Test
    void brokenEditKeepsTheOldOneWithFileLineAndReasonUntilItIsTakenBack() {
        host.refresh();
        folder.save("refuse 7");
        host.refresh();
        assertThat(status().state()).isEqualTo(State.SERVING_PREVIOUS);
        assertThat(refusal()).isEqualTo(ModelReason.MODEL_SYNTAX);
        assertThat(status().refusal().orElseThrow().failure().where().orElseThrow().line()).isEqualTo(7);
        assertThat(scored(ask(1, 2), 0).values().get(0)).isEqualTo(1);
        folder.save("serve 1");
        host.refresh();
        assertThat(status().state()).isEqualTo(State.SERVING);
        assertThat(status().generation().orElseThrow().number()).isEqualTo(1);
        assertThat(status().health().refused()).isEqualTo(1);
    }

    @Test
    void neverGoodModelIsUnavailableWithItsReason() {
        host.close();
        folder.save("refuse 3");
        host = open(folder.settings());
        assertThat(rejected(ask(1, 2), 0)).isEqualTo(ModelReason.MODEL_SYNTAX);
        assertThat(status().state()).isEqualTo(State.UNAVAILABLE);
    }

    @Test
    void deletedFileKeepsTheLastGoodGeneration() throws IOException {
        host.refresh();
        Files.delete(folder.modelFile());
        host.refresh();
        assertThat(refusal()).isEqualTo(ModelReason.MODEL_NOT_FOUND);
        scored(ask(1, 2), 0);
    }

    @Test
    void newFileAppearsAndPrivateOnesDoNot() {
        ModelFolder.write(folder.modelFile().resolveSibling("fresh.py"), "serve 4");
        ModelFolder.write(folder.modelFile().resolveSibling("_hidden.py"), "serve 4");
        host.refresh();
        assertThat(host.models()).extracting(m -> m.model().value()).containsExactly("fresh", "probe");
        assertThat(host.models()).extracting(ModelStatus::state).containsOnly(State.SERVING);
    }

    @Test
    void libraryEditReloadsTheModel() {
        host.refresh();
        folder.library("forest.py", "x = 1\n");
        host.refresh();
        assertThat(status().generation().orElseThrow().number()).isEqualTo(2);
    }

    @Test
    void failedCallFallsBackAndTheBreakerOpensRestsAndHeals() {
        folder.save("fail 2");
        host.refresh();
        PredictionRequest request = PredictionRequest.of(MODEL, DoubleRows.of(2, 1, 2), "now")
                .withFallback(row -> Values.of(0, row, 0));
        for (int call = 0; call < 4; call++) {
            Prediction answer = host.predict(request).rows().getFirst();
            assertThat(answer).isInstanceOf(Prediction.Fallback.class);
            assertThat(((Prediction.Fallback) answer).failure().reason()).isEqualTo(ModelReason.MODEL_FAILED);
        }
        Prediction resting = host.predict(request).rows().getFirst();
        assertThat(((Prediction.Fallback) resting).failure().reason()).isEqualTo(ModelReason.MODEL_BREAKER_OPEN);
        assertThat(runtime.calls).hasValue(4);
        assertThat(status().health().breaker()).isEqualTo("OPEN");
        time.advance(Duration.ofSeconds(6));
        host.predict(request);
        assertThat(runtime.calls).hasValue(5);
        folder.save("serve 3");
        host.refresh();
        assertThat(status().health().breaker()).isEqualTo("CLOSED");
        scored(host.predict(request), 0);
    }

    @Test
    void standInThatIsNoAnswerIsRejectedWithTheModelsReason() {
        folder.save("fail 2");
        host.refresh();
        PredictionRequest request = PredictionRequest.of(MODEL, DoubleRows.of(2, 1, 2), "now");
        Predictions wrongSize = host.predict(request.withFallback(row -> Values.of(1)));
        assertThat(rejected(wrongSize, 0)).isEqualTo(ModelReason.MODEL_FAILED);
        assertThat(wrongSize.rows().toString()).contains("1 values, not 3");
        Predictions nan = host.predict(request.withFallback(row -> Values.of(1, Double.NaN, 1)));
        assertThat(rejected(nan, 0)).isEqualTo(ModelReason.MODEL_FAILED);
        Predictions thrown = host.predict(request.withFallback(row -> {
            throw new IllegalStateException("no idea");
        }));
        assertThat(thrown.rows().toString()).contains("no idea");
    }

    @Test
    void goldenVectorsRefuseAnEditThatMovesAnswersUntilTheyAreRewritten() throws Exception {
        host.refresh();
        CheckReport written = host.rewriteGolden(MODEL);
        assertThat(written.goldenRows()).isEqualTo(2);
        host.refresh();
        assertThat(status().state()).isEqualTo(State.SERVING);
        assertThat(status().generation().orElseThrow().number()).isEqualTo(1);
        folder.save("serve 2");
        host.refresh();
        assertThat(refusal()).isEqualTo(ModelReason.MODEL_GOLDEN);
        assertThat(status().refusal().orElseThrow().failure().message())
                .contains("row 0 output 'version': expected 1.0, got 2.0, allowed within 1.0E-9")
                .contains("dollarbill models golden probe --write");
        CheckReport report = host.check(MODEL);
        assertThat(report.goldenRows()).isEqualTo(2);
        assertThat(report.contract()).isPresent();
        assertThat(report.failure().orElseThrow().reason()).isEqualTo(ModelReason.MODEL_GOLDEN);
        host.rewriteGolden(MODEL);
        host.refresh();
        assertThat(status().state()).isEqualTo(State.SERVING);
        assertThat(scored(ask(1, 2), 0).values().get(0)).isEqualTo(2);
        try (var files = Files.list(folder.goldenFile().getParent())) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder("probe.py", "probe.golden.json");
        }
    }

    @Test
    void brokenGoldenFileIsRefusedWithItsFault() {
        host.refresh();
        ModelFolder.write(folder.goldenFile(), """
                {"contract":1,"model":"probe","inputs":["x","y"],"outputs":["version"],
                 "within":{"version":-1},"rows":[[1,null]],"expected":[[1]]}""");
        host.refresh();
        assertThat(refusal()).isEqualTo(ModelReason.MODEL_GOLDEN);
        assertThat(status().refusal().orElseThrow().failure().message())
                .contains("models/probe.golden.json")
                .contains("'within'");
        scored(ask(1, 2), 0);
    }

    @Test
    void promotionAndRollbackSwapTheLearnedState() throws Exception {
        folder.save("artefact 1");
        host.refresh();
        assertThat(refusal()).isEqualTo(ModelReason.MODEL_ARTEFACT_MISSING);
        host.register(MODEL, new Artefact("{}"), notes());
        host.register(MODEL, new Artefact("{\"a\":1}"), notes());
        host.refresh();
        assertThat(host.versions(MODEL)).extracting(v -> v.promoted()).containsExactly(false, false);
        host.promote(MODEL, 1);
        assertThat(scored(ask(1, 2), 0).values()).isEqualTo(Values.of(ScriptedRuntime.expected(1, "{}", 1, 2)));
        ModelStatus second = host.promote(MODEL, 2);
        assertThat(second.generation().orElseThrow().version()).contains(2);
        assertThat(scored(ask(1, 2), 0).values())
                .isEqualTo(Values.of(ScriptedRuntime.expected(1, "{\"a\":1}", 1, 2)));
        assertThat(host.versions(MODEL)).extracting(v -> v.promoted()).containsExactly(false, true);
        assertThat(host.rollback(MODEL).generation().orElseThrow().version()).contains(1);
        assertThatThrownBy(() -> host.rollback(MODEL)).hasMessageStartingWith("MODEL_REGISTRY");
        assertThat(scored(ask(1, 2), 0).provenance().cache()).isEqualTo(CacheState.HIT);
    }

    @Test
    void refusedPromotionChangesNothing() throws Exception {
        host.refresh();
        host.rewriteGolden(MODEL);
        host.register(MODEL, new Artefact("{\"moves\":\"answers\"}"), notes());
        assertThatThrownBy(() -> host.promote(MODEL, 1))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith("MODEL_GOLDEN");
        assertThatThrownBy(() -> host.promote(MODEL, 9)).hasMessageStartingWith("MODEL_REGISTRY");
        assertThat(folder.registryFile("current.json")).doesNotExist();
        host.refresh();
        assertThat(status().state()).isEqualTo(State.SERVING);
        assertThat(status().generation().orElseThrow().version()).isEmpty();
    }

    @Test
    void brokenPointerAndChangedArtefactKeepTheLastGoodGeneration() throws Exception {
        host.refresh();
        host.register(MODEL, new Artefact("{}"), notes());
        host.promote(MODEL, 1);
        ModelFolder.write(folder.registryFile("current.json"), "{\"version\": \"one\", \"previous\": []}");
        host.refresh();
        assertThat(refusal()).isEqualTo(ModelReason.MODEL_REGISTRY);
        assertThat(status().refusal().orElseThrow().failure().message())
                .contains("probe/current.json")
                .contains("'version'");
        ModelFolder.write(folder.registryFile("current.json"), "{\"version\": 1, \"previous\": []}");
        ModelFolder.write(folder.registryFile("1/artefact.json"), "{ }");
        host.refresh();
        assertThat(status().refusal().orElseThrow().failure().message()).contains("probe/1/artefact.json was changed");
        assertThat(scored(ask(1, 2), 0).provenance().generation()).isEqualTo(2);
    }

    @Test
    void anotherHostOnTheSameFoldersSeesAPromotion() throws Exception {
        host.refresh();
        try (ModelHost other = Bridge.open(folder.settings(), new ScriptedRuntime(), time, time::nanos)) {
            other.refresh();
            host.register(MODEL, new Artefact("{}"), notes());
            host.promote(MODEL, 1);
            other.refresh();
            assertThat(other.model(MODEL).orElseThrow().generation().orElseThrow().version()).contains(1);
        }
    }

    @Test
    void closedHostAnswersWithItsReason() {
        host.refresh();
        host.close();
        assertThat(rejected(ask(1, 2), 0)).isEqualTo(ModelReason.MODEL_HOST_CLOSED);
        assertThat(runtime.closed).isTrue();
    }

    @Test
    void missingPythonFolderIsNamed() {
        BridgeSettings nowhere = BridgeSettings.of(temp.resolve("nowhere"), temp);
        assertThatThrownBy(() -> Bridge.open(nowhere, runtime, time, time::nanos))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nowhere");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0.001 | 4 | 5 | 10 | 60 | breaker.failureRate 0.001 must be in [0.01, 1]
            1.5   | 4 | 5 | 10 | 60 | breaker.failureRate 1.5 must be in [0.01, 1]
            0.5   | 0 | 5 | 10 | 60 | breaker.calls 0 must be at least 1
            0.5   | 4 | 0 | 10 | 60 | breaker.rest PT0S must be positive
            0.5   | 4 | 5 | -1 | 60 | cache.size -1 must be at least 0
            0.5   | 4 | 5 | 10 | 0  | cache.timeToLive PT0S must be positive
            """)
    void settingThatCannotBeUsedIsNamed(double rate, int calls, int rest, long size, int live, String message) {
        BridgeSettings good = folder.settings();
        BridgeSettings bad = new BridgeSettings(
                good.pythonFolder(), good.registryFolder(), Set.of(), Set.of(), 1, 1, good.deadline(),
                good.checkDeadline(), false, new BridgeSettings.Cache(true, size, Duration.ofSeconds(live)),
                new BridgeSettings.Breaker(rate, calls, Duration.ofSeconds(rest)));
        assertThatThrownBy(() -> Bridge.open(bad, runtime, time, time::nanos))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
