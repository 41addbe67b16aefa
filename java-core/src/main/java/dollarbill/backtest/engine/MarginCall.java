package dollarbill.backtest.engine;

import java.time.LocalDate;
import java.util.List;

/**
 * A close at which positions tied up more than the equity.
 *
 * @param date  day
 * @param excessCents  equity beyond the requirement before anything was closed, negative
 * @param closed  positions closed by force, in order; empty within the days of grace or where nothing was quoted
 */
public record MarginCall(LocalDate date, long excessCents, List<String> closed) {
    public MarginCall {
        closed = List.copyOf(closed);
    }
}
