package dollarbill.sizing.allocation;

import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import java.util.List;

/**
 * Orders that lead from what is held to what is wanted.
 *
 * @param orders  sales first, each by symbol
 * @param kept  differences that are not traded
 * @param cashBefore  dollars before the orders
 * @param cashAfter  dollars after them and their costs
 * @param costs  dollars paid for trading
 * @param turnover  dollars bought and sold
 */
public record Rebalance(
        List<Order> orders,
        List<Kept> kept,
        double cashBefore,
        double cashAfter,
        double costs,
        double turnover) {
    public Rebalance {
        orders = List.copyOf(orders);
        kept = List.copyOf(kept);
    }

    /** Which way an order goes. */
    public enum Way {
        BUY,
        SELL
    }

    /**
     * One order.
     *
     * @param symbol  what is traded
     * @param way  bought or sold
     * @param units  units traded, positive
     * @param price  dollars a unit
     * @param amount  units times price
     * @param cost  dollars paid for trading
     */
    public record Order(Symbol symbol, Way way, double units, double price, double amount, double cost) {}

    /**
     * A difference that is not traded.
     *
     * @param symbol  what is held
     * @param units  units by which it differs from the target, negative where too much is held
     * @param reason  why
     * @param detail  the reason with its numbers
     */
    public record Kept(Symbol symbol, double units, Reason reason, String detail) {}
}
