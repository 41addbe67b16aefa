package dollarbill.feature.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dollarbill.feature.DayClock;
import dollarbill.feature.FeatureColumn;
import dollarbill.feature.FeatureData;
import dollarbill.feature.FeatureTable;
import dollarbill.feature.FeatureValue;
import dollarbill.feature.RealInputs;
import dollarbill.market.MentionCount;
import dollarbill.market.MentionHistory;
import dollarbill.market.NewsArticle;
import dollarbill.market.NewsHistory;
import dollarbill.market.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** News and mentions by hand: what counts, from when on, and what is absent for which reason. */
class SentimentFamilyTest {
    private static final LocalDate FROM = LocalDate.of(2021, 1, 4);
    private static final String DAY = "2022-06-01";

    private static FeatureTable table(Optional<NewsHistory> news, Optional<MentionHistory> mentions) {
        FeatureData real = RealInputs.of("SPY", FROM);
        FeatureData data = new FeatureData(real.bars(), real.series(), real.impliedVol(), news, mentions,
                Optional.empty());
        DayClock days = DayClock.of(data.bars());
        List<FeatureColumn> columns = new ArrayList<>(new SentimentFamily().compute(data, days));
        columns.addAll(new SentimentCrossFamily().compute(data, days));
        return FeatureTable.of(data.bars().symbol(), days, columns);
    }

    private static NewsHistory news(String... timesAndHeadlines) {
        List<NewsArticle> articles = new ArrayList<>();
        for (int i = 0; i < timesAndHeadlines.length; i += 2) {
            articles.add(new NewsArticle(
                    Instant.parse(timesAndHeadlines[i]), "n" + i, timesAndHeadlines[i + 1], "", "test"));
        }
        return new NewsHistory(RealInputs.of("SPY", FROM).bars().symbol(), articles);
    }

    private static FeatureValue on(FeatureTable table, String feature, String date) {
        return table.column(feature).value(table.days().dates().indexOf(LocalDate.parse(date)));
    }

    private static double known(FeatureTable table, String feature, String date) {
        return ((FeatureValue.Known) on(table, feature, date)).value();
    }

    @ParameterizedTest
    @CsvSource({
        "'Profit beats estimates, shares surge', 3",
        "'Chipmaker warns of weak demand', -2",
        "'Growth is not strong', 0",
        "'Results did not disappoint', 1",
        "'It isn''t a failure', 1",
        "'Annual meeting on Tuesday', 0",
        "'PROFIT! loss?', 0",
    })
    void balanceOfWords(String text, int balance) {
        assertThat(WordList.standard().balance(text)).isEqualTo(balance);
    }

    @Test
    void aListWithAFaultIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> WordList.parse("+ good\n- good"))
                .withMessageContaining("good");
        assertThatIllegalArgumentException().isThrownBy(() -> WordList.parse("good")).withMessageContaining("good");
    }

    /** Three of four articles of the week are good and one is bad: the fifth is a minute late, the first a week old. */
    @Test
    void scoreCountsTheArticlesOfTheWeekBefore() {
        FeatureTable table = table(
                Optional.of(news(
                        "2022-05-25T20:59:00Z", "Fraud and bankruptcy",
                        "2022-05-26T12:00:00Z", "Profit beats",
                        "2022-05-28T12:00:00Z", "Record growth",
                        "2022-05-30T12:00:00Z", "Shares rally",
                        "2022-06-01T21:00:00Z", "Shares plunge",
                        "2022-06-01T21:01:00Z", "Crash")),
                Optional.empty());
        assertThat(known(table, "news_article_count", DAY)).isEqualTo(4.0);
        assertThat(known(table, "sentiment_score", DAY)).isEqualTo(0.5);
        assertThat(known(table, "sentiment_bullish", DAY)).isEqualTo(1.0);
        assertThat(known(table, "sentiment_extreme_bullish", DAY)).isEqualTo(1.0);
        assertThat(known(table, "sentiment_bearish", DAY)).isZero();
        assertThat(known(table, "sentiment_extreme_bearish", DAY)).isZero();
        assertThat(known(table, "sentiment_neutral", DAY)).isZero();
        assertThat(on(table, "news_buzz_score", DAY)).isEqualTo(new FeatureValue.Absent(Reason.SERIES_SHORT));
        assertThat(known(table, "sentiment_score", "2022-06-02")).isEqualTo((2.0 - 2.0) / 4.0);
        assertThat(known(table, "sentiment_neutral", "2022-06-02")).isEqualTo(1.0);
        assertThat(on(table, "sentiment_score", "2022-05-20")).isEqualTo(new FeatureValue.Absent(Reason.SERIES_STALE));
        assertThat(on(table, "sentiment_score", "2022-06-30")).isEqualTo(new FeatureValue.Absent(Reason.SERIES_STALE));
        double rank = rank(DAY);
        assertThat(known(table, "sentiment_iv_divergence", DAY)).isCloseTo(0.5 * (rank - 50.0) / 50.0, within(1e-12));
        assertThat(known(table, "sentiment_bullish_high_iv", DAY)).isEqualTo(rank > 60.0 ? 1.0 : 0.0);
        assertThat(known(table, "sentiment_bearish_low_iv", DAY)).isZero();
    }

    /** The rank of VIX within its year, from the series itself. */
    private static double rank(String day) {
        Map<LocalDate, Double> year = new TreeMap<>();
        FeatureData data = RealInputs.of("SPY", FROM);
        DayClock days = DayClock.of(data.bars());
        int at = days.dates().indexOf(LocalDate.parse(day));
        for (int i = at - 251; i <= at; i++) {
            year.put(days.date(i), java.util.Objects.requireNonNull(data.series().get("VIX"))
                    .latest(days.date(i))
                    .orElseThrow()
                    .value());
        }
        double low = year.values().stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        double high = year.values().stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        return 100.0 * (java.util.Objects.requireNonNull(year.get(LocalDate.parse(day))) - low) / (high - low);
    }

    /** Two articles this week against four in the four weeks before, one a week: 2 / (2 + 1). */
    @Test
    void buzzComparesWithUsualWeeks() {
        FeatureTable table = table(
                Optional.of(news(
                        "2022-04-20T12:00:00Z", "Meeting",
                        "2022-04-29T12:00:00Z", "Meeting",
                        "2022-05-06T12:00:00Z", "Meeting",
                        "2022-05-13T12:00:00Z", "Meeting",
                        "2022-05-20T12:00:00Z", "Meeting",
                        "2022-05-27T12:00:00Z", "Meeting",
                        "2022-05-28T12:00:00Z", "Meeting")),
                Optional.empty());
        assertThat(known(table, "news_buzz_score", DAY)).isCloseTo(2.0 / 3.0, within(1e-15));
    }

    @Test
    void mentionsAreTheLastFreshCount() {
        MentionHistory mentions = new MentionHistory(RealInputs.of("SPY", FROM).bars().symbol(), List.of(
                count("2022-06-01T10:00:00Z", 40, OptionalInt.of(50)),
                count("2022-06-01T20:00:00Z", 60, OptionalInt.of(40)),
                count("2022-06-01T22:00:00Z", 99, OptionalInt.of(0))));
        FeatureTable table = table(Optional.empty(), Optional.of(mentions));
        assertThat(on(table, "reddit_mentions", DAY))
                .isEqualTo(new FeatureValue.Known(60.0, Instant.parse("2022-06-01T20:00:00Z")));
        assertThat(known(table, "reddit_momentum", DAY)).isEqualTo(0.5);
        assertThat(known(table, "high_social_attention", DAY)).isEqualTo(1.0);
        assertThat(known(table, "reddit_mentions", "2022-06-02")).isEqualTo(99.0);
        assertThat(on(table, "reddit_momentum", "2022-06-02"))
                .isEqualTo(new FeatureValue.Absent(Reason.FEATURE_UNDEFINED));
        assertThat(on(table, "reddit_mentions", "2022-05-31")).isEqualTo(new FeatureValue.Absent(Reason.SERIES_STALE));
        assertThat(on(table, "reddit_mentions", "2022-06-07")).isEqualTo(new FeatureValue.Absent(Reason.SERIES_STALE));
    }

    private static MentionCount count(String observed, int mentions, OptionalInt before) {
        return new MentionCount(Instant.parse(observed), 3, mentions, 10, before, OptionalInt.empty());
    }

    @Test
    void withoutNewsAndMentionsAllIsAbsentWithTheReason() {
        FeatureTable table = table(Optional.empty(), Optional.empty());
        assertThat(new SentimentFamily().definitions()).hasSize(12);
        assertThat(table.columns()).hasSize(15).allSatisfy(column -> {
            for (int day = 0; day < column.size(); day++) {
                assertThat(column.value(day)).isEqualTo(new FeatureValue.Absent(Reason.SERIES_MISSING));
            }
        });
    }
}
