package dollarbill.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dollarbill.app.ChosenFolds;
import dollarbill.app.RunDocument;
import dollarbill.bridge.host.Bridge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model of daily features learns from the sample, says so everywhere, and leaves the versions that ship as they are. */
class TrainOnSampleTest {
    @TempDir
    Path folder;

    @Test
    @Tag("long")
    void volatilityIsMeasuredRegisteredAndMarkedSynthetic() throws IOException {
        List<Path> shipped = files(ProjectCopy.root().resolve("data/models"));
        Path document = folder.resolve("models.md");
        Files.writeString(document, """
                <!-- report of: volatility_forecaster -->
                of a real market
                <!-- end of report -->
                <!-- report of: volatility_forecaster, synthetic market -->
                <!-- end of report -->
                """);
        CliRun run = CliRun.of(ProjectCopy.root(), Bridge::open, Map.of(), "train", "volatility", "--symbols", "SPY",
                "--config", ChosenFolds.of(2, folder.resolve("config")).toString(),
                "--registry", folder.resolve("registry").toString(), "--out", folder.resolve("out").toString(),
                "--paste-into", document.toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).startsWith(RunDocument.SYNTHETIC)
                .contains("days of SPY from ", "skill", "| har |",
                        "registered as version 1, not in service: MODEL_GOLDEN");
        assertThat(Files.readString(document)).contains("-->\nof a real market\n<!--",
                "synthetic market -->\n" + RunDocument.SYNTHETIC + "\n\ndays of SPY");
        Path out = folder.resolve("out/train-volatility_forecaster-v1");
        JsonNode training = new ObjectMapper().readTree(Files.readString(out.resolve("training.json")));
        assertThat(training.path("synthetic").booleanValue()).isTrue();
        assertThat(training.path("promoted").booleanValue()).isFalse();
        assertThat(training.at("/refusal/reason").textValue()).isEqualTo("MODEL_GOLDEN");
        assertThat(training.path("notice").textValue()).isEqualTo(RunDocument.SYNTHETIC);
        assertThat(training.at("/version/synthetic").booleanValue()).isTrue();
        assertThat(training.at("/pooled/0/rows").intValue()).isGreaterThan(300);
        assertThat(Files.readString(out.resolve("report.html"))).contains(RunDocument.SYNTHETIC);
        assertThat(files(ProjectCopy.root().resolve("data/models"))).isEqualTo(shipped);
    }

    private static List<Path> files(Path of) throws IOException {
        try (Stream<Path> all = Files.walk(of)) {
            return all.filter(Files::isRegularFile).filter(f -> !f.toString().contains("staging")).sorted().toList();
        }
    }
}
