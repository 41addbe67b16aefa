package dollarbill.market;

import java.time.Instant;
import java.util.List;

/**
 * The counts of mentions of one symbol, oldest first.
 *
 * @param symbol  what was counted
 * @param counts  in the order of observation
 */
public record MentionHistory(Symbol symbol, List<MentionCount> counts) {
    /**
     * Copies the counts.
     *
     * @throws IllegalArgumentException  if they are not in the order of observation
     */
    public MentionHistory {
        counts = KnownOrder.copy("mentions of " + symbol, counts, MentionCount::observed);
    }

    /** Returns what was observed at a moment. */
    public MentionHistory upTo(Instant moment) {
        return new MentionHistory(symbol, KnownOrder.upTo(counts, moment, MentionCount::observed));
    }

    /** Returns the counts observed after one moment and up to another. */
    public List<MentionCount> within(Instant after, Instant upTo) {
        return KnownOrder.within(counts, after, upTo, MentionCount::observed);
    }
}
