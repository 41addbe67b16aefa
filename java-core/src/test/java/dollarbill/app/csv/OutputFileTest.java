package dollarbill.app.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files written aside. */
class OutputFileTest {
    @TempDir
    Path folder;

    @Test
    void whatIsNotCommittedLeavesTheFileBefore() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "before");
        try (OutputFile out = new OutputFile(file)) {
            out.stream().write(new byte[1 << 20]);
        }
        assertThat(Files.readString(file)).isEqualTo("before");
        assertThat(entries()).containsExactly("a.csv");
    }

    @Test
    void whatIsCommittedReplacesIt() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "before");
        try (OutputFile out = new OutputFile(file)) {
            out.stream().write("after".getBytes(StandardCharsets.UTF_8));
            out.commit();
        }
        assertThat(Files.readString(file)).isEqualTo("after");
        assertThat(entries()).containsExactly("a.csv");
    }

    @Test
    void theEndingChoosesGzip() throws IOException {
        Path file = folder.resolve("a.csv.gz");
        try (OutputFile out = new OutputFile(file)) {
            out.stream().write("packed".getBytes(StandardCharsets.UTF_8));
            out.commit();
        }
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("packed");
        }
    }

    private List<String> entries() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(entry -> entry.getFileName().toString()).toList();
        }
    }
}
