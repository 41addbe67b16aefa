package dollarbill.app.cli;

import dollarbill.app.EngineOptions;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options on where a verb reads and writes, shared by all verbs that open an engine. */
final class FolderOptions {
    @Option(names = "--data", paramLabel = "DIR", description = "Market data (default: data/sample of the project).")
    @Nullable
    Path data;

    @Option(names = "--config", paramLabel = "DIR", description = "Configuration (default: config of the project).")
    @Nullable
    Path config;

    @Option(names = "--registry", paramLabel = "DIR", description = "Registered model versions (default: data/models of the project).")
    @Nullable
    Path registry;

    /** Returns the engine's folders with what the command line says in place of the defaults. */
    EngineOptions apply(CliContext context) {
        EngineOptions options = EngineOptions.of(context.home(), context.environment());
        if (data != null) {
            options = options.withData(data);
        }
        if (config != null) {
            options = options.withConfig(config);
        }
        if (registry != null) {
            options = options.withRegistry(registry);
        }
        return options;
    }
}
