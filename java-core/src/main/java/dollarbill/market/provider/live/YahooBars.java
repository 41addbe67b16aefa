package dollarbill.market.provider.live;

import com.fasterxml.jackson.core.type.TypeReference;
import dollarbill.market.ExpiryTime;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import dollarbill.market.provider.ListedBars;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Daily bars, dividends and splits from Yahoo Finance. */
final class YahooBars {
    private static final TypeReference<YahooChart> FORM = new TypeReference<>() {};

    private final ProviderClient client;
    private final URI base;

    YahooBars(ProviderClient client, URI base) {
        this.client = client;
        this.base = base;
    }

    /**
     * Asks for the bars of all days from one on whose close has passed.
     *
     * @throws ProviderException  if there are none
     */
    ListedBars history(Symbol symbol, LocalDate since, Instant now) {
        String name = YahooSymbol.of(symbol);
        ProviderRequest request = ProviderRequest.to(base, "/v8/finance/chart/" + ProviderRequest.segment(name))
                .with("period1", Long.toString(since.atStartOfDay(ZoneOffset.UTC).toEpochSecond()))
                .with("period2", Long.toString(now.getEpochSecond()))
                .with("interval", "1d")
                .with("events", "div,splits")
                .with("includeAdjustedClose", "true")
                .header("User-Agent", YahooSession.AGENT);
        return client.get(request, body -> read(body, symbol, name, now));
    }

    private ListedBars read(byte[] body, Symbol symbol, String name, Instant now) {
        YahooChart.Chart chart = Payload.read(client.provider(), body, FORM).chart();
        List<YahooChart.Result> results = chart.result();
        if (results == null || results.isEmpty()) {
            String said = chart.error() == null ? "no result" : String.valueOf(chart.error().description());
            throw new ProviderException(client.provider(), Reason.SOURCE_NOT_FOUND, "bars of " + name + ": " + said);
        }
        YahooChart.Result result = results.getFirst();
        if (!result.meta().symbol().equals(name)) {
            throw ProviderException.changed(
                    client.provider(),
                    "chart.result[0].meta.symbol",
                    "'" + result.meta().symbol() + "', expected '" + name + "'");
        }
        ListedBars bars = new YahooColumns(client.provider(), result).read(symbol, lastClosedDay(now));
        if (bars.bars().isEmpty()) {
            throw new ProviderException(
                    client.provider(), Reason.SOURCE_NOT_FOUND, "no bar of " + name + " with a price");
        }
        return bars;
    }

    /** Returns the last day whose close, 16:00 New York, has passed. */
    static LocalDate lastClosedDay(Instant now) {
        LocalDate today = now.atZone(ExpiryTime.NEW_YORK).toLocalDate();
        return now.isBefore(ExpiryTime.close(today)) ? today.minusDays(1) : today;
    }
}
