package dollarbill.bridge.graalpy;

import dollarbill.bridge.Capability;
import java.nio.file.Path;
import java.util.Set;

/**
 * How a {@link GraalPyRuntime} works.
 *
 * @param pythonFolder  the only folder a model may ever read, and only if {@code READ_FILES} is granted and asked for
 * @param contexts  serving interpreters, from 1 to 64
 * @param waiting  calls that may wait for an interpreter before more are refused, at least 0
 * @param granted  capabilities a model may have if it asks
 */
public record GraalPySettings(
        Path pythonFolder, int contexts, int waiting, Set<Capability> granted) {
    private static final int MOST_CONTEXTS = 64;

    public GraalPySettings {
        granted = Set.copyOf(granted);
        if (contexts < 1 || contexts > MOST_CONTEXTS) {
            throw new IllegalArgumentException("contexts is " + contexts + ", must be from 1 to " + MOST_CONTEXTS);
        }
        if (waiting < 0) {
            throw new IllegalArgumentException("waiting is " + waiting + ", must be at least 0");
        }
    }

    /** Returns settings without grants. */
    public static GraalPySettings of(Path pythonFolder, int contexts, int waiting) {
        return new GraalPySettings(pythonFolder, contexts, waiting, Set.of());
    }
}
