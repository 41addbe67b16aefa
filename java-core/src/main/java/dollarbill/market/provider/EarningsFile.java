package dollarbill.market.provider;

import dollarbill.market.EarningsEvent;
import dollarbill.market.EarningsHistory;
import dollarbill.market.Symbol;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A file with what became known of the earnings reports of one company, in that order. */
final class EarningsFile {
    static final List<String> COLUMNS = List.of(
            "date", "hour", "eps_estimate", "eps_actual", "revenue_estimate", "revenue_actual", "known_at");

    private EarningsFile() {}

    static EarningsHistory read(Path path, Symbol symbol) {
        List<EarningsEvent> events = new ArrayList<>();
        TimeOrder order = new TimeOrder("known_at");
        CsvFile.read(path, COLUMNS, row -> events.add(event(row, order.next(row))));
        return new EarningsHistory(symbol, events);
    }

    private static EarningsEvent event(CsvRow row, Instant knownAt) {
        try {
            return new EarningsEvent(
                    row.date("date"),
                    hour(row),
                    row.number("eps_estimate"),
                    row.number("eps_actual"),
                    row.number("revenue_estimate"),
                    row.number("revenue_actual"),
                    knownAt);
        } catch (IllegalArgumentException e) {
            throw row.fault("known_at", row.text("known_at"), "on the day of the report or later: " + e.getMessage());
        }
    }

    private static EarningsEvent.Hour hour(CsvRow row) {
        String text = row.required("hour");
        return Stream.of(EarningsEvent.Hour.values())
                .filter(hour -> hour.code().equals(text))
                .findFirst()
                .orElseThrow(() -> row.fault("hour", text, "before_open, after_close, during or unknown"));
    }
}
