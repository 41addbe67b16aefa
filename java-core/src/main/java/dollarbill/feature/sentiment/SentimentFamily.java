package dollarbill.feature.sentiment;

import dollarbill.feature.DayClock;
import dollarbill.feature.FeatureColumn;
import dollarbill.feature.FeatureData;
import dollarbill.feature.FeatureDefinition;
import dollarbill.feature.FeatureFamily;
import dollarbill.feature.FeatureGroup;
import dollarbill.market.MentionCount;
import dollarbill.market.NewsArticle;
import dollarbill.market.NewsHistory;
import dollarbill.market.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The 12 features of news and forums: articles of the seven days before a row is read, judged by a {@link WordList}, and the
 * last count of mentions.
 *
 * <p>Without news or mentions they are absent, never zero. News of other companies of the sector are not kept, so
 * {@code sentiment_vs_sector} is absent with {@link Reason#SERIES_MISSING}.
 */
public final class SentimentFamily implements FeatureFamily {
    /** A score above it is good, one below its negative bad. */
    static final double LEANING = 0.15;

    private static final double EXTREME = 0.35;
    private static final int ATTENTION = 50;
    private static final String DEFINITION = "definition";
    private static final String FLAG = "0 or 1";

    private static final FeatureDefinition VS_SECTOR = define("sentiment_vs_sector", "-2 to 2",
            "sentiment_score less the mean score of the sector");

    private static final List<NewsFormula> NEWS = List.of(
            NewsFormula.of("sentiment_score", "-1 to 1",
                    "Part of good articles of the last 7 days less part of bad ones, by good and bad words",
                    w -> w.score()),
            new NewsFormula(
                    new FeatureDefinition("news_buzz_score", FeatureGroup.SENTIMENT, "0 to 1", 0,
                            "Articles of the last 7 days over these plus a week's mean of the 28 days before",
                            "Finnhub, News Sentiment, documentation: buzz, brought to 0 to 1"),
                    DayMood.Week::buzz),
            NewsFormula.of("news_article_count", "articles", "Articles of the last 7 days", w -> w.articles()),
            NewsFormula.flag("sentiment_bullish", "sentiment_score > 0.15", s -> s > LEANING),
            NewsFormula.flag("sentiment_bearish", "sentiment_score < -0.15", s -> s < -LEANING),
            NewsFormula.flag("sentiment_neutral", "sentiment_score from -0.15 to 0.15", s -> Math.abs(s) <= LEANING),
            NewsFormula.flag("sentiment_extreme_bullish", "sentiment_score > 0.35", s -> s > EXTREME),
            NewsFormula.flag("sentiment_extreme_bearish", "sentiment_score < -0.35", s -> s < -EXTREME));

    private static final List<MentionFormula> MENTIONS = List.of(
            new MentionFormula(
                    define("reddit_mentions", "posts and comments", "Mentions of the symbol in 24 hours, by ApeWisdom"),
                    count -> Optional.of((double) count.mentions())),
            new MentionFormula(
                    define("reddit_momentum", "part", "Change of reddit_mentions from a day before, as a part of that"),
                    SentimentFamily::momentum),
            new MentionFormula(
                    define("high_social_attention", FLAG, "1 where reddit_mentions > 50, else 0"),
                    count -> Optional.of(count.mentions() > ATTENTION ? 1.0 : 0.0)));

    private static final List<FeatureDefinition> DEFINITIONS = definitionsInOrder();

    private final WordList words;

    /** Creates the family with the standard words. */
    public SentimentFamily() {
        this(WordList.standard());
    }

    SentimentFamily(WordList words) {
        this.words = words;
    }

    @Override
    public List<FeatureDefinition> definitions() {
        return DEFINITIONS;
    }

    @Override
    public List<FeatureColumn> compute(FeatureData data, DayClock days) {
        List<Optional<DayMood.Week>> weeks = weeks(data.news(), days, words);
        List<FeatureColumn> columns = new ArrayList<>(DEFINITIONS.size());
        for (NewsFormula formula : NEWS) {
            columns.add(news(formula, data.news().isPresent(), weeks, days));
        }
        for (MentionFormula formula : MENTIONS) {
            columns.add(mentions(formula, data, days));
        }
        columns.add(sector(days));
        return columns;
    }

    /** Returns the week of news before each row is read. */
    static List<Optional<DayMood.Week>> weeks(Optional<NewsHistory> news, DayClock days, WordList words) {
        Map<NewsArticle, Integer> judged = new HashMap<>();
        news.ifPresent(history -> history.articles().forEach(article -> judged.put(article, words.judge(article))));
        List<Optional<DayMood.Week>> weeks = new ArrayList<>(days.size());
        for (int day = 0; day < days.size(); day++) {
            int at = day;
            weeks.add(news.flatMap(history -> DayMood.week(history, judged, days.cutoff(at))));
        }
        return weeks;
    }

    /** Returns why a row has no week of news. */
    static Reason absence(boolean kept) {
        return kept ? Reason.SERIES_STALE : Reason.SERIES_MISSING;
    }

    private static FeatureColumn news(
            NewsFormula formula, boolean kept, List<Optional<DayMood.Week>> weeks, DayClock days) {
        FeatureColumn.Builder cells = FeatureColumn.of(formula.definition(), days);
        for (int day = 0; day < days.size(); day++) {
            Optional<DayMood.Week> week = weeks.get(day);
            Optional<Double> value = week.flatMap(formula.value());
            if (value.isPresent()) {
                cells.set(day, value.get(), days.cutoff(day));
            } else {
                cells.absent(day, week.isPresent() ? Reason.SERIES_SHORT : absence(kept));
            }
        }
        return cells.build();
    }

    private static FeatureColumn mentions(MentionFormula formula, FeatureData data, DayClock days) {
        FeatureColumn.Builder cells = FeatureColumn.of(formula.definition(), days);
        for (int day = 0; day < days.size(); day++) {
            int at = day;
            Optional<MentionCount> count = data.mentions()
                    .flatMap(history -> DayMood.mentions(history, days.cutoff(at)));
            Optional<Double> value = count.flatMap(formula.value());
            if (value.isPresent()) {
                cells.set(day, value.get(), count.orElseThrow().observed());
            } else {
                cells.absent(
                        day, count.isPresent() ? Reason.FEATURE_UNDEFINED : absence(data.mentions().isPresent()));
            }
        }
        return cells.build();
    }

    private static FeatureColumn sector(DayClock days) {
        FeatureColumn.Builder cells = FeatureColumn.of(VS_SECTOR, days);
        for (int day = 0; day < days.size(); day++) {
            cells.absent(day, Reason.SERIES_MISSING);
        }
        return cells.build();
    }

    private static Optional<Double> momentum(MentionCount count) {
        int before = count.mentionsDayBefore().orElse(0);
        return before == 0 ? Optional.empty() : Optional.of((double) (count.mentions() - before) / before);
    }

    private static List<FeatureDefinition> definitionsInOrder() {
        List<FeatureDefinition> definitions = new ArrayList<>();
        NEWS.forEach(formula -> definitions.add(formula.definition()));
        MENTIONS.forEach(formula -> definitions.add(formula.definition()));
        definitions.add(VS_SECTOR);
        return List.copyOf(definitions);
    }

    private static FeatureDefinition define(String name, String unit, String meaning) {
        return new FeatureDefinition(name, FeatureGroup.SENTIMENT, unit, 0, meaning, DEFINITION);
    }

    private record NewsFormula(FeatureDefinition definition, Function<DayMood.Week, Optional<Double>> value) {
        static NewsFormula of(String name, String unit, String meaning, Function<DayMood.Week, Number> value) {
            return new NewsFormula(
                    define(name, unit, meaning), week -> Optional.of(value.apply(week).doubleValue()));
        }

        static NewsFormula flag(String name, String rule, java.util.function.DoublePredicate rules) {
            return of(name, FLAG, "1 where " + rule + ", else 0", week -> rules.test(week.score()) ? 1 : 0);
        }
    }

    private record MentionFormula(FeatureDefinition definition, Function<MentionCount, Optional<Double>> value) {}
}
