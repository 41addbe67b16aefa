package dollarbill.backtest;

import dollarbill.feature.FeatureValue;
import dollarbill.feature.SignalFeature;
import java.util.List;

/**
 * Logistic regression of whether the edge comes in, on the edge in percent alone.
 *
 * @param logistic  the regression
 */
public record EdgeLogistic(SingleLogistic logistic) {
    /**
     * Fits the regression.
     *
     * @param rows  at least one row
     */
    public static EdgeLogistic fit(List<TrainingRow> rows) {
        return new EdgeLogistic(SingleLogistic.fit(
                rows.stream().mapToDouble(EdgeLogistic::edge).toArray(),
                rows.stream().mapToDouble(TrainingRow::label).toArray()));
    }

    /** Returns the probability that the edge of one row comes in. */
    public double probability(TrainingRow row) {
        return logistic.probability(edge(row));
    }

    private static double edge(TrainingRow row) {
        if (row.features().get(SignalFeature.EDGE_PERCENT) instanceof FeatureValue.Known known) {
            return known.value();
        }
        throw new IllegalArgumentException("row " + row.id() + " has no edge");
    }
}
