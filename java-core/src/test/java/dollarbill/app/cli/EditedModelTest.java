package dollarbill.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dollarbill.app.Engine;
import dollarbill.app.EngineOptions;
import dollarbill.app.LiveSignals;
import dollarbill.app.ModelUse;
import dollarbill.app.PipelineRequest;
import dollarbill.app.ProgressSink;
import dollarbill.app.UnclosedHost;
import dollarbill.bridge.BridgeSettings;
import dollarbill.bridge.ModelHost;
import dollarbill.bridge.host.Bridge;
import dollarbill.feature.SignalFeatures;
import dollarbill.market.Symbol;
import dollarbill.model.SignalClassifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model file edited in place under a running server, in a copy of the project. */
class EditedModelTest {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    Path home;

    private Path model;
    private ModelHost host;
    private Engine engine;

    @BeforeEach
    void openACopyOfTheProject() throws IOException {
        TrainedModels trained = TrainedModels.get();
        ProjectCopy.copyTree(ProjectCopy.root().resolve("python-ml"), home.resolve("python-ml"));
        ProjectCopy.copyTree(ProjectCopy.root().resolve("config"), home.resolve("config"));
        ProjectCopy.copyTree(trained.folder().resolve("registry"), home.resolve("data").resolve("models"));
        ProjectCopy.sample(home.resolve("data").resolve("sample"), "TSLA", "NVDA");
        model = home.resolve("python-ml").resolve("models").resolve("signal_classifier.py");
        Files.deleteIfExists(model.resolveSibling("signal_classifier.golden.json"));
        BridgeSettings settings = BridgeSettings.of(home.resolve("python-ml"), home.resolve("data").resolve("models"));
        host = Bridge.open(new BridgeSettings(
                settings.pythonFolder(),
                settings.registryFolder(),
                settings.disabled(),
                settings.granted(),
                1,
                settings.waiting(),
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                false,
                settings.cache(),
                settings.breaker()));
        assertThat(host.awaitReady(LIMIT)).as("models ready").isTrue();
        engine = Engine.open(
                EngineOptions.of(home, Map.of()),
                ModelUse.SERVER,
                ignored -> host,
                InstantSource.system(),
                ProgressSink.SILENT);
    }

    @AfterEach
    void close() {
        engine.close();
        host.close();
    }

    @Test
    void aGoodEditIsJudgedAnewAndABrokenOneLeavesTheSignalsAlone() throws IOException {
        PipelineRequest request = PipelineRequest.configured()
                .withSymbols(List.of(Symbol.of("TSLA"), Symbol.of("NVDA")));
        try (LiveSignals live = LiveSignals.start(engine, request)) {
            await(() -> generation(live) == 1, "first generation judges");
            assertOneGeneration(live, 1);

            Files.writeString(model, Files.readString(model) + "\n# a harmless remark\n");
            host.refresh();
            await(() -> generation(live) == 2, "second generation judges");
            assertOneGeneration(live, 2);

            LiveSignals.Snapshot before = live.current().orElseThrow();
            Files.writeString(model, "def broken(:\n");
            host.refresh();
            await(
                    () -> host.model(SignalClassifier.ID).orElseThrow().refusal().isPresent(),
                    "the broken edit is refused");
            assertThat(live.current()).containsSame(before);
            assertThat(live.fault()).isEmpty();
        }
    }

    @Test
    void goldenVectorsAreReplacedByTheRowsOfAFile() throws IOException {
        Path rows = home.resolve("rows.csv");
        String header = String.join(",", SignalFeatures.columns());
        Files.writeString(rows,
                header + "\n5,0.4,0.03,0.1,-0.05,100,500,30,25,1.5,3,20\n-2,-0.3,0.02,0.2,-0.1,10,60,45,,,,\n");
        CliRun written = run("models", "golden", "signal_classifier", "--write", "--rows", rows.toString(), "--json");
        assertThat(written.code()).as(written.err()).isZero();
        JsonNode report = RunJson.parse(written.out());
        assertThat(report.path("golden_rows").asInt()).isEqualTo(2);
        CliRun held = run("models", "golden", "signal_classifier", "--json");
        assertThat(RunJson.parse(held.out()).path("accepted").asBoolean()).as(held.out()).isTrue();

        Files.writeString(rows, header + "\n5,4.2,0.03,0.1,-0.05,100,500,30,25,1.5,3,20\n");
        CliRun refused = run("models", "golden", "signal_classifier", "--write", "--rows", rows.toString());
        assertThat(refused.code()).isEqualTo(4);
        assertThat(refused.err()).startsWith("error DATA: ").contains("rows.csv:2", "delta", "4.2", "1.05");
    }

    private CliRun run(String... args) {
        return CliRun.of(home, settings -> new UnclosedHost(host).face(), Map.of(), args);
    }

    private static long generation(LiveSignals live) {
        return live.current()
                .flatMap(snapshot -> snapshot.run().model())
                .map(identity -> identity.generation())
                .orElse(0L);
    }

    private static void assertOneGeneration(LiveSignals live, long generation) {
        JsonNode document = live.current().orElseThrow().document();
        assertThat(document.path("signals")).isNotEmpty()
                .allSatisfy(signal -> assertThat(
                        signal.path("confidence").path("generation").asLong()).as(signal.path("id").asText())
                        .isEqualTo(generation));
    }

    private static void await(BooleanSupplier condition, String what) {
        Instant end = Instant.now().plus(LIMIT);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as(what + " within " + LIMIT).isBefore(end);
            LockSupport.parkNanos(20_000_000L);
        }
    }
}
