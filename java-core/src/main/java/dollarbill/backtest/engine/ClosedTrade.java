package dollarbill.backtest.engine;

import java.time.LocalDate;
import java.util.List;

/**
 * A position from opening to end.
 *
 * @param id  id of the opening order
 * @param tag  tag of the opening order
 * @param opened  day of the fill
 * @param closed  day on which the last holding went
 * @param units  units filled
 * @param legs  one unit as ordered
 * @param capitalCents  most equity the position tied up, at its opening or at a close; at its opening alone where positions are hedged
 * @param tally  money; the result is final
 * @param end  how it ended
 * @param why  the closing order's reason, else empty
 */
public record ClosedTrade(
        String id,
        String tag,
        LocalDate opened,
        LocalDate closed,
        long units,
        List<OrderLeg> legs,
        long capitalCents,
        Position.Tally tally,
        End end,
        String why) {
    public ClosedTrade {
        legs = List.copyOf(legs);
    }

    /** How a position ended. */
    public enum End {
        /** An order closed it. */
        ORDER,
        /** Its options expired or were settled. */
        EXPIRY,
        /** Exercise or assignment before expiry left nothing. */
        EARLY_EXERCISE,
        /** Delivered shares were closed. */
        DELIVERY_CLOSED,
        /** Closed by force on a margin call. */
        MARGIN_CALL,
        /** A split could not be carried over. */
        SPLIT
    }

    /** Returns profit after all costs. */
    public long profitCents() {
        return tally.resultCents();
    }
}
