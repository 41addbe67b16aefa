package dollarbill.bridge.host;

import dollarbill.bridge.BridgeSettings;
import dollarbill.bridge.ModelHost;
import dollarbill.bridge.PythonRuntime;
import dollarbill.bridge.Turns;
import dollarbill.bridge.graalpy.GraalPyRuntime;
import dollarbill.bridge.graalpy.GraalPySettings;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/** Opens a {@link ModelHost} over a folder of models. */
public final class Bridge {
    private static final double LEAST_FAILURE_RATE = 0.01;
    private static final int CHECKERS_WHILE_WATCHING = 2;
    private static final int MOST_WAITING_FOR_A_TURN = 12;
    private static final Duration LONGEST_SCARCITY = Duration.ofMillis(800);
    private static final Duration LONGEST_HOLD = Duration.ofMillis(400);

    private Bridge() {}

    /**
     * Opens a host over GraalPy on the system's clock; interpreters start and models are loaded in the background.
     *
     * @throws IllegalArgumentException  if a setting cannot be used; the message names it, its value and what is allowed
     */
    public static ModelHost open(BridgeSettings settings) {
        requireUsable(settings);
        Turns turns = turns();
        GraalPyRuntime runtime = GraalPyRuntime.start(
                new GraalPySettings(
                        settings.pythonFolder(),
                        settings.contexts(),
                        settings.waiting(),
                        settings.watch() ? CHECKERS_WHILE_WATCHING : 1,
                        settings.granted()),
                turns);
        return new FolderHost(settings, runtime, turns, InstantSource.system(), System::nanoTime);
    }

    /**
     * Opens a host over interpreters of the caller's choice; models are loaded in the background.
     *
     * @param runtime  closed with the host
     * @param clock  tells when a generation was swapped in or a change refused, and ends the rest of a breaker
     * @param ticker  nanoseconds from any origin, for deadlines, latencies and the age of cached answers
     * @throws IllegalArgumentException  if a setting cannot be used; the message names it, its value and what is allowed
     */
    public static ModelHost open(
            BridgeSettings settings, PythonRuntime runtime, InstantSource clock, LongSupplier ticker) {
        requireUsable(settings);
        return new FolderHost(settings, runtime, turns(), clock, ticker);
    }

    private static Turns turns() {
        return new Turns(MOST_WAITING_FOR_A_TURN, LONGEST_SCARCITY, LONGEST_HOLD);
    }

    private static void requireUsable(BridgeSettings settings) {
        require(
                Files.isDirectory(settings.pythonFolder()),
                "pythonFolder " + settings.pythonFolder() + " must be a folder that holds models/");
        BridgeSettings.Breaker breaker = settings.breaker();
        require(
                breaker.failureRate() >= LEAST_FAILURE_RATE && breaker.failureRate() <= 1,
                "breaker.failureRate " + breaker.failureRate() + " must be in [" + LEAST_FAILURE_RATE + ", 1]");
        require(breaker.calls() >= 1, "breaker.calls " + breaker.calls() + " must be at least 1");
        require(breaker.rest().isPositive(), "breaker.rest " + breaker.rest() + " must be positive");
        BridgeSettings.Cache cache = settings.cache();
        require(!cache.enabled() || cache.size() >= 0, "cache.size " + cache.size() + " must be at least 0");
        require(
                !cache.enabled() || cache.timeToLive().isPositive(),
                "cache.timeToLive " + cache.timeToLive() + " must be positive");
    }

    private static void require(boolean allowed, String otherwise) {
        if (!allowed) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
