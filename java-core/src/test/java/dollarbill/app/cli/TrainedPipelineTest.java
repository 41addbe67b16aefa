package dollarbill.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training, judging and explaining with the real model in process, on sample data. */
@Order(1)
class TrainedPipelineTest {
    private static TrainedModels models;

    @TempDir
    Path folder;

    @BeforeAll
    static void trainOnce() {
        models = TrainedModels.get();
    }

    private CliRun pipeline(String... more) {
        List<String> args = new ArrayList<>(
                List.of("pipeline", "--out", folder.toString(), "--symbols", "TSLA,MSFT,NVDA", "--json"));
        args.addAll(List.of(more));
        return models.run(args.toArray(String[]::new));
    }

    @Test
    void trainingRegistersAMeasuredVersionAndServesItWhereNothingServed() throws IOException {
        CliRun training = models.training();
        assertThat(training.code()).as(training.err()).isZero();
        JsonNode document = RunJson.parse(training.out());
        assertThat(document.path("version").path("version").asInt()).isEqualTo(1);
        assertThat(document.path("promoted").asBoolean()).isTrue();
        assertThat(document.path("synthetic").asBoolean()).isTrue();
        assertThat(document.path("version").path("data_hash").asText()).hasSize(64);
        assertThat(document.path("version").path("code_hash").asText()).hasSize(64);
        assertThat(document.path("evaluations").valueStream().map(e -> e.path("name").asText()))
                .containsExactly("signal_classifier", "constant_rate", "edge_alone");
        assertThat(document.path("evaluations")).allSatisfy(evaluation -> {
            JsonNode brier = evaluation.path("brier");
            assertThat(brier.path("low").asDouble()).isLessThanOrEqualTo(brier.path("value").asDouble());
            assertThat(brier.path("high").asDouble()).isGreaterThanOrEqualTo(brier.path("value").asDouble());
        });
        Path stored = models.folder().resolve("out").resolve("train-signal_classifier-v1").resolve("training.json");
        assertThat(Files.readString(stored)).isEqualTo(training.out());
    }

    @Test
    void theVerdictIsWhatItsIntervalSays() {
        JsonNode verdict = RunJson.parse(models.training().out()).path("verdict");
        boolean evidence = verdict.path("low").asDouble() > 0.0;
        assertThat(verdict.path("evidence").asBoolean()).isEqualTo(evidence);
        assertThat(verdict.path("text").asText()).startsWith(evidence ? "Evidence of skill" : "No evidence of skill");
    }

    @Test
    void everySignalIsJudgedByOneGenerationAndExplained() {
        CliRun run = pipeline();
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        JsonNode document = RunJson.parse(run.out());
        long generation = document.path("model").path("generation").asLong();
        assertThat(document.path("model").path("version").asInt()).isEqualTo(1);
        assertThat(document.path("signals")).isNotEmpty().allSatisfy(signal -> {
            JsonNode confidence = signal.path("confidence");
            assertThat(confidence.path("source").asText()).as(confidence.toString()).isEqualTo("MODEL");
            assertThat(confidence.path("generation").asLong()).isEqualTo(generation);
            assertThat(signal.path("ml_confidence").asDouble()).isBetween(
                    confidence.path("low").asDouble(), confidence.path("high").asDouble());
        });
        String folderOfRun = folder.resolve(document.path("run").asText()).toString();
        for (String id : RunJson.ids(document)) {
            CliRun explained = CliRun.withoutModels("explain", id, "--run", folderOfRun);
            assertThat(explained.code()).as(explained.out()).isZero();
        }
    }

    @Test
    void twoRunsAgreeThoughTheSecondIsAnsweredFromTheCache() {
        JsonNode first = RunJson.parse(pipeline().out());
        JsonNode second = RunJson.parse(pipeline("--threads", "1").out());
        assertThat(RunJson.comparable(second)).isEqualTo(RunJson.comparable(first));
        assertThat(second.path("signals"))
                .allSatisfy(signal -> assertThat(signal.path("confidence").path("cache").asText()).isEqualTo("HIT"));
    }

    @Test
    void confidenceBelowTheThresholdGetsNoContract() {
        JsonNode document = RunJson.parse(pipeline("--portfolio-value", "100000").out());
        assertThat(document.path("signals")).allSatisfy(signal -> {
            if (signal.path("ml_confidence").asDouble() < 0.6) {
                assertThat(signal.path("sizing").path("contracts").asLong()).as(signal.path("id").asText()).isZero();
            }
        });
    }

    @Test
    void modelsAreListedShownCheckedAndHaveVersions() {
        CliRun list = models.run("models", "list");
        assertThat(list.code()).as(list.err()).isZero();
        assertThat(list.out()).contains("signal_classifier", "SERVING");
        CliRun show = models.run("models", "show", "signal_classifier", "--json");
        assertThat(RunJson.parse(show.out()).path("inputs")).hasSize(12);
        CliRun versions = models.run("models", "versions", "signal_classifier", "--json");
        assertThat(RunJson.parse(versions.out()).path("versions").path(0).path("synthetic").asBoolean()).isTrue();
        CliRun check = models.run("models", "check", "signal_classifier", "--json");
        JsonNode report = RunJson.parse(check.out());
        assertThat(check.code()).isEqualTo(report.path("accepted").asBoolean() ? 0 : 5);
    }

    @Test
    void anUnknownModelIsAFaultOfTheModelAndNamesTheKnownOnes() {
        CliRun run = models.run("models", "show", "nobody");
        assertThat(run.code()).isEqualTo(5);
        assertThat(run.err()).startsWith("error MODEL_NOT_FOUND: ").contains("signal_classifier");
    }

    @Test
    void anUnknownVersionCannotBePromoted() {
        CliRun run = models.run("models", "promote", "signal_classifier", "77");
        assertThat(run.code()).isEqualTo(5);
        assertThat(run.err()).startsWith("error MODEL_").contains("77");
    }

    @Test
    void theDoctorFindsAllThatIsThere() {
        CliRun run = models.run("doctor", "--json");
        JsonNode diagnosis = RunJson.parse(run.out());
        assertThat(diagnosis.path("findings").valueStream().map(f -> f.path("area").asText()))
                .contains("jdk", "configuration", "registry", "python", "jit", "model signal_classifier", "data SPY");
        assertThat(run.code()).as(run.out()).isEqualTo(diagnosis.path("healthy").asBoolean() ? 0 : 7);
        assertThat(diagnosis.path("findings")).allSatisfy(finding -> {
            if (!finding.path("condition").asText().equals("GOOD")) {
                assertThat(finding.path("remedy").asText()).as(finding.toString()).isNotBlank();
            }
        });
    }
}
