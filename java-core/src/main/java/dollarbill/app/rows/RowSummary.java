package dollarbill.app.rows;

import dollarbill.market.Reason;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How rows were answered.
 *
 * @param rows  rows read
 * @param refused  rows not answered, by reason
 */
public record RowSummary(long rows, Map<Reason, Long> refused) {
    /** No rows. */
    public static final RowSummary NONE = new RowSummary(0, Map.of());

    public RowSummary {
        Map<Reason, Long> ordered = new EnumMap<>(Reason.class);
        ordered.putAll(refused);
        refused = Collections.unmodifiableMap(ordered);
    }

    /** Counts a block's rows. */
    public static RowSummary of(RowBlock block) {
        Map<Reason, Long> refused = new EnumMap<>(Reason.class);
        for (int row = 0; row < block.rows(); row++) {
            if (block.refused(row)) {
                block.reason(row).ifPresent(reason -> refused.merge(reason, 1L, Long::sum));
            }
        }
        return new RowSummary(block.rows(), refused);
    }

    /** Returns the number of rows answered. */
    public long answered() {
        return rows - refused.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Returns both together. */
    public RowSummary plus(RowSummary other) {
        Map<Reason, Long> both = new EnumMap<>(Reason.class);
        both.putAll(refused);
        other.refused.forEach((reason, count) -> both.merge(reason, count, Long::sum));
        return new RowSummary(rows + other.rows, both);
    }
}
