package dollarbill.app.cli;

import dollarbill.app.ModelHostOpener;
import dollarbill.app.UnclosedHost;
import dollarbill.bridge.ModelHost;
import dollarbill.bridge.host.Bridge;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One host of the project's models for all tests of this process, with a classifier trained on three sample underlyings by
 * the command line itself.
 */
final class TrainedModels {
    private static @Nullable TrainedModels one;

    private final Path folder;
    private final CliRun training;
    private @Nullable ModelHost host;

    private TrainedModels() {
        try {
            folder = Files.createTempDirectory("dollarbill-trained");
            Files.createDirectories(folder.resolve("registry"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        training = run(
                "train",
                "signal_classifier",
                "--symbols",
                "TSLA,MSFT,NVDA",
                "--out",
                folder.resolve("out").toString(),
                "--json");
    }

    static synchronized TrainedModels get() {
        TrainedModels known = one;
        if (known == null) {
            known = new TrainedModels();
            one = known;
        }
        return known;
    }

    /** Returns what the training command printed. */
    CliRun training() {
        return training;
    }

    /** Returns a folder that outlives single tests. */
    Path folder() {
        return folder;
    }

    /** Runs a command over the project, its sample data and the shared host. */
    CliRun run(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--registry", folder.resolve("registry").toString()));
        return CliRun.of(ProjectCopy.root(), opener(), Map.of(), all.toArray(String[]::new));
    }

    /** Returns an opener that gives the one host out and never closes it. */
    ModelHostOpener opener() {
        return settings -> {
            synchronized (this) {
                ModelHost open = host;
                if (open == null) {
                    open = Bridge.open(settings);
                    host = open;
                }
                return new UnclosedHost(open).face();
            }
        };
    }
}
