package dollarbill.backtest.daily;

import dollarbill.backtest.SingleLogistic;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Simple forecasts that a model must beat to be worth something; each learns from the training rows of a fold. */
public enum Baseline {
    /** Every row has the shares of the classes in training, so the commonest is always called. */
    MAJORITY {
        @Override
        Function<DailyRow, double[]> learn(DailyTarget target, List<DailyRow> train) {
            double[] shares = shares(target, train);
            return row -> shares;
        }
    },
    /** How often each class followed the state of today: rose, fell or neither; large move or none; class of the IV rank. */
    PERSISTENCE {
        @Override
        Function<DailyRow, double[]> learn(DailyTarget target, List<DailyRow> train) {
            double[][] after = new double[target.states()][];
            for (int state = 0; state < after.length; state++) {
                int now = state;
                after[state] = shares(target, train.stream().filter(row -> row.state() == now).toList());
            }
            return row -> after[row.state()];
        }
    },
    /** Logistic regression on one feature. */
    SINGLE_FEATURE {
        @Override
        Function<DailyRow, double[]> learn(DailyTarget target, List<DailyRow> train) {
            List<DailyRow> known = train.stream().filter(row -> !Double.isNaN(row.single())).toList();
            if (known.isEmpty()) {
                return MAJORITY.learn(target, train);
            }
            SingleLogistic logistic = SingleLogistic.fit(
                    known.stream().mapToDouble(DailyRow::single).toArray(),
                    known.stream().mapToDouble(DailyRow::label).toArray());
            return row -> {
                double p = logistic.probability(Double.isNaN(row.single()) ? logistic.mean() : row.single());
                return new double[] {1.0 - p, p};
            };
        }
    },
    /** Heterogeneous autoregression of log implied volatility with the distribution of its residuals. */
    HAR {
        @Override
        Function<DailyRow, double[]> learn(DailyTarget target, List<DailyRow> train) {
            HarVolatility har = HarVolatility.fit(train);
            Function<DailyRow, double[]> otherwise = PERSISTENCE.learn(target, train);
            return row -> row.path().known() ? har.probabilities(row.path()) : otherwise.apply(row);
        }
    };

    /** Returns the baselines of a target. */
    public static Set<Baseline> of(DailyTarget target) {
        return target.binary() ? EnumSet.of(MAJORITY, PERSISTENCE, SINGLE_FEATURE)
                : EnumSet.of(MAJORITY, PERSISTENCE, HAR);
    }

    /**
     * Returns those that a model must beat before its own probabilities are served: the base rate and the regression on one feature; of
     * volatility what usually follows today's class, and the autoregression.
     */
    public static Set<Baseline> rivals(DailyTarget target) {
        return target.binary() ? EnumSet.of(MAJORITY, SINGLE_FEATURE) : EnumSet.of(PERSISTENCE, HAR);
    }

    /** Learns from rows and returns what gives the class probabilities of a row. */
    abstract Function<DailyRow, double[]> learn(DailyTarget target, List<DailyRow> train);

    private static double[] shares(DailyTarget target, List<DailyRow> rows) {
        double[] shares = new double[target.classes().size()];
        Arrays.fill(shares, 1.0);
        for (DailyRow row : rows) {
            shares[row.label()]++;
        }
        for (int k = 0; k < shares.length; k++) {
            shares[k] /= rows.size() + shares.length;
        }
        return shares;
    }
}
