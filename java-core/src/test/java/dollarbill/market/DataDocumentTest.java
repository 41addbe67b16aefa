package dollarbill.market;

import static org.assertj.core.api.Assertions.assertThat;

import dollarbill.market.quality.Defect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of {@code docs/data.md} are those of the program. */
class DataDocumentTest {
    private static String document() throws IOException {
        return Files.readString(Path.of(System.getProperty("project.root")).resolve("docs/data.md"));
    }

    @Test
    void tableOfPublicationIsTheCalendar() throws IOException {
        String table = PublicationCalendar.macro()
                .stream()
                .map(e -> "| `%s` | %s | %s | %s | %s |%n"
                        .formatted(e.series(), e.meaning(), e.unit(), e.lag().rule(), e.release()))
                .collect(Collectors.joining());
        assertThat(document()).contains("|---|---|---|---|---|\n" + table + "<!-- end -->");
    }

    @Test
    void tableOfFaultsIsTheEnum() throws IOException {
        String table = Stream.of(Defect.values())
                .map(d -> "| %s | %s |%n".formatted(d.label(), d.meaning()))
                .collect(Collectors.joining());
        assertThat(document()).contains("| fault | what |\n|---|---|\n" + table + "<!-- end -->");
    }
}
