package dollarbill.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands on files alone: the synthetic market and the training rows. */
class SampleAndExportTest {
    @TempDir
    Path folder;

    @Test
    void aSampleNeverReplacesAFolderThatIsNone() throws IOException {
        Files.writeString(folder.resolve("letter.txt"), "keep me");
        CliRun run = CliRun.withoutModels("sample", "--out", folder.toString());
        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).startsWith("error USAGE: ").contains(folder.toString());
        assertThat(folder.resolve("letter.txt")).hasContent("keep me");
    }

    @Test
    void theSampleOfTheProjectKeepsItsEdge() {
        CliRun run = CliRun.withoutModels("sample", "--no-edge");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--no-edge needs --out");
    }

    /** Over the last 27 of the 84 chains of each underlying. */
    @Test
    void exportedRowsDoNotDependOnThreadsAndCarryTheirOutcome() throws IOException {
        exported(ProjectCopy.sample(folder.resolve("data"), 27, "TSLA", "NVDA"));
    }

    @Test
    @Tag("long")
    void exportedRowsOfAllChainsDoNotDependOnThreadsAndCarryTheirOutcome() throws IOException {
        exported(ProjectCopy.root().resolve("data").resolve("sample"));
    }

    private void exported(Path data) throws IOException {
        Path one = folder.resolve("one.csv");
        Path three = folder.resolve("three.csv");
        CliRun first = export(data, one, "1");
        CliRun second = export(data, three, "3");
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(three).hasSameTextualContentAs(one);
        JsonNode said = RunJson.parse(first.out());
        List<String> lines = Files.readAllLines(one);
        assertThat(lines).hasSize(said.path("rows").asInt() + 1).hasSizeGreaterThan(50);
        assertThat(lines.stream().map(line -> line.split(",", 2)[0])).doesNotHaveDuplicates();
        assertThat(lines.getFirst()).contains("edge_percent", "days_to_expiry", "label", "pnl", "exit_date");
        assertThat(said.path("synthetic").asBoolean()).isTrue();
        assertThat(said.path("content_hash")).isEqualTo(RunJson.parse(second.out()).path("content_hash"));
    }

    private static CliRun export(Path data, Path file, String threads) {
        return CliRun.withoutModels(
                "export-training", "--data", data.toString(), "--out", file.toString(), "--symbols", "TSLA,NVDA",
                "--threads", threads, "--json");
    }
}
