package dollarbill.app;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dollarbill.market.OptionType;
import dollarbill.market.RawChain;
import dollarbill.market.RawQuote;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** All providers on one server of this machine: every path answers in its provider's format. */
public final class FetchedMarket implements AutoCloseable {
    private static final String CRUMB = "Phb0wzVdPs6";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final WireMockServer server;

    /** Starts the server; each answer comes after a delay. */
    public FetchedMarket(int delayMillis) {
        server = new WireMockServer(WireMockConfiguration.options().dynamicPort().globalTemplating(false));
        server.start();
        server.setGlobalFixedDelay(delayMillis);
        serve("/", "");
        server.stubFor(get(urlPathEqualTo("/"))
                .willReturn(aResponse().withStatus(404).withHeader("Set-Cookie", "A3=x; Path=/")));
        serve("/v1/test/getcrumb", CRUMB);
        serve("/api/v1/company-news", text("finnhub_news.json"));
        serve("/api/v1/calendar/earnings", text("finnhub_earnings.json"));
        serve("/api/v1.0/filter/all-stocks/page/1", text("apewisdom_1.json"));
        serve("/api/v1.0/filter/all-stocks/page/2", text("apewisdom_2.json"));
        serve("/api/v3/coins/markets", text("coingecko_markets.json"));
        serve("/api/v3/coins/bitcoin/market_chart", text("coingecko_bitcoin.json"));
        serve("/api/v3/coins/ethereum/market_chart", text("coingecko_bitcoin.json"));
        for (String index : List.of("VIX", "VXN", "RVX", "VIX3M")) {
            serve("/v8/finance/chart/%5E" + index,
                    text("yahoo_chart_AAPL.json").replace("\"symbol\":\"AAPL\"", "\"symbol\":\"^" + index + "\""));
        }
        for (String series : List.of(
                "DFF", "DGS3MO", "DGS2", "DGS10", "T10Y2Y", "T10YIE", "DFII10", "VIXCLS", "UNRATE", "CPIAUCSL")) {
            server.stubFor(get(urlPathEqualTo("/graph/fredgraph.csv"))
                    .withQueryParam("id", equalTo(series))
                    .willReturn(aResponse().withBody(text("fred_graph_DGS10.csv").replace("DGS10", series))));
        }
    }

    /** Answers for a stock with the bars and the chain of the payloads. */
    public void stock(String symbol) {
        serve("/v8/finance/chart/" + symbol,
                text("yahoo_chart_AAPL.json").replace("\"symbol\":\"AAPL\"", "\"symbol\":\"" + symbol + "\""));
        options(symbol, "yahoo_options_first.json", "yahoo_options_second.json");
    }

    private void options(String symbol, String first, String second) {
        String path = "/v7/finance/options/" + symbol;
        server.stubFor(get(urlPathEqualTo(path)).atPriority(5)
                .willReturn(aResponse().withBody(text(first).replace("SPY2", symbol + "2"))));
        server.stubFor(get(urlPathEqualTo(path)).atPriority(1)
                .withQueryParam("date", equalTo("1772150400"))
                .willReturn(aResponse().withBody(text(second).replace("SPY2", symbol + "2"))));
    }

    /** Answers for an underlying with a chain, an expiry a request. */
    public void chain(RawChain chain) {
        SortedMap<LocalDate, ObjectNode> expiries = new TreeMap<>();
        for (RawQuote quote : chain.quotes()) {
            ObjectNode expiry = expiries.computeIfAbsent(quote.contract().expiry(), FetchedMarket::expiry);
            boolean call = quote.contract().type() == OptionType.CALL;
            ((ArrayNode) expiry.path(call ? "calls" : "puts")).add(contract(quote));
        }
        String path = "/v7/finance/options/" + chain.underlying();
        boolean first = true;
        for (LocalDate date : expiries.keySet()) {
            ObjectNode body = JSON.objectNode();
            ObjectNode result = body.putObject("optionChain").putNull("error").putArray("result").addObject();
            result.put("underlyingSymbol", chain.underlying().value());
            ArrayNode dates = result.putArray("expirationDates");
            expiries.keySet().forEach(day -> dates.add(seconds(day)));
            result.putObject("quote")
                    .put("regularMarketPrice", chain.spot().orElseThrow())
                    .put("regularMarketTime", chain.asOf().getEpochSecond());
            result.putArray("options").add(expiries.get(date));
            var request = first ? get(urlPathEqualTo(path)).atPriority(4)
                    : get(urlPathEqualTo(path)).atPriority(1)
                            .withQueryParam("date", equalTo(Long.toString(seconds(date))));
            server.stubFor(request.willReturn(aResponse().withBody(body.toString())));
            first = false;
        }
    }

    private static ObjectNode expiry(LocalDate date) {
        ObjectNode expiry = JSON.objectNode().put("expirationDate", seconds(date)).put("hasMiniOptions", false);
        expiry.putArray("calls");
        expiry.putArray("puts");
        return expiry;
    }

    private static ObjectNode contract(RawQuote quote) {
        ObjectNode node = JSON.objectNode();
        node.put("contractSymbol", quote.contract().code());
        node.put("strike", quote.contract().strike());
        node.put("currency", "USD");
        node.put("contractSize", "REGULAR");
        node.put("expiration", seconds(quote.contract().expiry()));
        quote.bid().ifPresent(value -> node.put("bid", value));
        quote.ask().ifPresent(value -> node.put("ask", value));
        quote.last().ifPresent(value -> node.put("lastPrice", value));
        quote.volume().ifPresent(value -> node.put("volume", value));
        quote.openInterest().ifPresent(value -> node.put("openInterest", value));
        quote.lastTrade().ifPresent(value -> node.put("lastTradeDate", value.getEpochSecond()));
        return node;
    }

    private static long seconds(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    }

    /** Answers a path with a text. */
    public void serve(String path, String body) {
        server.stubFor(get(urlPathEqualTo(path)).willReturn(aResponse().withBody(body)));
    }

    /** Answers a path with a failure of the provider. */
    public void fail(String path, int status) {
        server.stubFor(get(urlPathEqualTo(path)).atPriority(1).willReturn(aResponse().withStatus(status)));
    }

    /** Returns the address of all providers. */
    public String address() {
        return server.baseUrl();
    }

    /** Returns the server. */
    public WireMockServer server() {
        return server;
    }

    private static String text(String payload) {
        try (InputStream stream = FetchedMarket.class.getResourceAsStream("/providers/" + payload)) {
            if (stream == null) {
                throw new IllegalArgumentException("no payload " + payload);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
