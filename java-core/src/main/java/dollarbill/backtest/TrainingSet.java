package dollarbill.backtest;

import dollarbill.market.Reason;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Past signals with their outcomes, in time order.
 *
 * @param rows  resolved signals, by moment and then by name
 * @param unresolved  signals whose outcome cannot be known, by reason
 * @param rejected  quotes that were no signals, by reason
 * @param closedDays  days that could not be used, by reason
 */
public record TrainingSet(
        List<TrainingRow> rows,
        Map<Reason, Integer> unresolved,
        Map<Reason, Integer> rejected,
        Map<Reason, Integer> closedDays) {
    public TrainingSet {
        rows = List.copyOf(rows);
        unresolved = copy(unresolved);
        rejected = copy(rejected);
        closedDays = copy(closedDays);
    }

    private static Map<Reason, Integer> copy(Map<Reason, Integer> counts) {
        EnumMap<Reason, Integer> copy = new EnumMap<>(Reason.class);
        copy.putAll(counts);
        return Collections.unmodifiableMap(copy);
    }
}
