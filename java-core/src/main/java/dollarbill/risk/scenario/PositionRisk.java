package dollarbill.risk.scenario;

import dollarbill.risk.book.Position;
import java.util.OptionalDouble;

/**
 * One position with its value and Greeks.
 *
 * @param position  the position
 * @param spot  price of the underlying
 * @param price  value per share
 * @param volatility  of the smile at the contract, per square root of a year; absent for shares
 * @param greeks  in dollars of all its shares
 */
public record PositionRisk(
        Position position, double spot, double price, OptionalDouble volatility, CurrencyGreeks greeks) {
    /** Returns the dollars gained since the position was opened. */
    public double gain() {
        return greeks.value() - position.entryValue();
    }
}
