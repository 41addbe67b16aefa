package dollarbill.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verb that keeps features and reads what was known. */
class StoreCommandTest {
    @TempDir
    Path folder;

    private CliRun store(String... more) {
        String[] args = new String[5 + more.length];
        args[0] = "store";
        args[1] = "--symbols";
        args[2] = "KO";
        args[3] = "--store";
        args[4] = folder.toString();
        System.arraycopy(more, 0, args, 5, more.length);
        return CliRun.withoutModels(args);
    }

    @Test
    void readsTheRowKnownAtAMoment() throws Exception {
        CliRun none = store("--as-of", "2026-03-02T12:00:00Z");
        assertThat(none.code()).isEqualTo(4);
        assertThat(none.err()).contains("has no stored features known at 2026-03-02T12:00:00Z");
        CliRun kept = store();
        assertThat(kept.code()).as(kept.err()).isZero();
        assertThat(kept.out()).contains("KO: ", " features kept in ");
        CliRun read = store("--as-of", "2026-03-02T12:00:00Z", "--json");
        assertThat(read.code()).as(read.err()).isZero();
        JsonNode row = RunJson.parse(read.out()).path(0);
        assertThat(row.path("date").asText()).isEqualTo("2026-02-27");
        JsonNode close = row.path("features").path("returns_5d");
        assertThat(close.path("known_at").asText()).isEqualTo("2026-02-27T21:00:00Z");
        assertThat(row.path("features").path("days_to_earnings").path("absent").asText()).isEqualTo("SERIES_MISSING");
        Files.writeString(folder.resolve("KO.parquet"), "cut off");
        CliRun damaged = store("--as-of", "2026-03-02T12:00:00Z");
        assertThat(damaged.code()).isEqualTo(4);
        assertThat(damaged.err()).contains("KO.parquet");
    }

    @Test
    void refusesATimeThatIsNone() {
        CliRun run = store("--as-of", "yesterday");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--as-of: 'yesterday' must be a time");
    }
}
