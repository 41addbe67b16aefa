package dollarbill.market.provider.live;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import dollarbill.market.CoinDay;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Coins from CoinGecko: the largest by market value, and the days of one.
 *
 * <p>Daily points stand at midnight UTC, the end of the day before; the last one is of the moment and no day's end.
 * Without a paid plan the last 365 days can be had.
 */
final class CoinGeckoCoins {
    /** Most days that can be had. */
    static final int LONGEST = 365;

    private static final TypeReference<List<Market>> MARKETS = new TypeReference<>() {};
    private static final TypeReference<Days> DAYS = new TypeReference<>() {};
    private static final String LARGEST = "250";
    private static final long MIDNIGHT_SLACK_SECONDS = 300;

    private final ProviderClient client;
    private final URI base;
    private final Optional<String> key;

    CoinGeckoCoins(ProviderClient client, URI base, Optional<String> key) {
        this.client = client;
        this.base = base;
        this.key = key;
    }

    /** The form of one coin in the list of the largest. */
    record Market(@JsonProperty(required = true) String id, @JsonProperty(required = true) String symbol) {}

    /** The form of the days of one coin: pairs of milliseconds and value. */
    record Days(
            @JsonProperty(required = true) List<List<@Nullable Double>> prices,
            @JsonProperty("market_caps") @Nullable List<List<@Nullable Double>> marketCaps,
            @JsonProperty("total_volumes") @Nullable List<List<@Nullable Double>> totalVolumes) {}

    /**
     * Asks for the names of the largest coins.
     *
     * @return name at CoinGecko by ticker, the largest coin where two have one ticker
     * @throws ProviderException  if they cannot be had
     */
    Map<String, String> names() {
        ProviderRequest request = request("/api/v3/coins/markets")
                .with("vs_currency", "usd")
                .with("order", "market_cap_desc")
                .with("per_page", LARGEST)
                .with("page", "1");
        Map<String, String> names = new HashMap<>();
        for (Market coin : client.get(request, body -> Payload.read(client.provider(), body, MARKETS))) {
            names.putIfAbsent(coin.symbol().toUpperCase(Locale.ROOT), coin.id());
        }
        return names;
    }

    /**
     * Asks for the last days of a coin that are over.
     *
     * @param names  as given by {@link #names}
     * @throws ProviderException  if they cannot be had
     */
    List<CoinDay> days(Symbol symbol, Map<String, String> names, int days) {
        String name = names.get(symbol.value());
        if (name == null) {
            throw new ProviderException(
                    client.provider(),
                    Reason.SOURCE_NOT_FOUND,
                    symbol + " is not among the " + LARGEST + " largest coins");
        }
        ProviderRequest request = request("/api/v3/coins/" + ProviderRequest.segment(name) + "/market_chart")
                .with("vs_currency", "usd")
                .with("days", Integer.toString(Math.clamp(days, 1, LONGEST)))
                .with("interval", "daily");
        return client.get(request, body -> read(Payload.read(client.provider(), body, DAYS)));
    }

    private ProviderRequest request(String path) {
        ProviderRequest plain = ProviderRequest.to(base, path);
        return key.map(secret -> plain.header("x-cg-demo-api-key", secret)).orElse(plain);
    }

    private List<CoinDay> read(Days days) {
        Map<LocalDate, Double> values = byDay("market_caps", days.marketCaps());
        Map<LocalDate, Double> volumes = byDay("total_volumes", days.totalVolumes());
        List<CoinDay> read = new ArrayList<>();
        byDay("prices", days.prices()).entrySet()
                .stream()
                .filter(entry -> entry.getValue() > 0.0)
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> read.add(new CoinDay(
                        entry.getKey(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        entry.getValue(),
                        positive(volumes.get(entry.getKey())),
                        positive(values.get(entry.getKey())))));
        return read;
    }

    private Map<LocalDate, Double> byDay(String field, @Nullable List<List<@Nullable Double>> points) {
        Map<LocalDate, Double> days = new HashMap<>();
        for (List<@Nullable Double> point : points == null ? List.<List<@Nullable Double>>of() : points) {
            Double millis = point.size() == 2 ? point.getFirst() : null;
            if (millis == null) {
                throw ProviderException.changed(
                        client.provider(), field, point + ", expected milliseconds and a number");
            }
            Double value = point.getLast();
            Instant time = Instant.ofEpochMilli(millis.longValue());
            LocalDate day = time.atZone(ZoneOffset.UTC).toLocalDate();
            boolean midnight = time.getEpochSecond()
                    - day.atStartOfDay(ZoneOffset.UTC).toEpochSecond() <= MIDNIGHT_SLACK_SECONDS;
            if (midnight && value != null && Double.isFinite(value)) {
                days.putIfAbsent(day.minusDays(1), value);
            }
        }
        return days;
    }

    private static OptionalDouble positive(@Nullable Double value) {
        return value == null || !(value > 0.0) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
