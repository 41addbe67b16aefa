package dollarbill.market.provider.live;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dollarbill.market.ExerciseStyle;
import dollarbill.market.OptionType;
import dollarbill.market.RawChain;
import dollarbill.market.RawQuote;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import dollarbill.market.provider.ListedBars;
import dollarbill.market.provider.ListedBars.Bar;
import dollarbill.market.provider.SourceFailure;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Yahoo Finance's charts and chains are read as they come, or refused by field. */
class YahooTest {
    private static final String CHART = "/v8/finance/chart/AAPL";
    private static final String OPTIONS = "/v7/finance/options/SPY";
    private static final Symbol AAPL = Symbol.of("AAPL");
    private static final Symbol SPY = Symbol.of("SPY");
    private static final LocalDate SINCE = LocalDate.of(2020, 8, 6);

    private final ProviderServer server = new ProviderServer();

    @AfterEach
    void stop() {
        server.close();
    }

    private ListedBars bars() {
        return new YahooBars(server.asking(Provider.YAHOO), server.address()).history(AAPL, SINCE, server.now);
    }

    private YahooChains chains() {
        ProviderClient client = server.asking(Provider.YAHOO);
        return new YahooChains(
                client, new YahooSession(client, server.address(), server.address()), server.address());
    }

    private static SourceFailure failure(Runnable question) {
        ProviderException fault = catchThrowableOfType(ProviderException.class, question::run);
        assertThat(fault).as("a failure").isNotNull();
        return fault.failure();
    }

    @Test
    void readsBarsInTheExchangesDays() {
        server.serve(CHART, "yahoo_chart_AAPL.json");
        ListedBars bars = bars();
        assertThat(bars.bars()).extracting(Bar::date)
                .startsWith(LocalDate.of(2020, 8, 6))
                .endsWith(LocalDate.of(2020, 9, 3))
                .hasSize(7)
                .doesNotContain(LocalDate.of(2020, 9, 2));
        assertThat(bars.defects().withoutPrice()).containsExactly(LocalDate.of(2020, 9, 2));
        assertThat(bars.defects().widened()).isEmpty();
        assertThat(bars.dividends()).containsExactly(new ListedBars.Dividend(LocalDate.of(2020, 8, 7), 0.205));
        assertThat(bars.splits()).containsExactly(new ListedBars.Split(LocalDate.of(2020, 8, 31), 4.0));
        server.http.verify(getRequestedFor(urlPathEqualTo(CHART))
                .withQueryParam("period1", equalTo("1596672000"))
                .withQueryParam("interval", equalTo("1d"))
                .withQueryParam("events", equalTo("div,splits"))
                .withHeader("User-Agent", equalTo("Mozilla/5.0")));
    }

    /** Apple's closes as traded around the split of four for one on 2020-08-31. */
    @ParameterizedTest
    @CsvSource({
        "2020-08-06, 455.61", "2020-08-07, 444.45", "2020-08-27, 500.04", "2020-08-28, 499.23", "2020-08-31, 129.04",
        "2020-09-01, 134.18", "2020-09-03, 120.88"})
    void undoesSplits(LocalDate date, double close) {
        server.serve(CHART, "yahoo_chart_AAPL.json");
        Bar raw = bars().raw().stream().filter(bar -> bar.date().equals(date)).findFirst().orElseThrow();
        assertThat(raw.close()).isCloseTo(close, within(1e-4));
    }

    @Test
    void adjustsByTheRatioOfTheCloses() {
        server.serve(CHART, "yahoo_chart_AAPL.json");
        ListedBars listed = bars();
        List<Bar> adjusted = listed.adjusted();
        for (int i = 0; i < adjusted.size(); i++) {
            Bar bar = listed.bars().get(i);
            double ratio = bar.adjustedClose() / bar.close();
            assertThat(adjusted.get(i).close()).isEqualTo(bar.adjustedClose());
            assertThat(adjusted.get(i).open()).isCloseTo(bar.open() * ratio, within(1e-9));
            assertThat(adjusted.get(i).volume()).isEqualTo(bar.volume());
        }
        assertThat(listed.raw().getFirst().volume()).isEqualTo(202428800.0 / 4);
        assertThat(listed.raw().getLast().volume()).isEqualTo(257599600.0);
    }

    @Test
    void leavesOutTheDayThatIsNotOver() {
        server.now = Instant.parse("2020-09-03T19:59:59Z");
        server.serve(CHART, "yahoo_chart_AAPL.json");
        assertThat(bars().bars().getLast().date()).isEqualTo(LocalDate.of(2020, 9, 1));
        server.now = Instant.parse("2020-09-03T20:00:00Z");
        assertThat(bars().bars().getLast().date()).isEqualTo(LocalDate.of(2020, 9, 3));
    }

    @Test
    void widensARangeThatDoesNotHoldItsClose() {
        String body = ProviderServer.text("yahoo_chart_AAPL.json").replace("131.0,", "129.0,");
        server.on(CHART, aResponse().withBody(body));
        ListedBars bars = bars();
        assertThat(bars.defects().widened()).containsExactly(LocalDate.of(2020, 8, 31));
        assertThat(bars.bars().get(4).high()).isEqualTo(129.0399932861328);
    }

    @Test
    void tellsAVolumeThatIsNotTold() {
        server.serve(CHART, "yahoo_chart_AAPL.json");
        assertThat(bars().defects().withoutVolume()).isEmpty();
        server.on(CHART, aResponse().withBody(
                ProviderServer.text("yahoo_chart_AAPL.json").replace("[202428800,", "[null,")));
        assertThat(bars().defects().withoutVolume()).containsExactly(LocalDate.of(2020, 8, 6));
        assertThat(bars().bars().getFirst().volume()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "\"timestamp\":[1596720600,|\"timestamp\":[|chart.result[0].indicators.quote[0].open|8 values, expected 7",
        "\"indicators\":|\"columns\":|chart.result[0].indicators|Missing required",
        "\"exchangeTimezoneName\":\"America/New_York\"|\"exchangeTimezoneName\":\"Mars\"|chart.result[0].meta.exchangeTimezoneName|expected a time zone",
        "\"symbol\":\"AAPL\"|\"symbol\":\"AAP\"|chart.result[0].meta.symbol|expected 'AAPL'",
        "\"close\":[113.90249633789062|\"close\":[\"n/a\"|chart.result[0].indicators.quote[0].close[0]|expected Double",
        "\"numerator\":4.0|\"numerator\":null|chart.result[0].events.splits.1598880600.numerator|expected double",
        "\"numerator\":4.0|\"numerator\":0.0|chart.result[0].events.splits|expected positive numbers",
        "\"quote\":[{|\"quote\":[],\"x\":[{|chart.result[0].indicators.quote|expected one element",
        "\"adjclose\":[{|\"none\":[{|chart.result[0].indicators.adjclose[0].adjclose|missing, expected 8",
        "\"chart\":{|\"charts\":{|chart|Missing required"})
    void namesTheFieldThatChanged(String right, String wrong, String field, String expected) {
        String body = ProviderServer.text("yahoo_chart_AAPL.json");
        assertThat(body).contains(right);
        server.on(CHART, aResponse().withBody(body.replace(right, wrong)));
        SourceFailure failure = failure(this::bars);
        assertThat(failure.reason()).as(failure.toString()).isEqualTo(Reason.SOURCE_CHANGED);
        assertThat(failure.provider()).isEqualTo("Yahoo Finance");
        assertThat(failure.field()).isEqualTo(field);
        assertThat(failure.message()).contains(expected);
    }

    @Test
    void anIndexWithoutAdjustedClosesIsReadByItsCloses() {
        server.on("/v8/finance/chart/%5EVIX", aResponse()
                .withBody(ProviderServer.text("yahoo_chart_AAPL.json")
                        .replace("\"symbol\":\"AAPL\"", "\"symbol\":\"^VIX\"")
                        .replace("\"adjclose\":[{", "\"none\":[{")));
        ListedBars bars = new YahooBars(server.asking(Provider.YAHOO), server.address())
                .history(Symbol.of("VIX"), SINCE, server.now);
        assertThat(bars.bars()).hasSize(7)
                .allSatisfy(bar -> assertThat(bar.adjustedClose()).isEqualTo(bar.close()));
    }

    @Test
    void saysWhatYahooSaysOfAnUnknownSymbol() {
        server.on(CHART, aResponse().withStatus(404).withBody(ProviderServer.payload("yahoo_not_found.json")));
        SourceFailure failure = failure(this::bars);
        assertThat(failure.reason()).isEqualTo(Reason.SOURCE_NOT_FOUND);
        assertThat(failure.message()).contains("symbol may be delisted");
    }

    @ParameterizedTest
    @CsvSource({"VIX, ^VIX", "SPX, ^SPX", "BRK.B, BRK-B", "SPY, SPY", "^FTSE, ^FTSE"})
    void writesTickersAsYahooDoes(String ours, String theirs) {
        assertThat(YahooSymbol.of(Symbol.of(ours))).isEqualTo(theirs);
    }

    private void serveOptions() {
        server.on("/", aResponse().withStatus(404)
                .withHeader("Set-Cookie",
                        "A3=d=AQABB&S=AQAAA; Expires=Sun, 12 Feb 2027 15:10:00 GMT; Max-Age=31557600; Domain=.yahoo.com; Path=/; SameSite=None; Secure; HttpOnly"));
        server.on(get(urlPathEqualTo("/v1/test/getcrumb")).withHeader("Cookie", equalTo("A3=d=AQABB&S=AQAAA")),
                aResponse().withBody("Phb0wzVdPs6"));
        server.on(get(urlPathEqualTo(OPTIONS)).atPriority(9),
                aResponse().withStatus(401).withBody(ProviderServer.payload("yahoo_unauthorized.json")));
        server.on(get(urlPathEqualTo(OPTIONS)).atPriority(5).withQueryParam("crumb", equalTo("Phb0wzVdPs6")),
                aResponse().withBody(ProviderServer.payload("yahoo_options_first.json")));
        server.on(get(urlPathEqualTo(OPTIONS)).atPriority(1)
                .withQueryParam("crumb", equalTo("Phb0wzVdPs6"))
                .withQueryParam("date", equalTo("1772150400")),
                aResponse().withBody(ProviderServer.payload("yahoo_options_second.json")));
    }

    @Test
    void readsAChainExpiryByExpiryWithCookieAndCrumb() {
        serveOptions();
        RawChain chain = chains().chain(SPY, ExerciseStyle.AMERICAN);
        assertThat(chain.asOf()).isEqualTo(Instant.parse("2026-02-11T21:00:00Z"));
        assertThat(chain.quoteDate()).isEqualTo(LocalDate.of(2026, 2, 11));
        assertThat(chain.spot()).hasValue(692.2999877929688);
        assertThat(chain.quotes()).extracting(quote -> quote.contract().code())
                .containsExactly("SPY260220C00690000", "SPY260220C00695000", "SPY260220P00690000",
                        "SPY260227C00690000");
        RawQuote call = chain.quotes().getFirst();
        assertThat(call.contract().expiry()).isEqualTo(LocalDate.of(2026, 2, 20));
        assertThat(call.contract().type()).isEqualTo(OptionType.CALL);
        assertThat(call.bid()).hasValue(8.55);
        assertThat(call.ask()).hasValue(8.6);
        assertThat(call.volume()).hasValue(5120);
        assertThat(call.openInterest()).hasValue(20311);
        assertThat(call.lastTrade()).contains(Instant.ofEpochSecond(1770843272));
        assertThat(chain.quotes().get(1).volume()).isEmpty();
        assertThat(server.asked("/v1/test/getcrumb")).isEqualTo(1);
        assertThat(server.asked(OPTIONS)).isEqualTo(2);
    }

    @Test
    void getsANewCrumbWhereTheOldOneHoldsNoLonger() {
        serveOptions();
        YahooChains chains = chains();
        chains.chain(SPY, ExerciseStyle.AMERICAN);
        String old = "Phb0wzVdPs6";
        server.http.resetMappings();
        serveOptions();
        server.on(get(urlPathEqualTo(OPTIONS)).atPriority(1).withQueryParam("crumb", equalTo(old)),
                aResponse().withStatus(401).withBody(ProviderServer.payload("yahoo_unauthorized.json")));
        server.on(get(urlPathEqualTo("/v1/test/getcrumb")).atPriority(1), aResponse().withBody("NewCrumb.77"));
        server.on(get(urlPathEqualTo(OPTIONS)).atPriority(5).withQueryParam("crumb", equalTo("NewCrumb.77")),
                aResponse().withBody(ProviderServer.payload("yahoo_options_second.json")));
        assertThat(chains.chain(SPY, ExerciseStyle.AMERICAN).quotes()).isNotEmpty();
        assertThat(server.asked("/v1/test/getcrumb")).isEqualTo(2);
    }

    @Test
    void aRefusalThatStaysIsTold() {
        serveOptions();
        server.on(get(urlPathEqualTo(OPTIONS)).atPriority(1),
                aResponse().withStatus(401).withBody(ProviderServer.payload("yahoo_unauthorized.json")));
        SourceFailure failure = failure(() -> chains().chain(SPY, ExerciseStyle.AMERICAN));
        assertThat(failure.reason()).isEqualTo(Reason.SOURCE_REFUSED);
        assertThat(failure.message()).contains("Invalid Crumb");
    }

    @Test
    void namesAMissingCookieAndAPageInPlaceOfACrumb() {
        server.on("/", aResponse().withStatus(200).withBody("<html>consent</html>"));
        SourceFailure cookie = failure(() -> chains().chain(SPY, ExerciseStyle.AMERICAN));
        assertThat(cookie.reason()).isEqualTo(Reason.SOURCE_CHANGED);
        assertThat(cookie.field()).isEqualTo("Set-Cookie");
        server.on("/", aResponse().withStatus(503));
        assertThat(failure(() -> chains().chain(SPY, ExerciseStyle.AMERICAN)).reason()).isEqualTo(Reason.SOURCE_FAILED);
        serveOptions();
        server.on("/v1/test/getcrumb", aResponse().withBody("<html>Too Many Requests</html>"));
        SourceFailure crumb = failure(() -> chains().chain(SPY, ExerciseStyle.AMERICAN));
        assertThat(crumb.reason()).isEqualTo(Reason.SOURCE_CHANGED);
        assertThat(crumb.message()).contains("getcrumb");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "\"strike\":690.0|\"strike\":\"x\"|optionChain.result[0].options[0].calls[0].strike",
        "\"strike\":690.0|\"strike\":-1|optionChain.result[0].options[0].strike",
        "\"contractSymbol\"|\"contract\"|optionChain.result[0].options[0].calls[0].contractSymbol",
        "\"regularMarketTime\":1770843601|\"time\":1770843601|optionChain.result[0].quote.regularMarketTime",
        "\"regularMarketTime\":1770843601|\"regularMarketTime\":1770843601000|optionChain.result[0].quote.regularMarketTime",
        "\"expirationDates\":[1771545600,1772150400]|\"expirationDates\":{}|optionChain.result[0].expirationDates",
        "\"puts\"|\"put\"|optionChain.result[0].options[0].puts"})
    void namesTheFieldOfAChainThatChanged(String right, String wrong, String field) {
        serveOptions();
        String body = ProviderServer.text("yahoo_options_first.json");
        assertThat(body).contains(right);
        server.on(get(urlPathEqualTo(OPTIONS)).atPriority(1), aResponse().withBody(body.replace(right, wrong)));
        SourceFailure failure = failure(() -> chains().chain(SPY, ExerciseStyle.AMERICAN));
        assertThat(failure.reason()).as(failure.toString()).isEqualTo(Reason.SOURCE_CHANGED);
        assertThat(failure.field()).isEqualTo(field);
    }
}
