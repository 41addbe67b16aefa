package dollarbill.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Damages the shipped files at random: whatever happens, only {@link ConfigurationException} may come out. */
class ConfigurationFuzzTest {
    private static final Path SHIPPED = Path.of(System.getProperty("project.root", ".."), "config");
    private static Path folder = SHIPPED;

    @BeforeContainer
    static void copyShippedFiles() throws IOException {
        folder = Files.createTempDirectory("config-fuzz");
        for (String file : ConfigurationTest.FILES) {
            Files.copy(SHIPPED.resolve(file), folder.resolve(file));
        }
    }

    @AfterContainer
    static void deleteFiles() throws IOException {
        for (String file : ConfigurationTest.FILES) {
            Files.delete(folder.resolve(file));
        }
        Files.delete(folder);
    }

    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "{", "}", "[", "]", ",", ":", "\"", "//", "/*", "*/", "null", "true", "NaN", "-1", "1e400",
                        "99999999999999999999", "0.1.2", "\"\\ud800\"", "\u0000", "{\"a\":{}}", "[[[[", "1e-999999999"),
                Arbitraries.strings().ofMaxLength(6));
    }

    @Property(tries = 1500, seed = "20261030")
    void onlyConfigurationExceptionsComeOut(
            @ForAll @IntRange(max = 4) int file,
            @ForAll @IntRange(max = 100_000) int position,
            @ForAll @IntRange(max = 12) int removed,
            @ForAll @From("pieces") String inserted)
            throws IOException {
        String name = ConfigurationTest.FILES.get(file);
        String text = Files.readString(SHIPPED.resolve(name));
        int from = position % text.length();
        int to = Math.min(text.length(), from + removed);
        String damaged = text.substring(0, from) + inserted + text.substring(to);
        Files.write(folder.resolve(name), damaged.getBytes(StandardCharsets.UTF_8));
        try {
            assertThat(Configuration.load(folder, Map.of()).contentHash()).hasSize(64);
        } catch (ConfigurationException e) {
            assertThat(e.faults()).isNotEmpty();
            assertThat(e.getMessage()).contains(name);
        } finally {
            Files.writeString(folder.resolve(name), text);
        }
    }

    @Property(tries = 500, seed = "20261030")
    void onlyConfigurationExceptionsComeOutOfTheEnvironment(@ForAll String key, @ForAll @From("pieces") String value) {
        Map<String, String> environment = Map.of("DOLLARBILL_" + key, value, "DOLLARBILL_LIMITS_DELTA", value);
        try {
            assertThat(Configuration.load(folder, environment).trading().limits().delta()).isPositive();
        } catch (ConfigurationException e) {
            assertThat(e.getMessage()).contains("environment variable");
        }
    }
}
