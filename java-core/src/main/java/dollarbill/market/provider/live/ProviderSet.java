package dollarbill.market.provider.live;

import dollarbill.market.CoinDay;
import dollarbill.market.EarningsEvent;
import dollarbill.market.MentionCount;
import dollarbill.market.NewsArticle;
import dollarbill.market.Symbol;
import java.net.http.HttpClient;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All providers, and how a question is cut into the requests that they take. */
final class ProviderSet implements AutoCloseable {
    /** Days of news that can be had. */
    static final int NEWS_DAYS = 365;

    /** An answer holds a limited number of articles: a week of a large company fits. */
    private static final int NEWS_WINDOW = 7;

    /** How far ahead reports are scheduled. */
    private static final int EARNINGS_AHEAD_DAYS = 90;

    final YahooBars bars;
    final YahooChains chains;
    final FredSeries fred;

    private final HttpClient http;

    /** For providers whose key is a header: it must not go on to where a redirection points. */
    private final HttpClient keyed;

    private final FinnhubNews news;
    private final FinnhubEarnings earnings;
    private final ApeWisdomMentions mentions;
    private final CoinGeckoCoins coins;

    private @Nullable Map<String, MentionCount> ranking;
    private LocalDate rankedOn = LocalDate.MIN;
    private @Nullable Map<String, String> coinNames;

    ProviderSet(BaseUrls urls, LiveKeys keys, LiveSettings settings) {
        http = client(settings, HttpClient.Redirect.NORMAL);
        keyed = client(settings, HttpClient.Redirect.NEVER);
        ProviderClient yahoo = new ProviderClient(Provider.YAHOO, http, settings);
        bars = new YahooBars(yahoo, urls.yahoo());
        chains = new YahooChains(yahoo, new YahooSession(yahoo, urls.yahooCookie(), urls.yahoo()), urls.yahoo());
        fred = new FredSeries(new ProviderClient(Provider.FRED, http, settings), urls, keys.fred());
        ProviderClient finnhub = new ProviderClient(Provider.FINNHUB, keyed, settings);
        FinnhubAccess access = new FinnhubAccess(urls.finnhub(), keys.finnhub());
        news = new FinnhubNews(finnhub, access);
        earnings = new FinnhubEarnings(finnhub, access);
        mentions = new ApeWisdomMentions(new ProviderClient(Provider.APE_WISDOM, http, settings), urls.apeWisdom());
        coins = new CoinGeckoCoins(
                new ProviderClient(Provider.COINGECKO, keyed, settings), urls.coinGecko(), keys.coinGecko());
    }

    private static HttpClient client(LiveSettings settings, HttpClient.Redirect redirect) {
        return HttpClient.newBuilder().connectTimeout(settings.timeout()).followRedirects(redirect).build();
    }

    /** Returns the articles from a day to now, asked for week by week. */
    List<NewsArticle> news(Symbol symbol, LocalDate from, Instant now) {
        LocalDate last = day(now);
        List<NewsArticle> articles = new ArrayList<>();
        for (LocalDate start = from; !start.isAfter(last); start = start.plusDays(NEWS_WINDOW)) {
            LocalDate end = start.plusDays(NEWS_WINDOW - 1L);
            articles.addAll(news.news(symbol, start, end.isAfter(last) ? last : end));
        }
        return articles;
    }

    /** Returns the reports from a day to a season from now. */
    List<EarningsEvent> earnings(Symbol symbol, LocalDate from, Instant now) {
        return earnings.reports(symbol, from, day(now).plusDays(EARNINGS_AHEAD_DAYS), now);
    }

    /** Returns the count of today; none where nobody talks about the symbol. */
    List<MentionCount> mentions(Symbol symbol, Instant now) {
        Map<String, MentionCount> known = ranking;
        if (known == null || !day(now).equals(rankedOn)) {
            known = mentions.ranking(now);
            ranking = known;
            rankedOn = day(now);
        }
        return ApeWisdomMentions.of(known, symbol);
    }

    /** Returns the days of a coin after a day, as far as they can be had. */
    List<CoinDay> coin(Symbol symbol, LocalDate after, Instant now) {
        Map<String, String> known = coinNames;
        if (known == null) {
            known = coins.names();
            coinNames = known;
        }
        long days = ChronoUnit.DAYS.between(after, day(now)) + 1;
        return coins.days(symbol, known, Math.clamp(days, 1, CoinGeckoCoins.LONGEST))
                .stream()
                .filter(coin -> !coin.date().isBefore(after))
                .toList();
    }

    static LocalDate day(Instant time) {
        return time.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    @Override
    public void close() {
        http.shutdownNow();
        keyed.shutdownNow();
    }
}
