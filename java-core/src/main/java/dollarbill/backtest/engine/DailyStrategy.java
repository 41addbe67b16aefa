package dollarbill.backtest.engine;

import java.util.List;

/** Decides at the close of a day from what is known then. */
@FunctionalInterface
public interface DailyStrategy {
    /** Returns the orders of this day, worked on in this order. */
    List<Order> decide(DecisionPoint now);
}
