package dollarbill.app.cli;

import dollarbill.app.ModelHostOpener;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/**
 * The process around a command, given to it instead of looked up by it.
 *
 * @param out  standard output: results only
 * @param err  standard error: progress and faults
 * @param pipes  standard input and output as bytes
 * @param terminal  whether a person watches standard error
 * @param home  root of the project
 * @param setup  set-up the process was started in: {@code quick} (interpreter) or {@code jit}
 * @param environment  environment variables
 * @param clock  wall clock
 * @param opener  opens the Python models
 */
public record CliContext(
        PrintWriter out,
        PrintWriter err,
        BytePipes pipes,
        boolean terminal,
        Path home,
        String setup,
        Map<String, String> environment,
        InstantSource clock,
        ModelHostOpener opener) {
    public CliContext {
        environment = Map.copyOf(environment);
    }
}
