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
 * @param checkers  interpreters that check source before it is served, from 1 to 8; with more than one, a check that
 *     has to be given up leaves another ready
 * @param granted  capabilities a model may have if it asks
 */
public record GraalPySettings(
        Path pythonFolder, int contexts, int waiting, int checkers, Set<Capability> granted) {
    private static final int MOST_CONTEXTS = 64;
    private static final int MOST_CHECKERS = 8;

    public GraalPySettings {
        granted = Set.copyOf(granted);
        if (contexts < 1 || contexts > MOST_CONTEXTS) {
            throw new IllegalArgumentException("contexts is " + contexts + ", must be from 1 to " + MOST_CONTEXTS);
        }
        if (waiting < 0) {
            throw new IllegalArgumentException("waiting is " + waiting + ", must be at least 0");
        }
        if (checkers < 1 || checkers > MOST_CHECKERS) {
            throw new IllegalArgumentException("checkers is " + checkers + ", must be from 1 to " + MOST_CHECKERS);
        }
    }

    /** Returns settings with one checker and without grants. */
    public static GraalPySettings of(Path pythonFolder, int contexts, int waiting) {
        return new GraalPySettings(pythonFolder, contexts, waiting, 1, Set.of());
    }
}
