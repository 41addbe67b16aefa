package dollarbill.app.cli;

import dollarbill.app.ModelHostOpener;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/**
 * A command run in this process with its streams captured.
 *
 * @param code  exit code
 * @param out  standard output
 * @param err  standard error
 */
record CliRun(int code, String out, String err) {
    static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    static CliRun of(Path home, ModelHostOpener opener, Map<String, String> environment, String... args) {
        return of(home, opener, environment, new byte[0], args);
    }

    private static CliRun of(
            Path home, ModelHostOpener opener, Map<String, String> environment, byte[] input, String... args) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintWriter out = new PrintWriter(bytes, false, StandardCharsets.UTF_8);
        StringWriter err = new StringWriter();
        CliContext context = new CliContext(
                out,
                new PrintWriter(err),
                new BytePipes(new ByteArrayInputStream(input), bytes),
                false,
                home,
                "quick",
                environment,
                InstantSource.fixed(NOW),
                opener);
        int code = Main.execute(context, args);
        out.flush();
        return new CliRun(code, bytes.toString(StandardCharsets.UTF_8), err.toString());
    }

    static CliRun withoutModels(String... args) {
        return withInput("", args);
    }

    /** Runs a command that must not start Python on a text as standard input. */
    static CliRun withInput(String input, String... args) {
        return of(
                Path.of(System.getProperty("project.root")),
                settings -> {
                    throw new AssertionError("this command must not start Python");
                },
                Map.of(),
                input.getBytes(StandardCharsets.UTF_8),
                args);
    }
}
