package dollarbill.app;

import dollarbill.backtest.daily.DailyRow;
import dollarbill.model.DirectionModel;
import dollarbill.model.VolatilityModel;
import java.util.List;

/**
 * What is foretold without a model: how often a symbol rose rather than fell by more than 1 %, and how often each class of implied
 * volatility followed that of today, each class counting one row more.
 */
final class BaseRates {
    private static final int CLASSES = 3;

    private final double up;
    private final double[][] follows;

    private BaseRates(double up, double[][] follows) {
        this.up = up;
        this.follows = follows;
    }

    /**
     * Counts rows.
     *
     * @param direction  rows of the direction
     * @param volatility  rows of the class of implied volatility
     */
    static BaseRates of(List<DailyRow> direction, List<DailyRow> volatility) {
        double ups = 1.0;
        for (DailyRow row : direction) {
            ups += row.label();
        }
        double[][] counts = {{1.0, 1.0, 1.0}, {1.0, 1.0, 1.0}, {1.0, 1.0, 1.0}};
        for (DailyRow row : volatility) {
            counts[row.state()][row.label()]++;
        }
        for (double[] row : counts) {
            double total = row[0] + row[1] + row[2];
            for (int k = 0; k < CLASSES; k++) {
                row[k] /= total;
            }
        }
        return new BaseRates(ups / (direction.size() + 2.0), counts);
    }

    /** Returns the base rate as an answer without evidence of skill. */
    DirectionModel.Answer direction() {
        return new DirectionModel.Answer(up, up, up, 0.5, 0.0);
    }

    /** Returns what followed a class. */
    VolatilityModel.Answer after(int today) {
        return answer(follows[today], today, 0.0);
    }

    /**
     * Returns the answer of given probabilities.
     *
     * @param p  of LOW, NORMAL and HIGH
     * @param today  class of today
     */
    static VolatilityModel.Answer answer(double[] p, int today, double evidence) {
        double lower = 0.0;
        double higher = 0.0;
        for (int k = 0; k < CLASSES; k++) {
            lower += k < today ? p[k] : 0.0;
            higher += k > today ? p[k] : 0.0;
        }
        return new VolatilityModel.Answer(p[0], p[1], p[2], lower, p[today], higher, evidence);
    }
}
