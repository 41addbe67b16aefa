package dollarbill.market.provider.live;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dollarbill.market.CoinDay;
import dollarbill.market.DatedSeries.Observation;
import dollarbill.market.EarningsEvent;
import dollarbill.market.MentionCount;
import dollarbill.market.NewsArticle;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import dollarbill.market.provider.SourceFailure;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** FRED, Finnhub, ApeWisdom and CoinGecko are read as they answer, or refused by field. */
class OtherProvidersTest {
    private static final String FRED = "/fred/series/observations";
    private static final String GRAPH = "/graph/fredgraph.csv";
    private static final String NEWS = "/api/v1/company-news";
    private static final String EARNINGS = "/api/v1/calendar/earnings";
    private static final String RANKING = "/api/v1.0/filter/all-stocks/page/";
    private static final String MARKETS = "/api/v3/coins/markets";
    private static final String BITCOIN = "/api/v3/coins/bitcoin/market_chart";

    private static final Symbol NVDA = Symbol.of("NVDA");
    private static final Symbol BTC = Symbol.of("BTC");
    private static final LocalDate SINCE = LocalDate.of(2020, 3, 6);

    private final ProviderServer server = new ProviderServer();

    @AfterEach
    void stop() {
        server.close();
    }

    private FredSeries fred(boolean withKey) {
        return new FredSeries(
                server.asking(Provider.FRED),
                BaseUrls.all(server.address()),
                withKey ? Optional.of(ProviderServer.SECRET) : Optional.empty());
    }

    private FinnhubAccess access() {
        return new FinnhubAccess(server.address(), Optional.of(ProviderServer.SECRET));
    }

    private List<NewsArticle> news() {
        return new FinnhubNews(server.asking(Provider.FINNHUB), access())
                .news(NVDA, LocalDate.of(2026, 2, 6), LocalDate.of(2026, 2, 12));
    }

    private List<EarningsEvent> earnings() {
        return new FinnhubEarnings(server.asking(Provider.FINNHUB), access())
                .reports(NVDA, LocalDate.of(2025, 11, 1), LocalDate.of(2026, 5, 1), server.now);
    }

    private Map<String, MentionCount> ranking() {
        return new ApeWisdomMentions(server.asking(Provider.APE_WISDOM), server.address()).ranking(server.now);
    }

    private CoinGeckoCoins coins() {
        return new CoinGeckoCoins(server.asking(Provider.COINGECKO), server.address(),
                Optional.of(ProviderServer.SECRET));
    }

    private static SourceFailure failure(Runnable question) {
        ProviderException fault = catchThrowableOfType(ProviderException.class, question::run);
        assertThat(fault).as("a failure").isNotNull();
        assertThat(fault.getMessage()).doesNotContain(ProviderServer.SECRET);
        return fault.failure();
    }

    @Test
    void readsAFredSeriesWithAndWithoutAKey() {
        server.serve(FRED, "fred_DGS10.json");
        server.serve(GRAPH, "fred_graph_DGS10.csv");
        List<Observation> expected = List.of(
                new Observation(SINCE, 0.74),
                new Observation(LocalDate.of(2020, 3, 9), 0.54),
                new Observation(LocalDate.of(2020, 3, 11), 0.82));
        assertThat(fred(true).series("DGS10", SINCE).observations()).isEqualTo(expected);
        assertThat(fred(false).series("DGS10", SINCE).observations()).isEqualTo(expected);
        server.http.verify(getRequestedFor(urlPathEqualTo(FRED))
                .withQueryParam("series_id", equalTo("DGS10"))
                .withQueryParam("api_key", equalTo(ProviderServer.SECRET))
                .withQueryParam("file_type", equalTo("json"))
                .withQueryParam("observation_start", equalTo("2020-03-06")));
        server.http.verify(getRequestedFor(urlPathEqualTo(GRAPH))
                .withQueryParam("id", equalTo("DGS10"))
                .withQueryParam("cosd", equalTo("2020-03-06"))
                .withQueryParam("api_key", absent()));
    }

    @Test
    void readsTheOlderHeadOfAFredGraph() {
        String body = ProviderServer.text("fred_graph_DGS10.csv")
                .replace("observation_date", "DATE")
                .replace("10,\n", "10,.\n");
        server.on(GRAPH, aResponse().withBody(body));
        assertThat(fred(false).series("DGS10", SINCE).observations()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "\"observations\"|\"data\"|observations|Missing required",
        "\"value\":\"0.54\"|\"value\":\"n/a\"|observations[1]|expected a date and a number",
        "\"date\":\"2020-03-09\"|\"date\":\"9.3.2020\"|observations[1]|expected a date and a number",
        "\"date\":\"2020-03-09\"|\"date\":\"2020-03-05\"|observations.date|must increase",
        "\"value\":\"0.54\"|\"v\":\"0.54\"|observations[1].value|Missing required"})
    void namesTheFieldThatChangedAtFred(String right, String wrong, String field, String expected) {
        server.on(FRED, aResponse().withBody(ProviderServer.text("fred_DGS10.json").replace(right, wrong)));
        assertChanged(failure(() -> fred(true).series("DGS10", SINCE)), "FRED", field, expected);
    }

    @Test
    void namesTheHeadOfAFredGraphThatChanged() {
        server.on(GRAPH, aResponse().withBody("<!DOCTYPE html>\n<html></html>\n"));
        assertChanged(failure(() -> fred(false).series("DGS10", SINCE)), "FRED", "header",
                "expected 'observation_date,DGS10'");
        String cut = ProviderServer.text("fred_graph_DGS10.csv");
        server.on(GRAPH, aResponse().withBody(cut.substring(0, cut.length() - 2)));
        assertThat(failure(() -> fred(false).series("DGS10", SINCE)).reason()).isEqualTo(Reason.SOURCE_MALFORMED);
    }

    @Test
    void aFredSeriesWithoutAValueIsNone() {
        server.on(FRED, aResponse().withBody("{\"observations\":[{\"date\":\"2020-03-06\",\"value\":\".\"}]}"));
        server.on(GRAPH, aResponse().withBody("observation_date,DGS10\n"));
        for (boolean withKey : new boolean[] {true, false}) {
            SourceFailure failure = failure(() -> fred(withKey).series("DGS10", SINCE));
            assertThat(failure.reason()).isEqualTo(Reason.SOURCE_NOT_FOUND);
            assertThat(failure.message()).contains("DGS10");
        }
    }

    @Test
    void readsNews() {
        server.serve(NEWS, "finnhub_news.json");
        assertThat(news()).containsExactly(
                new NewsArticle(Instant.ofEpochSecond(1770816000), "139150001", "Chip orders rise",
                        "Orders rose for the third month.", "Reuters"),
                new NewsArticle(Instant.ofEpochSecond(1770729600), "139150000",
                        "Supplier warns of delays, \"some weeks\"", "", "CNBC"));
        server.http.verify(getRequestedFor(urlPathEqualTo(NEWS))
                .withQueryParam("symbol", equalTo("NVDA"))
                .withQueryParam("from", equalTo("2026-02-06"))
                .withQueryParam("to", equalTo("2026-02-12"))
                .withQueryParam("token", absent())
                .withHeader("X-Finnhub-Token", equalTo(ProviderServer.SECRET)));
    }

    @Test
    void readsEarningsWithWhatWasKnownWhen() {
        server.serve(EARNINGS, "finnhub_earnings.json");
        List<EarningsEvent> events = earnings();
        EarningsEvent scheduled = events.getFirst();
        assertThat(scheduled.reported()).isFalse();
        assertThat(scheduled.epsEstimate()).hasValue(1.5213);
        assertThat(scheduled.announcedKnownAt()).isEqualTo(server.now);
        EarningsEvent out = events.getLast();
        assertThat(out.epsActual()).hasValue(1.3);
        assertThat(out.revenueActual()).hasValue(57006000000.0);
        assertThat(out.announcedKnownAt()).isEqualTo(Instant.parse("2025-11-20T05:00:00Z"));
    }

    @Test
    void aResultThatIsNewIsKnownFromNowOn() {
        server.now = Instant.parse("2025-11-19T21:30:00Z");
        server.serve(EARNINGS, "finnhub_earnings.json");
        assertThat(earnings().getLast().announcedKnownAt()).isEqualTo(server.now);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "\"hour\":\"amc\"|\"hour\":\"noon\"|earningsCalendar.hour|expected bmo, amc, dmh",
        "\"date\":\"2025-11-19\"|\"date\":\"19.11.\"|earningsCalendar.date|expected a date",
        "\"epsActual\":1.3|\"epsActual\":\"beat\"|earningsCalendar[1].epsActual|expected Double",
        "\"earningsCalendar\"|\"calendar\"|earningsCalendar|Missing required"})
    void namesTheFieldThatChangedAtFinnhub(String right, String wrong, String field, String expected) {
        server.on(EARNINGS, aResponse().withBody(ProviderServer.text("finnhub_earnings.json").replace(right, wrong)));
        assertChanged(failure(this::earnings), "Finnhub", field, expected);
    }

    @Test
    void namesTheFieldOfNewsThatChanged() {
        server.on(NEWS,
                aResponse().withBody(ProviderServer.text("finnhub_news.json").replace("\"datetime\"", "\"time\"")));
        assertChanged(failure(this::news), "Finnhub", "[0].datetime", "Missing required");
        server.on(NEWS, aResponse().withBody("{\"s\":\"no_data\"}"));
        assertChanged(failure(this::news), "Finnhub", "", "expected ArrayList");
    }

    @Test
    void anArticleOfTheFutureIsAChangeOfUnit() {
        server.on(NEWS, aResponse()
                .withBody(ProviderServer.text("finnhub_news.json").replace("1770816000", "1770816000000")));
        assertChanged(failure(this::news), "Finnhub", "datetime", "expected seconds since 1970 up to 2026-02-13");
    }

    @Test
    void anArticleWhoseHeadlineDoesNotShowIsLeftOut() {
        server.on(NEWS, aResponse()
                .withBody(ProviderServer.text("finnhub_news.json")
                        .replace("\"headline\":\"\"", "\"headline\":\"\\u0007 \"")));
        assertThat(news()).hasSize(2);
    }

    @Test
    void saysWhatFinnhubSaysAndThatAKeyIsMissing() {
        server.on(NEWS, aResponse().withStatus(429).withBody(ProviderServer.payload("finnhub_limit.json")));
        assertThat(failure(this::news).message()).contains("API limit reached");
        FinnhubNews keyless = new FinnhubNews(
                server.asking(Provider.FINNHUB), new FinnhubAccess(server.address(), Optional.empty()));
        SourceFailure missing = failure(() -> keyless.news(NVDA, SINCE, SINCE));
        assertThat(missing.reason()).isEqualTo(Reason.SOURCE_KEY_MISSING);
        assertThat(missing.message()).contains("FINNHUB_API_KEY");
        assertThat(access().toString()).doesNotContain(ProviderServer.SECRET);
    }

    @Test
    void readsEveryPageOfTheRanking() {
        server.serve(RANKING + 1, "apewisdom_1.json");
        server.serve(RANKING + 2, "apewisdom_2.json");
        Map<String, MentionCount> ranking = ranking();
        assertThat(ranking).hasSize(4)
                .containsEntry("NVDA",
                        new MentionCount(server.now, 1, 166, 785, OptionalInt.of(120), OptionalInt.of(2)))
                .containsEntry("SPY", new MentionCount(server.now, 2, 140, 600, OptionalInt.of(150), OptionalInt.of(1)))
                .containsEntry("KO", new MentionCount(server.now, 101, 3, 11, OptionalInt.empty(), OptionalInt.empty()))
                .containsEntry("XOM", new MentionCount(server.now, 102, 2, 4, OptionalInt.of(0), OptionalInt.empty()));
        assertThat(ApeWisdomMentions.of(ranking, Symbol.of("JPM"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "\"mentions\":\"166\"|\"mentions\":\"many\"|results[0].mentions|expected int",
        "\"rank\":1,|\"rank\":null,|results[0].rank|expected int",
        "\"rank\":1,|\"rank\":0,|results|at least 1",
        "\"results\"|\"rows\"|results|Missing required",
        "\"pages\":2|\"pages\":\"two\"|pages|expected int"})
    void namesTheFieldThatChangedAtApeWisdom(String right, String wrong, String field, String expected) {
        server.on(RANKING + 1, aResponse().withBody(ProviderServer.text("apewisdom_1.json").replace(right, wrong)));
        assertChanged(failure(this::ranking), "ApeWisdom", field, expected);
    }

    @Test
    void readsTheDaysOfACoinThatAreOver() {
        server.serve(MARKETS, "coingecko_markets.json");
        server.serve(BITCOIN, "coingecko_bitcoin.json");
        Map<String, String> names = coins().names();
        assertThat(names).isEqualTo(Map.of("BTC", "bitcoin", "ETH", "ethereum"));
        List<CoinDay> days = coins().days(BTC, names, 30);
        assertThat(days).extracting(CoinDay::date)
                .containsExactly(LocalDate.of(2026, 2, 9), LocalDate.of(2026, 2, 10), LocalDate.of(2026, 2, 11));
        assertThat(days.get(1).close()).isEqualTo(68790.25);
        assertThat(days.get(1).volume()).isEmpty();
        assertThat(days.get(1).marketCap()).hasValue(1375000000000.0);
        server.http.verify(getRequestedFor(urlPathEqualTo(BITCOIN))
                .withQueryParam("days", equalTo("30"))
                .withQueryParam("vs_currency", equalTo("usd"))
                .withHeader("x-cg-demo-api-key", equalTo(ProviderServer.SECRET)));
        assertThat(failure(() -> coins().days(Symbol.of("NOPE"), names, 30)).reason())
                .isEqualTo(Reason.SOURCE_NOT_FOUND);
    }

    @Test
    void asksCoinGeckoForNoMoreDaysThanItGives() {
        server.serve(BITCOIN, "coingecko_bitcoin.json");
        coins().days(BTC, Map.of("BTC", "bitcoin"), 5000);
        server.http.verify(getRequestedFor(urlPathEqualTo(BITCOIN)).withQueryParam("days", equalTo("365")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "[1770681600000,70120.5]|[1770681600000]|prices|expected milliseconds and a number",
        "[1770681600000,70120.5]|[null,70120.5]|prices|expected milliseconds and a number",
        "\"prices\"|\"price\"|prices|Missing required",
        "70120.5|\"x\"|prices[0][1]|expected Double"})
    void namesTheFieldThatChangedAtCoinGecko(String right, String wrong, String field, String expected) {
        server.on(BITCOIN, aResponse().withBody(ProviderServer.text("coingecko_bitcoin.json").replace(right, wrong)));
        assertChanged(failure(() -> coins().days(BTC, Map.of("BTC", "bitcoin"), 30)), "CoinGecko", field, expected);
    }

    @Test
    void saysWhatCoinGeckoSays() {
        server.on(MARKETS, aResponse().withStatus(429).withBody(ProviderServer.payload("coingecko_limit.json")));
        SourceFailure failure = failure(() -> coins().names());
        assertThat(failure.reason()).isEqualTo(Reason.SOURCE_RATE_LIMITED);
        assertThat(failure.message()).contains("exceeded the Rate Limit");
    }

    /** Cuts each payload at every length: none is taken for whole, none escapes as another fault. */
    @ParameterizedTest
    @ValueSource(strings = {
        "yahoo_chart_AAPL.json", "yahoo_options_first.json", "fred_DGS10.json", "finnhub_news.json",
        "finnhub_earnings.json", "apewisdom_1.json", "coingecko_markets.json", "coingecko_bitcoin.json"})
    void aBodyCutShortIsMalformed(String name) {
        byte[] whole = new String(ProviderServer.payload(name), StandardCharsets.UTF_8).strip()
                .getBytes(StandardCharsets.UTF_8);
        read(name, whole);
        for (int kept = 0; kept < whole.length; kept++) {
            byte[] cut = Arrays.copyOf(whole, kept);
            ProviderException fault = catchThrowableOfType(ProviderException.class, () -> read(name, cut));
            assertThat(fault).as("cut after %d bytes", kept).isNotNull();
            assertThat(fault.failure().reason()).as("cut after %d bytes: %s", kept, fault.getMessage())
                    .isEqualTo(Reason.SOURCE_MALFORMED);
        }
    }

    private static void read(String name, byte[] body) {
        Provider provider = Provider.YAHOO;
        switch (name) {
            case "yahoo_chart_AAPL.json" ->
                Payload.read(provider, body, new com.fasterxml.jackson.core.type.TypeReference<YahooChart>() {});
            case "yahoo_options_first.json" ->
                Payload.read(provider, body, new com.fasterxml.jackson.core.type.TypeReference<YahooOptions>() {});
            case "fred_DGS10.json" ->
                Payload.read(provider, body, new com.fasterxml.jackson.core.type.TypeReference<FredSeries.Answer>() {});
            case "finnhub_news.json" -> Payload.read(provider, body,
                    new com.fasterxml.jackson.core.type.TypeReference<List<FinnhubNews.Article>>() {});
            case "finnhub_earnings.json" -> Payload.read(provider, body,
                    new com.fasterxml.jackson.core.type.TypeReference<FinnhubEarnings.Answer>() {});
            case "apewisdom_1.json" -> Payload.read(provider, body,
                    new com.fasterxml.jackson.core.type.TypeReference<ApeWisdomMentions.Page>() {});
            case "coingecko_markets.json" -> Payload.read(provider, body,
                    new com.fasterxml.jackson.core.type.TypeReference<List<CoinGeckoCoins.Market>>() {});
            case "coingecko_bitcoin.json" -> Payload.read(provider, body,
                    new com.fasterxml.jackson.core.type.TypeReference<CoinGeckoCoins.Days>() {});
            default -> throw new IllegalArgumentException(name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html><body>busy</body></html>", "Too Many Requests\r\n", "{\"chart\": tru}", "{} {}",
        "\u0000\u0001"})
    void aBodyThatIsNoJsonIsMalformed(String body) {
        server.on(FRED, aResponse().withBody(body));
        SourceFailure failure = failure(() -> fred(true).series("DGS10", SINCE));
        assertThat(failure.reason()).as(failure.toString()).isIn(Reason.SOURCE_MALFORMED, Reason.SOURCE_CHANGED);
    }

    private static void assertChanged(SourceFailure failure, String provider, String field, String expected) {
        assertThat(failure.reason()).as(failure.toString()).isEqualTo(Reason.SOURCE_CHANGED);
        assertThat(failure.provider()).isEqualTo(provider);
        assertThat(failure.field()).isEqualTo(field);
        assertThat(failure.message()).contains(expected);
    }
}
