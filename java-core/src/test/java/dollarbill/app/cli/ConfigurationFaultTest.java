package dollarbill.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands over a configuration that is refused: no Python, no stack trace, the place of the fault. */
class ConfigurationFaultTest {
    @TempDir
    Path folder;

    @BeforeEach
    void configurationWithAnUnknownKey() throws IOException {
        Path project = Path.of(System.getProperty("project.root")).resolve("config");
        try (var files = Files.list(project)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        Path trading = folder.resolve("trading.json");
        Files.writeString(trading, Files.readString(trading).replace("\"scaling\": 0.5", "\"skaling\": 0.5"));
    }

    @Test
    void aCommandEndsWithTheCodeOfConfigurationAndNamesFileAndKey() {
        CliRun run = CliRun.withoutModels("models", "list", "--config", folder.toString());
        assertThat(run.code()).as(run.err()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines().toList()).hasSize(1);
        assertThat(run.err()).startsWith("error CONFIGURATION: ").contains("trading.json:", "skaling");
    }

    @Test
    void debugShowsThePlaceInTheProgram() {
        CliRun run = CliRun.withoutModels("models", "list", "--debug", "--config", folder.toString());
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("ConfigurationException", "\tat dollarbill.");
    }

    @Test
    void theDoctorReportsTheFaultAndWhatToDo() {
        CliRun run = CliRun.withoutModels("doctor", "--config", folder.toString());
        assertThat(run.code()).as(run.err()).isEqualTo(7);
        List<String> broken = run.out().lines().filter(line -> line.startsWith("BROKEN configuration")).toList();
        assertThat(broken).isNotEmpty().anySatisfy(line -> assertThat(line).contains("skaling"));
        assertThat(run.out()).contains("-> mend it");
    }
}
