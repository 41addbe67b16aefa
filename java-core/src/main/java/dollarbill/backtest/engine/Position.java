package dollarbill.backtest.engine;

import java.time.LocalDate;
import java.util.List;

/**
 * What one opening order has become.
 *
 * @param id  id of the order
 * @param tag  tag of the order
 * @param opened  day of the fill
 * @param units  units filled
 * @param holdings  what is held now; shares after exercise or assignment
 * @param tally  money since the opening
 */
public record Position(
        String id, String tag, LocalDate opened, long units, List<Holding> holdings, Tally tally) {
    public Position {
        holdings = List.copyOf(holdings);
    }

    /**
     * Money of a position since its opening.
     *
     * @param entryCents  cash paid for the legs at the opening, negative where received, without commissions
     * @param resultCents  profit booked so far after commissions, fees, dividends
     * @param commissionCents  commissions and fees
     * @param spreadCents  what fills gave away against the mid
     * @param slippageCents  what fills gave away beyond their rule
     */
    public record Tally(
            long entryCents, long resultCents, long commissionCents, long spreadCents, long slippageCents) {}

    /** Returns what the holdings are worth at their marks. */
    public long markCents() {
        return holdings.stream().mapToLong(Holding::markCents).sum();
    }

    /** Returns profit booked and open together, after costs. */
    public long profitCents() {
        return tally.resultCents() + markCents() - holdings.stream().mapToLong(Holding::bookCents).sum();
    }
}
