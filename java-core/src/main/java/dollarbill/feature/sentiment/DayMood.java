package dollarbill.feature.sentiment;

import dollarbill.market.MentionCount;
import dollarbill.market.MentionHistory;
import dollarbill.market.NewsArticle;
import dollarbill.market.NewsHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What news and forums say at a moment. */
final class DayMood {
    /** Articles of the days before count. */
    static final Duration WINDOW = Duration.ofDays(7);

    /** The week is compared with the weeks in these days before it. */
    static final Duration USUAL = Duration.ofDays(28);

    /** A count of mentions stands for the present for so long. */
    static final Duration FRESH = Duration.ofDays(2);

    private static final double USUAL_WEEKS = 4.0;

    private DayMood() {}

    /**
     * The articles of a week.
     *
     * @param articles  number, 1 or more
     * @param score  part of good ones less part of bad ones, −1 to 1
     * @param buzz  number over number plus that of a usual week, 0 to 1; absent where the history is younger than five weeks
     */
    record Week(int articles, double score, Optional<Double> buzz) {}

    /** Returns the week before a moment; absent where it has no article. */
    static Optional<Week> week(NewsHistory news, Map<NewsArticle, Integer> judged, Instant moment) {
        Instant from = moment.minus(WINDOW);
        List<NewsArticle> articles = news.within(from, moment);
        if (articles.isEmpty()) {
            return Optional.empty();
        }
        int sum = 0;
        for (NewsArticle article : articles) {
            sum += judged.getOrDefault(article, 0);
        }
        int n = articles.size();
        Instant usualFrom = from.minus(USUAL);
        boolean known = !news.articles().getFirst().published().isAfter(usualFrom);
        double usual = news.within(usualFrom, from).size() / USUAL_WEEKS;
        return Optional.of(new Week(n, (double) sum / n, known ? Optional.of(n / (n + usual)) : Optional.empty()));
    }

    /** Returns the last count of mentions at a moment; absent where it is too old. */
    static Optional<MentionCount> mentions(MentionHistory mentions, Instant moment) {
        List<MentionCount> fresh = mentions.within(moment.minus(FRESH), moment);
        return fresh.isEmpty() ? Optional.empty() : Optional.of(fresh.getLast());
    }
}
