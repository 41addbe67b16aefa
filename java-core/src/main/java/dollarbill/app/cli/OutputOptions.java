package dollarbill.app.cli;

import picocli.CommandLine.Option;

/** Options on how results are shown, shared by all verbs. */
final class OutputOptions {
    @Option(names = "--json", description = "Print one JSON document to standard output and nothing else.")
    boolean json;

    @Option(names = "--quiet", description = "Show no progress.")
    boolean quiet;
}
