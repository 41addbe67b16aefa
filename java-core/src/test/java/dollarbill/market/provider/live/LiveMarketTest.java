package dollarbill.market.provider.live;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dollarbill.market.BarSeries;
import dollarbill.market.DataFault;
import dollarbill.market.DatedSeries;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import dollarbill.market.provider.SourceFailure;
import dollarbill.market.provider.Sourced;
import dollarbill.market.provider.live.Update.Change;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A live market answers from what it has just stored, or from the stored copy, marked stale with its age. */
class LiveMarketTest {
    private static final String CHART = "/v8/finance/chart/AAPL";
    private static final Symbol AAPL = Symbol.of("AAPL");
    private static final LocalDate SINCE = LocalDate.of(2020, 8, 6);
    private static final DataItem BARS = new DataItem(DataKind.BARS, "AAPL", SINCE);

    private final ProviderServer server = new ProviderServer();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        server.close();
    }

    private LiveMarket market(boolean again) {
        return LiveMarket.open(
                folder.resolve("data"), BaseUrls.all(server.address()), LiveKeys.none(), server.settings(1), again);
    }

    private Sourced<BarSeries> bars(boolean again) {
        try (LiveMarket market = market(again)) {
            return market.bars(AAPL, SINCE);
        }
    }

    private Update update(DataItem item, boolean again) {
        try (LiveMarket market = market(again)) {
            return market.update(item);
        }
    }

    @Test
    void answersWithWhatItFetchedAndThenWithTheStoredCopyMarkedStale() {
        server.serve(CHART, "yahoo_chart_AAPL.json");
        Instant at = server.now;
        assertThat(bars(false)).isInstanceOfSatisfying(Sourced.Fetched.class, fetched -> {
            assertThat(fetched.at()).isEqualTo(at);
            assertThat(((BarSeries) fetched.data()).size()).isEqualTo(7);
        });
        server.now = at.plus(Duration.ofDays(3));
        server.on(CHART, aResponse().withStatus(503));
        assertThat(bars(false)).isInstanceOfSatisfying(Sourced.Stale.class, stale -> {
            assertThat(((BarSeries) stale.data()).size()).isEqualTo(7);
            assertThat(stale.storedAt()).isEqualTo(at);
            assertThat(stale.age()).isEqualTo(Duration.ofDays(3));
            assertThat(stale.failure().reason()).isEqualTo(Reason.SOURCE_FAILED);
            assertThat(stale.failure().provider()).isEqualTo("Yahoo Finance");
        });
        FetchLedger.Entry entry = FetchLedger.read(folder.resolve("data")).entry(BARS.key());
        assertThat(entry.storedAt()).contains(at);
        assertThat(entry.failure().orElseThrow()).contains("SOURCE_FAILED").contains("503");
        server.serve(CHART, "yahoo_chart_AAPL.json");
        assertThat(bars(false)).isInstanceOf(Sourced.Fetched.class);
        assertThat(FetchLedger.read(folder.resolve("data")).entry(BARS.key()).failure()).isEmpty();
    }

    @Test
    void isUnavailableWhereNothingIsStored() {
        server.on(CHART, aResponse().withStatus(404).withBody(ProviderServer.payload("yahoo_not_found.json")));
        Sourced<BarSeries> none = bars(false);
        assertThat(none.value()).isEmpty();
        assertThat(none.whyNot().orElseThrow().reason()).isEqualTo(Reason.SOURCE_NOT_FOUND);
        Update update = update(BARS, false);
        assertThat(update.change()).isEqualTo(Change.MISSING);
        assertThat(update.age()).isEmpty();
    }

    @Test
    void aCopyThatNoLedgerTellsOfIsAsOldAsItsFile() throws IOException {
        Path file = folder.resolve("data/fred/DFF.csv");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "date,value\n2026-01-05,4.33\n");
        Files.setLastModifiedTime(file, FileTime.from(server.now.minus(Duration.ofDays(30))));
        server.on("/graph/fredgraph.csv", aResponse().withStatus(500));
        try (LiveMarket market = market(false)) {
            assertThat(market.macro("DFF", SINCE)).isInstanceOfSatisfying(Sourced.Stale.class, stale -> {
                assertThat(((DatedSeries) stale.data()).observations()).hasSize(1);
                assertThat(stale.age()).isEqualTo(Duration.ofDays(30));
            });
        }
    }

    @Test
    void asksOnceAMarketDay() {
        server.serve(CHART, "yahoo_chart_AAPL.json");
        assertThat(update(BARS, false).change()).isEqualTo(Change.CHANGED);
        assertThat(update(BARS, false).change()).isEqualTo(Change.CURRENT);
        assertThat(server.asked(CHART)).isEqualTo(1);
        assertThat(update(BARS, true).change()).isEqualTo(Change.SAME);
        assertThat(server.asked(CHART)).isEqualTo(2);
        server.now = Instant.parse("2026-02-12T20:59:59Z");
        assertThat(update(BARS, false).change()).isEqualTo(Change.CURRENT);
        server.now = Instant.parse("2026-02-12T21:00:00Z");
        assertThat(update(BARS, false).change()).isEqualTo(Change.SAME);
    }

    @Test
    void asksAgainForAnEarlierPastAndAfterAFailure() {
        server.serve(CHART, "yahoo_chart_AAPL.json");
        update(BARS, false);
        assertThat(update(new DataItem(DataKind.BARS, "AAPL", SINCE.minusYears(1)), false).change())
                .isEqualTo(Change.SAME);
        assertThat(update(BARS, false).change()).isEqualTo(Change.CURRENT);
        server.on(CHART, aResponse().withBody("{"));
        assertThat(update(BARS, true).failure().orElseThrow().reason()).isEqualTo(Reason.SOURCE_MALFORMED);
        server.serve(CHART, "yahoo_chart_AAPL.json");
        assertThat(update(BARS, false).change()).isEqualTo(Change.SAME);
    }

    @Test
    void aHistoryThatHasBecomeShorterLeavesTheCopyAlone() {
        server.serve(CHART, "yahoo_chart_AAPL.json");
        update(BARS, false);
        String body = ProviderServer.text("yahoo_chart_AAPL.json")
                .replace("[1596720600,1596807000,", "[1598275800,1598362200,");
        server.on(CHART, aResponse().withBody(body));
        Update shorter = update(BARS, true);
        assertThat(shorter.change()).isEqualTo(Change.STALE);
        assertThat(shorter.failure().orElseThrow().message()).contains("but stored are 2020-08-06");
        assertThat(bars(false).value().orElseThrow().date(0)).isEqualTo(SINCE);
    }

    @Test
    void tellsWhatWasMended() {
        server.serve(CHART, "yahoo_chart_AAPL.json");
        assertThat(update(BARS, false).notes())
                .containsExactly("1 day left out for want of a price, the last 2020-09-02");
    }

    @Test
    void onlyOneProcessFetchesIntoAFolder() {
        try (LiveMarket first = market(false)) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> market(false))
                    .isInstanceOf(DataFault.class)
                    .hasMessageContaining("another process");
        }
        market(false).close();
    }

    @Test
    void everyKindIsKeptAndAnswered() {
        server.on("/v8/finance/chart/%5EVIX", aResponse()
                .withBody(ProviderServer.text("yahoo_chart_AAPL.json")
                        .replace("\"symbol\":\"AAPL\"", "\"symbol\":\"^VIX\"")));
        server.serve("/api/v1/company-news", "finnhub_news.json");
        server.serve("/api/v1/calendar/earnings", "finnhub_earnings.json");
        server.serve("/api/v1.0/filter/all-stocks/page/1", "apewisdom_1.json");
        server.serve("/api/v1.0/filter/all-stocks/page/2", "apewisdom_2.json");
        server.serve("/api/v3/coins/markets", "coingecko_markets.json");
        server.serve("/api/v3/coins/bitcoin/market_chart", "coingecko_bitcoin.json");
        Symbol nvda = Symbol.of("NVDA");
        LiveKeys keys = new LiveKeys(Optional.empty(), Optional.of(ProviderServer.SECRET), Optional.empty());
        try (LiveMarket market = LiveMarket.open(
                folder.resolve("data"), BaseUrls.all(server.address()), keys, server.settings(0), false)) {
            assertThat(market.index("VIX", SINCE).value().orElseThrow().observations()).hasSize(7);
            assertThat(market.news(nvda, LocalDate.of(2026, 2, 1)).value().orElseThrow().articles()).hasSize(2);
            assertThat(market.earnings(nvda, SINCE).value().orElseThrow().calendar()).hasSize(2);
            assertThat(market.mentions(nvda).value().orElseThrow().counts()).hasSize(1);
            assertThat(market.mentions(Symbol.of("JPM")).value().orElseThrow().counts()).isEmpty();
            assertThat(market.coin(Symbol.of("BTC"), SINCE).value().orElseThrow().days()).hasSize(3);
        }
        assertThat(server.asked("/api/v1.0/filter/all-stocks/page/1")).as("one ranking for all symbols").isEqualTo(1);
        assertThat(server.asked("/api/v1/company-news")).as("two weeks").isEqualTo(2);
        assertThat(keys.toString()).doesNotContain(ProviderServer.SECRET);
    }

    @Test
    void anEarlierPastOfACoinIsAskedForAndTheNextFetchGoesOnFromTheLastDay() {
        String days = "/api/v3/coins/bitcoin/market_chart";
        server.serve("/api/v3/coins/markets", "coingecko_markets.json");
        server.serve(days, "coingecko_bitcoin.json");
        update(new DataItem(DataKind.CRYPTO, "BTC", LocalDate.of(2026, 2, 10)), false);
        update(new DataItem(DataKind.CRYPTO, "BTC", LocalDate.of(2026, 1, 13)), false);
        update(new DataItem(DataKind.CRYPTO, "BTC", LocalDate.of(2026, 2, 10)), true);
        for (String asked : List.of("3", "31", "2")) {
            server.http.verify(getRequestedFor(urlPathEqualTo(days)).withQueryParam("days", equalTo(asked)));
        }
        DataDirectory stored = DataDirectory.open(folder.resolve("data"));
        assertThat(stored.coin(Symbol.of("BTC")).orElseThrow().days()).hasSize(3);
    }

    @Test
    void noGapOpensBehindWhatIsStored() throws IOException {
        write("fred/DFF.csv", "date,value\n2026-01-05,4.33\n");
        write("news/NVDA.csv", "published,id,headline,summary,source\n2026-01-10T12:00:00Z,1,Up,,\n");
        server.on("/graph/fredgraph.csv", aResponse()
                .withBody("observation_date,DFF\n2026-01-05,4.33\n2026-02-10,4.34\n"));
        server.serve("/api/v1/company-news", "finnhub_news.json");
        LocalDate since = LocalDate.of(2026, 2, 1);
        LiveKeys keys = new LiveKeys(Optional.empty(), Optional.of(ProviderServer.SECRET), Optional.empty());
        try (LiveMarket market = LiveMarket.open(
                folder.resolve("data"), BaseUrls.all(server.address()), keys, server.settings(0), false)) {
            assertThat(market.update(new DataItem(DataKind.FRED, "DFF", since)).change()).isEqualTo(Change.CHANGED);
            assertThat(market.update(new DataItem(DataKind.NEWS, "NVDA", since)).change()).isEqualTo(Change.CHANGED);
        }
        server.http.verify(getRequestedFor(urlPathEqualTo("/graph/fredgraph.csv"))
                .withQueryParam("cosd", equalTo("2026-01-05")));
        server.http.verify(getRequestedFor(urlPathEqualTo("/api/v1/company-news"))
                .withQueryParam("from", equalTo("2026-01-09")));
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve("data").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void anIndexIsStoredOnceItIsNotComputedAnyMore() {
        server.on("/v8/finance/chart/%5EVIX", aResponse()
                .withBody(ProviderServer.text("yahoo_chart_AAPL.json")
                        .replace("\"symbol\":\"AAPL\"", "\"symbol\":\"^VIX\"")));
        server.now = Instant.parse("2020-09-03T20:14:59Z");
        assertThat(lastOfVix()).isEqualTo(LocalDate.of(2020, 9, 1));
        server.now = Instant.parse("2020-09-03T20:15:00Z");
        assertThat(lastOfVix()).isEqualTo(LocalDate.of(2020, 9, 3));
    }

    private LocalDate lastOfVix() {
        try (LiveMarket market = market(false)) {
            return market.index("VIX", SINCE).value().orElseThrow().observations().getLast().date();
        }
    }

    @Test
    void aRankingCountsForItsDayOnly() {
        server.serve("/api/v1.0/filter/all-stocks/page/1", "apewisdom_1.json");
        server.serve("/api/v1.0/filter/all-stocks/page/2", "apewisdom_2.json");
        Symbol nvda = Symbol.of("NVDA");
        try (LiveMarket market = market(false)) {
            assertThat(market.mentions(nvda).value().orElseThrow().counts()).hasSize(1);
            server.now = server.now.plus(Duration.ofDays(1));
            assertThat(market.mentions(nvda).value().orElseThrow().counts()).hasSize(2);
        }
    }

    @Test
    void aCopyThatWasTakenAwayIsFetchedAgain() throws IOException {
        server.serve(CHART, "yahoo_chart_AAPL.json");
        update(BARS, false);
        Files.delete(folder.resolve("data/ohlcv_adjusted/AAPL.csv.gz"));
        assertThat(update(BARS, false).change()).isEqualTo(Change.CHANGED);
    }

    @Test
    void aDamagedCopyStopsNoOtherItem() throws IOException {
        write("fred/DFF.csv", "date;value\n");
        server.serve(CHART, "yahoo_chart_AAPL.json");
        try (LiveMarket market = market(false)) {
            SourceFailure failure = market.update(new DataItem(DataKind.FRED, "DFF", SINCE)).failure().orElseThrow();
            assertThat(failure.reason()).isEqualTo(Reason.DATA_DAMAGED);
            assertThat(failure.message()).contains("DFF.csv");
            assertThat(market.update(BARS).change()).isEqualTo(Change.CHANGED);
        }
    }

    @Test
    void aKeyIsNotCarriedToWhereARedirectionPoints() {
        server.on("/api/v1/company-news", aResponse().withStatus(302).withHeader("Location", "/elsewhere"));
        LiveKeys keys = new LiveKeys(Optional.empty(), Optional.of(ProviderServer.SECRET), Optional.empty());
        try (LiveMarket market = LiveMarket.open(
                folder.resolve("data"), BaseUrls.all(server.address()), keys, server.settings(0), false)) {
            SourceFailure failure = market.news(AAPL, server.now.atOffset(java.time.ZoneOffset.UTC).toLocalDate())
                    .whyNot()
                    .orElseThrow();
            assertThat(failure.reason()).isEqualTo(Reason.SOURCE_REFUSED);
            assertThat(failure.message()).contains("answered 302");
        }
        assertThat(server.asked("/elsewhere")).isZero();
    }

    @Test
    void refusesALedgerThatIsNone() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/fetched.json"), "{");
        assertThatThrownBy(() -> market(false)).isInstanceOf(DataFault.class).hasMessageContaining("fetched.json");
        Files.writeString(folder.resolve("data/fetched.json"), "{\"version\": 1, \"items\": {}}");
        market(false).close();
    }
}
