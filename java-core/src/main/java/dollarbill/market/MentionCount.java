package dollarbill.market;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * How much a symbol was talked about in the 24 hours before an observation.
 *
 * @param observed  when it was counted; it was not known before
 * @param rank  place among all symbols, from 1
 * @param mentions  posts and comments that name the symbol, 0 or more
 * @param upvotes  votes for them, 0 or more
 * @param mentionsDayBefore  mentions counted a day earlier
 * @param rankDayBefore  place a day earlier, from 1
 */
public record MentionCount(
        Instant observed, int rank, int mentions, int upvotes, OptionalInt mentionsDayBefore,
        OptionalInt rankDayBefore) {
    public MentionCount {
        atLeast("rank", rank, 1);
        atLeast("mentions", mentions, 0);
        atLeast("upvotes", upvotes, 0);
        atLeast("mentionsDayBefore", mentionsDayBefore.orElse(0), 0);
        atLeast("rankDayBefore", rankDayBefore.orElse(1), 1);
    }

    private static void atLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " is " + value + "; allowed: at least " + least);
        }
    }
}
