package dollarbill.bridge.graalpy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dollarbill.bridge.Capability;
import dollarbill.bridge.DoubleRows;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelFailure;
import dollarbill.bridge.ModelId;
import dollarbill.bridge.ModelSource;
import dollarbill.bridge.PythonRuntime.GenerationKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The one runtime that tests of this JVM share, with a Python folder beside a file that nobody may read. */
final class SharedRuntime {
    /** Long enough for a cold interpreter on a busy machine. */
    static final Duration LIMIT = Duration.ofSeconds(60);
    /** When to give up waiting for what comes in seconds on an idle machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** One row of two zeros. */
    static final DoubleRows ROW = DoubleRows.of(2, 0, 0);

    private static final AtomicLong NUMBERS = new AtomicLong(1000);
    private static final Path HOME = home();
    private static final GraalPyRuntime RUNTIME = GraalPyRuntime.start(
            new GraalPySettings(folder(), 2, 64, 1, Set.of(Capability.READ_FILES)));

    private SharedRuntime() {}

    static GraalPyRuntime get() {
        return RUNTIME;
    }

    static Path folder() {
        return HOME.resolve("python");
    }

    /** Installs a model under a number nobody else uses. */
    static GenerationKey install(ModelSource source) throws ModelException {
        GenerationKey key = new GenerationKey(new ModelId("m"), NUMBERS.incrementAndGet());
        RUNTIME.install(key, source, Optional.empty());
        return key;
    }

    /** Checks a model that must fail, on one row of two zeros. */
    static ModelFailure failureOf(ModelSource source) {
        return failureOf(source, LIMIT);
    }

    static ModelFailure failureOf(ModelSource source, Duration limit) {
        ModelException thrown = catchThrowableOfType(
                ModelException.class, () -> RUNTIME.check(source, Optional.empty(), Optional.of(ROW), limit));
        assertThat(thrown).as("the model must be refused").isNotNull();
        return thrown.failure();
    }

    /** Waits until something holds, failing after a limit. */
    static void eventually(String what, BooleanSupplier holds) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime() - end).as(what).isNegative();
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static Path home() {
        try {
            Path home = Files.createTempDirectory("runtime");
            Path python = Files.createDirectory(home.resolve("python"));
            Files.writeString(home.resolve("secret.txt"), "secret");
            Files.writeString(python.resolve("inside.txt"), "7");
            Files.createSymbolicLink(python.resolve("link.txt"), home.resolve("secret.txt"));
            Files.createSymbolicLink(python.resolve("linked"), home);
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
