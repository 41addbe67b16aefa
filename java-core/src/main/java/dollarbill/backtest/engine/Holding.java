package dollarbill.backtest.engine;

import java.time.LocalDate;
import java.util.OptionalDouble;

/**
 * One instrument in a position.
 *
 * @param instrument  what
 * @param quantity  shares or contracts, negative where short
 * @param multiplier  shares a contract; 1 for shares
 * @param bookCents  cost not yet booked as profit or loss, negative where short
 * @param mark  dollars a share at the last close
 * @param timeValue  mark less intrinsic value when last quoted, dollars a share; 0 for shares
 * @param volatility  implied at the last quote, per square root of a year; absent for shares and where no vol gives the price
 * @param quoted  day of the last quote, or of the fill
 */
public record Holding(
        Instrument instrument,
        long quantity,
        int multiplier,
        long bookCents,
        double mark,
        double timeValue,
        OptionalDouble volatility,
        LocalDate quoted) {
    /** Returns what it is worth at the mark, negative where short. */
    public long markCents() {
        return Cents.of(mark, quantity * multiplier);
    }
}
