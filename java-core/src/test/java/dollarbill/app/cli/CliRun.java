package dollarbill.app.cli;

import dollarbill.app.ModelHostOpener;
import java.io.PrintWriter;
import java.io.StringWriter;
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
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CliContext context = new CliContext(
                new PrintWriter(out),
                new PrintWriter(err),
                false,
                home,
                "quick",
                environment,
                InstantSource.fixed(NOW),
                opener);
        int code = Main.execute(context, args);
        return new CliRun(code, out.toString(), err.toString());
    }

    static CliRun withoutModels(String... args) {
        return of(
                Path.of(System.getProperty("project.root")),
                settings -> {
                    throw new AssertionError("this command must not start Python");
                },
                Map.of(),
                args);
    }
}
