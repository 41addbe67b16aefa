package dollarbill.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The shape of the command line: verbs, help, faults of usage. */
class CommandLineTest {
    private static CommandLine tree() {
        return RootCommand.tree(new CliContext(
                new PrintWriter(new StringWriter()),
                new PrintWriter(new StringWriter()),
                new BytePipes(InputStream.nullInputStream(), OutputStream.nullOutputStream()),
                false,
                Path.of(""),
                "quick",
                Map.of(),
                InstantSource.fixed(CliRun.NOW),
                settings -> {
                    throw new AssertionError("no command runs here");
                }));
    }

    static Stream<CommandLine> verbs() {
        List<CommandLine> all = new ArrayList<>();
        collect(tree(), all);
        return all.stream().filter(line -> !(line.getCommand() instanceof CommandLine.HelpCommand));
    }

    private static void collect(CommandLine line, List<CommandLine> all) {
        line.getSubcommands().values().forEach(below -> {
            all.add(below);
            collect(below, all);
        });
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void everyVerbShowsAnExampleAndItsOptions(CommandLine verb) {
        String help = verb.getUsageMessage();
        assertThat(help)
                .as("help of %s", verb.getCommandSpec().qualifiedName())
                .contains("Example:", verb.getCommandSpec().qualifiedName(), "--json", "--quiet", "--debug", "--help");
    }

    @ParameterizedTest
    @CsvSource({
        "docter, doctor",
        "model, models",
    })
    void anUnknownVerbNamesTheNearest(String typed, String nearest) {
        CliRun run = CliRun.withoutModels(typed);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("error USAGE: ").contains(typed, nearest).doesNotContain("\tat ");
    }

    @Test
    void anUnknownOptionNamesTheNearest() {
        CliRun run = CliRun.withoutModels("doctor", "--jsn");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--jsn", "--json");
    }

    @Test
    void aMissingVerbIsAFaultOfUsage() {
        CliRun run = CliRun.withoutModels();
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("a verb is missing");
    }

    @Test
    void helpDocumentsEveryExitCode() {
        CliRun run = CliRun.withoutModels("--help");
        assertThat(run.code()).isZero();
        for (ExitCode code : ExitCode.values()) {
            assertThat(run.out()).contains(code.code() + "  " + code.text());
        }
    }

    @Test
    void exitCodesAreDistinct() {
        assertThat(Stream.of(ExitCode.values()).map(ExitCode::code)).doesNotHaveDuplicates();
    }
}
