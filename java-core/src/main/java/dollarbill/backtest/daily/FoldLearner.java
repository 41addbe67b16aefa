package dollarbill.backtest.daily;

import java.util.List;

/**
 * Learns from the training rows of a fold and foretells its test rows.
 *
 * @param <X>  what it throws where it cannot
 */
@FunctionalInterface
public interface FoldLearner<X extends Exception> {
    /** Returns forecasts of the test rows, learned from the training rows alone. */
    Forecasts learn(List<DailyRow> train, List<DailyRow> test) throws X;
}
