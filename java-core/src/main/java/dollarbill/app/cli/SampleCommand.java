package dollarbill.app.cli;

import dollarbill.app.EngineOptions;
import dollarbill.sample.SampleSettings;
import dollarbill.sample.SampleUniverse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the simulated market. */
@Command(name = "sample", mixinStandardHelpOptions = true, description = "Write a synthetic market with known truth in the layout of the data folder.", footer = {
    "", "Example:", "  dollarbill sample --out data/mine --seed 7"})
final class SampleCommand implements Callable<Integer> {
    private static final String TASK = "chains";

    private final CliContext context;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder to write (default: data/sample of the project).")
    @Nullable
    Path out;

    @Option(names = "--seed", paramLabel = "N", description = "Start of every random choice (default: the project's).")
    @Nullable
    Long seed;

    @Option(names = "--no-edge", description = "Plant no mispriced quotes: a market in which the signals have nothing to find.")
    boolean noEdge;

    @Mixin
    final OutputOptions output = new OutputOptions();

    SampleCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        if (noEdge && out == null) {
            throw new UsageFault("--no-edge needs --out: the sample of the project has its edge");
        }
        Path folder = out == null ? EngineOptions.of(context.home(), context.environment()).dataDir() : out;
        SampleSettings standard = SampleSettings.standard();
        SampleSettings seeded = seed == null ? standard : standard.withSeed(seed);
        SampleSettings settings = noEdge ? seeded.withoutEdge() : seeded;
        try (TerminalProgress progress = TerminalProgress.on(context, output.quiet)) {
            progress.begin(TASK, (long) settings.chains() * settings.symbols().size());
            SampleUniverse.write(folder, settings, (symbol, done, total) -> {
                progress.advance(TASK, 1);
                progress.message(TASK, symbol.value());
            });
        } catch (IllegalArgumentException e) {
            throw new UsageFault(String.valueOf(e.getMessage()));
        }
        report(folder, settings);
        context.out().flush();
        return ExitCode.OK.code();
    }

    private void report(Path folder, SampleSettings settings) {
        if (output.json) {
            context.out()
                    .println(com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode()
                            .put("folder", folder.toString())
                            .put("synthetic", true)
                            .put("seed", settings.seed())
                            .put("planted_edge", settings.mispriced())
                            .put("symbols", settings.symbols().size())
                            .put("chains", settings.chains() * settings.symbols().size())
                            .toPrettyString());
        } else {
            context.out()
                    .println("synthetic market of seed " + settings.seed() + ", " + settings.symbols().size()
                            + " symbols, " + settings.chains() + " weekly chains each, written to " + folder);
        }
    }
}
