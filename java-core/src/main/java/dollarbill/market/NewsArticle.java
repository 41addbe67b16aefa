package dollarbill.market;

import java.time.Instant;

/**
 * One article about a company or market.
 *
 * @param published  when it was published; it was not known before
 * @param id  its name at the provider, unique there, not blank
 * @param headline  one line, not blank
 * @param summary  some lines, or empty
 * @param source  who wrote it, or empty
 */
public record NewsArticle(Instant published, String id, String headline, String summary, String source) {
    public NewsArticle {
        if (id.isBlank()) {
            throw new IllegalArgumentException("id of the article of " + published + " must not be blank");
        }
        if (headline.isBlank()) {
            throw new IllegalArgumentException("headline of article " + id + " must not be blank");
        }
    }
}
