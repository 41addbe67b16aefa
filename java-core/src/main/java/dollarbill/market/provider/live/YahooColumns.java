package dollarbill.market.provider.live;

import dollarbill.market.Symbol;
import dollarbill.market.provider.ListedBars;
import dollarbill.market.provider.ListedBars.Bar;
import dollarbill.market.provider.ListedBars.Defects;
import dollarbill.market.provider.ListedBars.Dividend;
import dollarbill.market.provider.ListedBars.Split;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns the columns of a chart into bars: days in the exchange's zone, each once, none without a price. */
final class YahooColumns {
    private static final String QUOTE = "chart.result[0].indicators.quote[0]";
    private static final String ADJUSTED = "chart.result[0].indicators.adjclose[0].adjclose";

    private final Provider provider;
    private final YahooChart.Result result;
    private final ZoneId zone;
    private final List<LocalDate> withoutPrice = new ArrayList<>();
    private final List<LocalDate> widened = new ArrayList<>();
    private final List<LocalDate> withoutVolume = new ArrayList<>();

    YahooColumns(Provider provider, YahooChart.Result result) {
        this.provider = provider;
        this.result = result;
        this.zone = zone(result.meta().exchangeTimezoneName());
    }

    ListedBars read(Symbol symbol, LocalDate last) {
        Map<LocalDate, Bar> bars = new TreeMap<>();
        List<Long> times = Objects.requireNonNullElse(result.timestamp(), List.of());
        if (!times.isEmpty()) {
            fill(bars, times, last);
        }
        YahooChart.Events events = result.events();
        return new ListedBars(
                symbol,
                List.copyOf(bars.values()),
                events == null || events.dividends() == null ? List.of() : dividends(events.dividends().values()),
                events == null || events.splits() == null ? List.of() : splits(events.splits().values()),
                new Defects(withoutPrice, widened, withoutVolume));
    }

    private void fill(Map<LocalDate, Bar> bars, List<Long> times, LocalDate last) {
        if (result.indicators().quote().isEmpty()) {
            throw ProviderException.changed(provider, "chart.result[0].indicators.quote",
                    "empty, expected one element");
        }
        YahooChart.Quote quote = result.indicators().quote().getFirst();
        List<@Nullable Double> open = column("open", quote.open(), times.size());
        List<@Nullable Double> high = column("high", quote.high(), times.size());
        List<@Nullable Double> low = column("low", quote.low(), times.size());
        List<@Nullable Double> close = column("close", quote.close(), times.size());
        List<@Nullable Double> volume = column("volume", quote.volume(), times.size());
        List<@Nullable Double> adjusted = adjusted(close, times.size());
        for (int i = 0; i < times.size(); i++) {
            LocalDate date = day(times.get(i));
            if (!date.isAfter(last)) {
                put(
                        bars,
                        date,
                        price(open.get(i)),
                        price(high.get(i)),
                        price(low.get(i)),
                        price(close.get(i)),
                        price(adjusted.get(i)),
                        shares(volume.get(i)));
            }
        }
    }

    private void put(
            Map<LocalDate, Bar> bars,
            LocalDate date,
            double open,
            double high,
            double low,
            double close,
            double adjusted,
            double volume) {
        if (Double.isNaN(open + high + low + close + adjusted)) {
            withoutPrice.add(date);
            return;
        }
        double top = Math.max(Math.max(open, close), Math.max(high, low));
        double bottom = Math.min(Math.min(open, close), Math.min(high, low));
        if (top != high || bottom != low) {
            widened.add(date);
        }
        if (Double.isNaN(volume) && !isIndex()) {
            withoutVolume.add(date);
        }
        bars.put(date, new Bar(date, open, top, bottom, close, adjusted, Double.isNaN(volume) ? 0.0 : volume));
    }

    /** Returns a price, not a number where there is none. */
    private static double price(@Nullable Double value) {
        return value != null && value > 0.0 && Double.isFinite(value) ? value : Double.NaN;
    }

    /** Returns a number of shares, not a number where none is told. */
    private static double shares(@Nullable Double value) {
        return value != null && value >= 0.0 && Double.isFinite(value) ? value : Double.NaN;
    }

    private List<@Nullable Double> column(String name, @Nullable List<@Nullable Double> values, int size) {
        return sized(QUOTE + "." + name, values, size);
    }

    private List<@Nullable Double> adjusted(List<@Nullable Double> close, int size) {
        List<YahooChart.Adjusted> columns = result.indicators().adjclose();
        if (columns == null || columns.isEmpty()) {
            return isIndex() ? close : sized(ADJUSTED, null, size);
        }
        return sized(ADJUSTED, columns.getFirst().adjclose(), size);
    }

    /** Returns whether it is of an index, which is not traded and pays nothing. */
    private boolean isIndex() {
        return result.meta().symbol().startsWith("^");
    }

    private List<@Nullable Double> sized(String field, @Nullable List<@Nullable Double> values, int size) {
        if (values == null || values.size() != size) {
            String got = values == null ? "missing" : values.size() + " values";
            throw ProviderException.changed(provider, field,
                    got + ", expected " + size + " as chart.result[0].timestamp");
        }
        return values;
    }

    private List<Dividend> dividends(Collection<YahooChart.Dividend> events) {
        return events.stream()
                .map(event -> new Dividend(day(event.date()), event.amount()))
                .sorted(Comparator.comparing(Dividend::date))
                .toList();
    }

    private List<Split> splits(Collection<YahooChart.Split> events) {
        return events.stream().map(this::split).sorted(Comparator.comparing(Split::date)).toList();
    }

    private Split split(YahooChart.Split event) {
        if (!(event.numerator() > 0.0) || !(event.denominator() > 0.0)) {
            throw ProviderException.changed(
                    provider,
                    "chart.result[0].events.splits",
                    event.numerator() + ":" + event.denominator() + ", expected positive numbers");
        }
        return new Split(day(event.date()), event.numerator() / event.denominator());
    }

    private LocalDate day(long seconds) {
        return Instant.ofEpochSecond(seconds).atZone(zone).toLocalDate();
    }

    private ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw ProviderException.changed(
                    provider, "chart.result[0].meta.exchangeTimezoneName", "'" + name + "', expected a time zone");
        }
    }
}
