package dollarbill.bridge.host;

import dollarbill.bridge.BridgeSettings;
import dollarbill.bridge.ModelHost;
import dollarbill.bridge.PythonRuntime;
import dollarbill.bridge.graalpy.GraalPyRuntime;
import dollarbill.bridge.graalpy.GraalPySettings;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/** Opens a {@link ModelHost} over a folder of models. */
public final class Bridge {
    private Bridge() {}

    /**
     * Opens a host over GraalPy on the system's clock; interpreters start and models are loaded in the background.
     *
     * @throws IllegalArgumentException  if the Python folder is no folder
     */
    public static ModelHost open(BridgeSettings settings) {
        requireFolder(settings);
        GraalPyRuntime runtime = GraalPyRuntime.start(new GraalPySettings(
                settings.pythonFolder(),
                settings.contexts(),
                settings.waiting(),
                settings.granted()));
        return open(settings, runtime, InstantSource.system(), System::nanoTime);
    }

    /**
     * Opens a host over interpreters of the caller's choice; models are loaded in the background.
     *
     * @param runtime  closed with the host
     * @param clock  tells when a generation was swapped in or a change refused, and ends the rest of a breaker
     * @param ticker  nanoseconds from any origin, for deadlines, latencies and the age of cached answers
     * @throws IllegalArgumentException  if the Python folder is no folder
     */
    public static ModelHost open(
            BridgeSettings settings, PythonRuntime runtime, InstantSource clock, LongSupplier ticker) {
        requireFolder(settings);
        return new FolderHost(settings, runtime, clock, ticker);
    }

    private static void requireFolder(BridgeSettings settings) {
        if (!Files.isDirectory(settings.pythonFolder())) {
            throw new IllegalArgumentException(
                    "pythonFolder " + settings.pythonFolder() + " must be a folder that holds models/");
        }
    }
}
