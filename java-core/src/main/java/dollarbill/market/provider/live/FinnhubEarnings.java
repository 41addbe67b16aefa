package dollarbill.market.provider.live;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import dollarbill.market.EarningsEvent;
import dollarbill.market.EarningsEvent.Hour;
import dollarbill.market.Symbol;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Earnings reports of a company from Finnhub: those out and those scheduled. */
final class FinnhubEarnings {
    private static final TypeReference<Answer> FORM = new TypeReference<>() {};

    private final ProviderClient client;
    private final FinnhubAccess access;

    FinnhubEarnings(ProviderClient client, FinnhubAccess access) {
        this.client = client;
        this.access = access;
    }

    /** The form of the answer. */
    record Answer(@JsonProperty(required = true) List<Report> earningsCalendar) {}

    /** One report. */
    record Report(
            @JsonProperty(required = true) String date,
            @JsonProperty(required = true) String symbol,
            @Nullable String hour,
            @Nullable Double epsEstimate,
            @Nullable Double epsActual,
            @Nullable Double revenueEstimate,
            @Nullable Double revenueActual) {}

    /**
     * Asks for the reports of some days, both included.
     *
     * @param now  moment of the question: what is scheduled is known from then on, what is out since it came out
     * @throws ProviderException  if they cannot be had
     */
    List<EarningsEvent> reports(Symbol symbol, LocalDate from, LocalDate to, Instant now) {
        ProviderRequest request = access.request("/api/v1/calendar/earnings")
                .with("from", from.toString())
                .with("to", to.toString())
                .with("symbol", symbol.value());
        return client.get(request, body -> Payload.read(client.provider(), body, FORM)
                .earningsCalendar()
                .stream()
                .filter(report -> report.symbol().equals(symbol.value()))
                .map(report -> event(report, now))
                .toList());
    }

    private EarningsEvent event(Report report, Instant now) {
        LocalDate date = date(report.date());
        Hour hour = hour(report.hour());
        boolean out = report.epsActual() != null || report.revenueActual() != null;
        Instant outBy = EarningsEvent.outBy(date, hour);
        try {
            return new EarningsEvent(
                    date,
                    hour,
                    number(report.epsEstimate()),
                    number(report.epsActual()),
                    number(report.revenueEstimate()),
                    number(report.revenueActual()),
                    out && outBy.isBefore(now) ? outBy : now);
        } catch (IllegalArgumentException e) {
            throw ProviderException.changed(client.provider(), "earningsCalendar", String.valueOf(e.getMessage()));
        }
    }

    private LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw ProviderException.changed(
                    client.provider(), "earningsCalendar.date", "'" + text + "', expected a date as 2026-02-11");
        }
    }

    /** Reads the hour: before market open, after market close, during market hours, or nothing. */
    private Hour hour(@Nullable String text) {
        return switch (text == null ? "" : text) {
            case "bmo" -> Hour.BEFORE_OPEN;
            case "amc" -> Hour.AFTER_CLOSE;
            case "dmh" -> Hour.DURING;
            case "" -> Hour.UNKNOWN;
            default -> throw ProviderException.changed(
                    client.provider(), "earningsCalendar.hour", "'" + text + "', expected bmo, amc, dmh or nothing");
        };
    }

    private static OptionalDouble number(@Nullable Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
