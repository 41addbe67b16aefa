package dollarbill.app.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of the verbs that read rows of options and add columns. */
final class RowsOptions {
    static final String STANDARD_STREAM = "-";

    @Option(names = "--in", required = true, paramLabel = "FILE", description = "CSV with a header, gzip by the ending .gz; - is standard input.")
    @SuppressWarnings("NullAway.Init")
    String in;

    @Option(names = "--out", paramLabel = "FILE", description = "CSV to write, gzip by the ending .gz; - is standard output (default).")
    @Nullable
    String out;

    @Option(names = "--prefix", paramLabel = "TEXT", description = "Stands before the names of the columns added (default: nothing).")
    String prefix = "";

    @Option(names = "--threads", paramLabel = "N", description = "Threads that compute (default: one a processor).")
    int threads = Runtime.getRuntime().availableProcessors();

    boolean fromStandardInput() {
        return in.equals(STANDARD_STREAM);
    }

    /** Returns the name of the input in faults. */
    String name() {
        return fromStandardInput() ? "standard input" : String.valueOf(Path.of(in).getFileName());
    }

    void check() {
        if (threads < 1) {
            throw new UsageFault("--threads is " + threads + "; allowed: at least 1");
        }
        if (!prefix.matches("[A-Za-z0-9_.-]*")) {
            throw new UsageFault("--prefix is '" + prefix + "'; allowed: letters, digits and _ . -");
        }
    }
}
