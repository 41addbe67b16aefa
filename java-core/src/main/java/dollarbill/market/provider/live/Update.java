package dollarbill.market.provider.live;

import dollarbill.market.provider.SourceFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the fetching of one item ended.
 *
 * @param item  what was to be fetched
 * @param change  what came of it
 * @param storedAt  when the copy at hand was stored; absent where none is
 * @param age  time since then
 * @param failure  why the source gave nothing; absent where it did
 * @param notes  what was wrong with the data and mended
 */
public record Update(
        DataItem item,
        Change change,
        Optional<Instant> storedAt,
        Optional<Duration> age,
        Optional<SourceFailure> failure,
        List<String> notes) {
    public Update {
        notes = List.copyOf(notes);
    }

    /** What came of it. */
    public enum Change {
        /** The stored copy has more or other data than before. */
        CHANGED,
        /** The source gave what is stored. */
        SAME,
        /** It was stored for this market day already; the source was not asked. */
        CURRENT,
        /** The source failed; the copy at hand is stale. */
        STALE,
        /** The source failed and there is no copy. */
        MISSING
    }
}
