package dollarbill.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dollarbill.app.Engine;
import dollarbill.app.EngineOptions;
import dollarbill.app.ModelUse;
import dollarbill.app.ProgressSink;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/**
 * A verb that opens an engine and works.
 *
 * <p>The process ends with its verb, so interpreters, which may still be starting, are not waited for.
 */
abstract class EngineVerb implements Callable<Integer> {
    final CliContext context;

    @Mixin
    final FolderOptions folders = new FolderOptions();

    @Mixin
    final OutputOptions output = new OutputOptions();

    EngineVerb(CliContext context) {
        this.context = context;
    }

    /** Does the verb's work. */
    abstract ExitCode run(Engine engine) throws Exception;

    /** Returns how the verb uses the models. */
    ModelUse use() {
        return ModelUse.COMMAND;
    }

    /** Returns the folders the verb works in. */
    EngineOptions options() {
        return folders.apply(context);
    }

    @Override
    public Integer call() throws Exception {
        try (TerminalProgress bars = TerminalProgress.on(context, output.quiet)) {
            return run(open(bars)).code();
        } finally {
            context.out().flush();
        }
    }

    /** Prints a document as the only thing on standard output. */
    final void print(JsonNode document) {
        context.out().println(document.toPrettyString());
    }

    private Engine open(ProgressSink progress) {
        return Engine.open(options(), use(), context.opener(), context.clock(), progress);
    }
}
