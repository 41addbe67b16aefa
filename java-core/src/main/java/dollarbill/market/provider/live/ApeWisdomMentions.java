package dollarbill.market.provider.live;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import dollarbill.market.MentionCount;
import dollarbill.market.Symbol;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** How much stocks are talked about on Reddit, from ApeWisdom: one ranking, a hundred places a page. */
final class ApeWisdomMentions {
    private static final TypeReference<Page> FORM = new TypeReference<>() {};
    private static final int MOST_PAGES = 50;

    private final ProviderClient client;
    private final URI base;

    ApeWisdomMentions(ProviderClient client, URI base) {
        this.client = client;
        this.base = base;
    }

    /** The form of one page. */
    record Page(@JsonProperty(required = true) int pages, @JsonProperty(required = true) List<Place> results) {}

    /** One place of the ranking; numbers come as numbers or as text. */
    record Place(
            @JsonProperty(required = true) int rank,
            @JsonProperty(required = true) String ticker,
            @JsonProperty(required = true) int mentions,
            @JsonProperty(required = true) int upvotes,
            @JsonProperty("rank_24h_ago") @Nullable Integer rankDayBefore,
            @JsonProperty("mentions_24h_ago") @Nullable Integer mentionsDayBefore) {}

    /**
     * Asks for the whole ranking.
     *
     * @return counts by ticker; a stock that nobody talks about has none
     * @throws ProviderException  if a page cannot be had
     */
    Map<String, MentionCount> ranking(Instant now) {
        Map<String, MentionCount> counts = new HashMap<>();
        int pages = 1;
        for (int page = 1; page <= Math.min(pages, MOST_PAGES); page++) {
            Page read = page(page);
            pages = read.pages();
            read.results().forEach(place -> counts.putIfAbsent(place.ticker(), count(place, now)));
        }
        return counts;
    }

    /** Returns the count of one symbol in a ranking. */
    static List<MentionCount> of(Map<String, MentionCount> ranking, Symbol symbol) {
        MentionCount count = ranking.get(symbol.value());
        return count == null ? List.of() : List.of(count);
    }

    private Page page(int number) {
        ProviderRequest request = ProviderRequest.to(base, "/api/v1.0/filter/all-stocks/page/" + number);
        return client.get(request, body -> Payload.read(client.provider(), body, FORM));
    }

    private MentionCount count(Place place, Instant now) {
        try {
            return new MentionCount(
                    now,
                    place.rank(),
                    place.mentions(),
                    place.upvotes(),
                    optional(place.mentionsDayBefore(), 0),
                    optional(place.rankDayBefore(), 1));
        } catch (IllegalArgumentException e) {
            throw ProviderException.changed(
                    client.provider(), "results", "'" + place.ticker() + "': " + e.getMessage());
        }
    }

    /** Takes a number below its least, as a rank of 0 for a newcomer, for not known. */
    private static OptionalInt optional(@Nullable Integer value, int least) {
        return value == null || value < least ? OptionalInt.empty() : OptionalInt.of(value);
    }
}
