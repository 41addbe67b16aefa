package dollarbill.market;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** A list in the order its items became known: the check of the order and the search in it. */
final class KnownOrder {
    private KnownOrder() {}

    /**
     * Copies a list.
     *
     * @throws IllegalArgumentException  if an item was known before the one in front of it
     */
    static <T> List<T> copy(String what, List<T> items, Function<T, Instant> known) {
        List<T> copy = List.copyOf(items);
        for (int i = 1; i < copy.size(); i++) {
            Instant before = known.apply(copy.get(i - 1));
            Instant time = known.apply(copy.get(i));
            if (time.isBefore(before)) {
                throw new IllegalArgumentException(what + " must be in the order of time, got " + time + " after "
                        + before);
            }
        }
        return copy;
    }

    /** Returns the items known at a moment. */
    static <T> List<T> upTo(List<T> items, Instant moment, Function<T, Instant> known) {
        return items.subList(0, count(items, moment, known));
    }

    /** Returns the items that became known after one moment and up to another. */
    static <T> List<T> within(List<T> items, Instant after, Instant upTo, Function<T, Instant> known) {
        int to = count(items, upTo, known);
        return items.subList(Math.min(count(items, after, known), to), to);
    }

    private static <T> int count(List<T> items, Instant moment, Function<T, Instant> known) {
        int low = 0;
        int high = items.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (known.apply(items.get(middle)).isAfter(moment)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
