package dollarbill.market;

import java.time.Instant;
import java.util.List;

/**
 * The articles about one symbol, oldest first.
 *
 * @param symbol  what they are about
 * @param articles  in the order of publication
 */
public record NewsHistory(Symbol symbol, List<NewsArticle> articles) {
    /**
     * Copies the articles.
     *
     * @throws IllegalArgumentException  if they are not in the order of publication
     */
    public NewsHistory {
        articles = KnownOrder.copy("articles of " + symbol, articles, NewsArticle::published);
    }

    /** Returns what was published at a moment. */
    public NewsHistory upTo(Instant moment) {
        return new NewsHistory(symbol, KnownOrder.upTo(articles, moment, NewsArticle::published));
    }

    /** Returns the articles published after one moment and up to another. */
    public List<NewsArticle> within(Instant after, Instant upTo) {
        return KnownOrder.within(articles, after, upTo, NewsArticle::published);
    }
}
