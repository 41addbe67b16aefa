package dollarbill.market.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dollarbill.ReferenceTable;
import dollarbill.market.CoinDay;
import dollarbill.market.CoinHistory;
import dollarbill.market.DataFault;
import dollarbill.market.EarningsEvent;
import dollarbill.market.EarningsHistory;
import dollarbill.market.MentionCount;
import dollarbill.market.MentionHistory;
import dollarbill.market.NewsArticle;
import dollarbill.market.NewsHistory;
import dollarbill.market.Symbol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** News, mentions, earnings and coins are read in the order they became known, or refused with the place and the rule. */
class KnowledgeFilesTest {
    private static final Symbol ABC = Symbol.of("ABC");
    private static final Instant NOON = Instant.parse("2026-02-10T12:00:00Z");

    @TempDir
    Path directory;

    private DataDirectory with(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return DataDirectory.open(directory);
    }

    @Test
    void readsArticles() throws IOException {
        DataDirectory data = with("news/ABC.csv", """
                published,id,headline,summary,source
                2026-02-10T12:00:00Z,71,"Up, and ""away""\",,Wire
                2026-02-11T09:15:30Z,72,Down,Because,
                """);
        NewsHistory news = data.news(ABC).orElseThrow();
        assertThat(data.newsSymbols()).containsExactly(ABC);
        assertThat(news.articles()).containsExactly(
                new NewsArticle(NOON, "71", "Up, and \"away\"", "", "Wire"),
                new NewsArticle(Instant.parse("2026-02-11T09:15:30Z"), "72", "Down", "Because", ""));
        assertThat(news.upTo(NOON.minusSeconds(1)).articles()).isEmpty();
        assertThat(news.upTo(NOON).articles()).hasSize(1);
        assertThat(news.within(NOON, NOON.plusSeconds(86_400))).extracting(NewsArticle::id).containsExactly("72");
        assertThat(news.within(NOON.plusSeconds(86_400), NOON)).isEmpty();
        assertThat(data.news(Symbol.of("XYZ"))).isEmpty();
    }

    @Test
    void readsMentions() throws IOException {
        DataDirectory data = with("mentions/ABC.csv", """
                observed,rank,mentions,upvotes,mentions_day_before,rank_day_before
                2026-02-10T12:00:00Z,3,120,800,60,7
                2026-02-11T12:00:00Z,30,5,0,,
                """);
        MentionHistory mentions = data.mentions(ABC).orElseThrow();
        assertThat(mentions.counts()).containsExactly(
                new MentionCount(NOON, 3, 120, 800, OptionalInt.of(60), OptionalInt.of(7)),
                new MentionCount(NOON.plusSeconds(86_400), 30, 5, 0, OptionalInt.empty(), OptionalInt.empty()));
        assertThat(mentions.upTo(NOON).counts()).hasSize(1);
        assertThat(data.mentionSymbols()).containsExactly(ABC);
    }

    @Test
    void anEarningsReportIsToldWhenScheduledAndWhenOut() throws IOException {
        DataDirectory data = with("earnings/ABC.csv", """
                date,hour,eps_estimate,eps_actual,revenue_estimate,revenue_actual,known_at
                2026-02-11,after_close,1.5,,1e9,,2026-02-01T12:00:00Z
                2026-02-11,after_close,1.5,-1.25,1e9,1.1e9,2026-02-12T05:00:00Z
                """);
        EarningsHistory earnings = data.earnings(ABC).orElseThrow();
        EarningsEvent out = earnings.events().getLast();
        assertThat(out.reported()).isTrue();
        assertThat(out.epsActual()).isEqualTo(OptionalDouble.of(-1.25));
        assertThat(out.announcedKnownAt()).isEqualTo(EarningsEvent.outBy(out.date(), EarningsEvent.Hour.AFTER_CLOSE));
        assertThat(earnings.calendar()).containsExactly(out);
        assertThat(earnings.upTo(NOON).calendar()).singleElement().matches(event -> !event.reported());
        assertThat(data.earningsSymbols()).containsExactly(ABC);
    }

    @Test
    void readsCoinsAndTakesZeroForNotKnown() throws IOException {
        DataDirectory data = with("crypto/ABC.csv", """
                date,open,high,low,close,volume,market_cap
                2026-02-10,1,2,0.5,1.5,0,10
                2026-02-11,,,,1.25,7,0
                """);
        CoinHistory coin = data.coin(ABC).orElseThrow();
        assertThat(coin.days().getFirst().volume()).isEmpty();
        assertThat(coin.days().getLast()).isEqualTo(new CoinDay(
                LocalDate.of(2026, 2, 11),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                1.25,
                OptionalDouble.of(7),
                OptionalDouble.empty()));
        assertThat(coin.upTo(LocalDate.of(2026, 2, 10)).days()).hasSize(1);
        assertThat(data.coinSymbols()).containsExactly(ABC);
    }

    @Test
    void readsEveryRealCoin() {
        DataDirectory data = DataDirectory.open(ReferenceTable.sharedData());
        assertThat(data.coinSymbols()).extracting(Symbol::value).containsExactly("BTC", "ETH", "LTC", "SOL");
        assertThat(data.coin(Symbol.of("BTC")).orElseThrow().days()).hasSize(2802)
                .filteredOn(day -> day.date().equals(LocalDate.of(2017, 12, 17)))
                .singleElement()
                .satisfies(day -> assertThat(day.close()).isEqualTo(19140.80,
                        org.assertj.core.api.Assertions.within(0.01)));
        assertThat(data.coin(Symbol.of("LTC")).orElseThrow().days()).hasSize(2804);
        assertThat(data.coin(Symbol.of("SOL")).orElseThrow().days())
                .filteredOn(day -> day.marketCap().isEmpty())
                .hasSize(52);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "news|published,id,headline,summary,source|2026-02-10T12:00:00Z,1,Up,,|2026-02-10T11:59:59Z,2,Up,,|published|at or after",
        "news|published,id,headline,summary,source|2026-02-10T12:00:00Z,1,Up,,|2026-02-10,2,Up,,|published|a time as",
        "news|published,id,headline,summary,source|2026-02-10T12:00:00Z,1,Up,,|2026-02-11T12:00:00Z,,Up,,|id|present",
        "news|published,id,headline,summary,source|2026-02-10T12:00:00Z,1,Up,,|2026-02-11T12:00:00Z,2,,,|headline|present",
        "mentions|observed,rank,mentions,upvotes,mentions_day_before,rank_day_before|2026-02-10T12:00:00Z,1,1,1,,|2026-02-11T12:00:00Z,0,1,1,,|rank|from 1",
        "mentions|observed,rank,mentions,upvotes,mentions_day_before,rank_day_before|2026-02-10T12:00:00Z,1,1,1,,|2026-02-11T12:00:00Z,1,1e12,1,,|mentions|from 0",
        "earnings|date,hour,eps_estimate,eps_actual,revenue_estimate,revenue_actual,known_at|2026-02-10,during,,,,,2026-02-10T12:00:00Z|2026-02-11,noon,,,,,2026-02-10T12:00:00Z|hour|before_open",
        "earnings|date,hour,eps_estimate,eps_actual,revenue_estimate,revenue_actual,known_at|2026-02-10,during,,,,,2026-02-10T12:00:00Z|2026-02-12,during,1,1,,,2026-02-11T12:00:00Z|known_at|on the day of the report or later",
        "crypto|date,open,high,low,close,volume,market_cap|2026-02-10,1,1,1,1,1,1|2026-02-10,1,1,1,1,1,1|date|after",
        "crypto|date,open,high,low,close,volume,market_cap|2026-02-10,1,1,1,1,1,1|2026-02-11,1,1,1,,1,1|close|present"})
    void refusesARowByPlaceAndRule(String folder, String header, String good, String bad, String column, String rule)
            throws IOException {
        DataDirectory data = with(folder + "/ABC.csv", String.join("\n", List.of(header, good, bad, "")));
        assertThatThrownBy(() -> {
            data.news(ABC);
            data.mentions(ABC);
            data.earnings(ABC);
            data.coin(ABC);
        }).isInstanceOfSatisfying(DataFault.class, fault -> {
            assertThat(fault.line()).isEqualTo(3);
            assertThat(fault.column()).isEqualTo(column);
            assertThat(fault).hasMessageContaining(rule);
        });
    }

    @Test
    void aHistoryOutOfOrderIsRefused() {
        NewsArticle late = new NewsArticle(NOON, "1", "late", "", "");
        NewsArticle early = new NewsArticle(NOON.minusSeconds(1), "2", "early", "", "");
        assertThatThrownBy(() -> new NewsHistory(ABC, List.of(late, early)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("order of time");
    }
}
