package dollarbill.bridge.registry;

import java.util.ArrayList;
import java.util.List;

/**
 * Which version of a model serves, and which served before it.
 *
 * @param version  version in service
 * @param previous  versions that served before, the latest last
 */
public record Pointer(int version, List<Integer> previous) {
    public Pointer {
        previous = List.copyOf(previous);
    }

    /** Returns the pointer after a promotion. */
    public Pointer promote(int next) {
        List<Integer> history = new ArrayList<>(previous);
        history.add(version);
        return new Pointer(next, history);
    }

    /** Returns the pointer after a rollback; there must be a version before. */
    public Pointer rollback() {
        return new Pointer(previous.getLast(), previous.subList(0, previous.size() - 1));
    }
}
