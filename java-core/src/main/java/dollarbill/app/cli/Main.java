package dollarbill.app.cli;

import dollarbill.bridge.host.Bridge;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/** Entry point of the program. */
public final class Main {
    private Main() {}

    /** Runs one verb and ends the process with its exit code. */
    public static void main(String[] args) {
        CliContext context = new CliContext(
                writer(System.out),
                writer(System.err),
                new BytePipes(System.in, new FileOutputStream(FileDescriptor.out)),
                terminal(),
                Path.of(System.getProperty("dollarbill.home", "")).toAbsolutePath().normalize(),
                System.getProperty("dollarbill.setup", "quick"),
                System.getenv(),
                InstantSource.system(),
                Bridge::open);
        int code = execute(context, args);
        context.out().flush();
        context.err().flush();
        System.exit(code);
    }

    /** Runs one verb and returns its exit code. */
    static int execute(CliContext context, String... args) {
        return RootCommand.tree(context).execute(args);
    }

    private static boolean terminal() {
        return System.getenv("TERM") != null
                && Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, false, StandardCharsets.UTF_8);
    }
}
