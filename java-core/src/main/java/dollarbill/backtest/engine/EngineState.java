package dollarbill.backtest.engine;

import dollarbill.market.Symbol;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All a run carries from one day to the next; a run resumed from it books what an undivided run books.
 *
 * @param date  last day done
 * @param rate  interest rate of that day
 * @param ledger  totals of the ledger
 * @param open  open positions, oldest first
 * @param waiting  orders to be filled on the next day
 * @param closes  last close by underlying held
 * @param ids  ids ever used
 * @param deficitDays  closes under water in a row
 * @param equityCents  equity at the end of that day
 * @param peakEquityCents  highest equity at an end of day
 */
public record EngineState(
        LocalDate date,
        double rate,
        LedgerTotals ledger,
        List<OpenTrade> open,
        List<Order> waiting,
        Map<Symbol, Double> closes,
        Set<String> ids,
        int deficitDays,
        long equityCents,
        long peakEquityCents) {
    public EngineState {
        open = List.copyOf(open);
        waiting = List.copyOf(waiting);
        closes = Collections.unmodifiableMap(new TreeMap<>(closes));
        ids = Collections.unmodifiableSet(new TreeSet<>(ids));
    }

    /**
     * Totals of a ledger.
     *
     * @param entries  entries so far
     * @param depositCents  cash brought in
     * @param cashCents  balance
     * @param bookCents  cost of all that is held
     * @param resultCents  profit booked
     */
    public record LedgerTotals(
            long entries, long depositCents, long cashCents, long bookCents, long resultCents) {}

    /**
     * An open position with what its end will report.
     *
     * @param position  as of the close
     * @param legs  one unit as ordered
     * @param capitalCents  most equity tied up so far
     * @param deliveredShares  shares from exercise or assignment still to be closed at an open, negative where short
     */
    public record OpenTrade(Position position, List<OrderLeg> legs, long capitalCents, long deliveredShares) {
        public OpenTrade {
            legs = List.copyOf(legs);
        }
    }
}
