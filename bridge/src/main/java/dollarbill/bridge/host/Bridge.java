package dollarbill.bridge.host;

import dollarbill.bridge.BridgeSettings;
import dollarbill.bridge.ModelHost;
import dollarbill.bridge.PythonRuntime;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/** Opens a {@link ModelHost} over a folder of models. */
public final class Bridge {
    private Bridge() {}

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
        return new FolderHost(settings, runtime, clock, ticker);
    }
}
