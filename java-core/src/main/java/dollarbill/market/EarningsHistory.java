package dollarbill.market;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became known of the earnings reports of one company, oldest knowledge first.
 *
 * @param symbol  the company
 * @param events  in the order they became known
 */
public record EarningsHistory(Symbol symbol, List<EarningsEvent> events) {
    /**
     * Copies the events.
     *
     * @throws IllegalArgumentException  if they are not in the order they became known
     */
    public EarningsHistory {
        events = KnownOrder.copy("earnings of " + symbol, events, EarningsEvent::announcedKnownAt);
    }

    /** Returns what was known at a moment. */
    public EarningsHistory upTo(Instant moment) {
        return new EarningsHistory(symbol, KnownOrder.upTo(events, moment, EarningsEvent::announcedKnownAt));
    }

    /** Returns the last that is known of each report, by date; one that is out stays out, though its date be told again. */
    public List<EarningsEvent> calendar() {
        Map<LocalDate, EarningsEvent> latest = new TreeMap<>();
        events.forEach(event -> latest.merge(
                event.date(), event, (known, told) -> known.reported() && !told.reported() ? known : told));
        return List.copyOf(latest.values());
    }
}
