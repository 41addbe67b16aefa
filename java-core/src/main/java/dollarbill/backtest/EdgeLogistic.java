package dollarbill.backtest;

import dollarbill.feature.FeatureValue;
import dollarbill.feature.SignalFeature;
import java.util.List;

/**
 * Logistic regression of profit on the edge alone: p = 1 / (1 + exp(−(a + b·z))), z the edge in percent, standardised.
 *
 * <p>Fitted by Newton's method on the log likelihood with a small ridge on both coefficients (S. le Cessie and J. C. van Houwelingen, Ridge
 * estimators in logistic regression, 1992), which keeps them finite where the edge separates profit from loss.
 *
 * @param mean  mean of the edge in the rows learned from
 * @param deviation  its standard deviation, 1 where all edges are equal
 * @param intercept  a
 * @param slope  b
 */
public record EdgeLogistic(double mean, double deviation, double intercept, double slope) {
    private static final double RIDGE = 1e-4;
    private static final int STEPS = 100;
    private static final double SETTLED = 1e-12;

    /**
     * Fits the regression.
     *
     * @param rows  at least one row
     */
    public static EdgeLogistic fit(List<TrainingRow> rows) {
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("no rows to learn from; at least 1 needed");
        }
        double[] edge = rows.stream().mapToDouble(EdgeLogistic::edge).toArray();
        double[] label = rows.stream().mapToDouble(TrainingRow::label).toArray();
        double mean = 0.0;
        for (double e : edge) {
            mean += e / edge.length;
        }
        double squares = 0.0;
        for (double e : edge) {
            squares += (e - mean) * (e - mean) / edge.length;
        }
        double deviation = squares > 0.0 ? Math.sqrt(squares) : 1.0;
        EdgeLogistic fitted = new EdgeLogistic(mean, deviation, 0.0, 0.0);
        for (int step = 0; step < STEPS; step++) {
            EdgeLogistic next = fitted.newton(edge, label);
            double moved = Math.abs(next.intercept - fitted.intercept) + Math.abs(next.slope - fitted.slope);
            fitted = next;
            if (moved < SETTLED) {
                break;
            }
        }
        return fitted;
    }

    /** Returns the probability of a profit of one row. */
    public double probability(TrainingRow row) {
        return at(edge(row));
    }

    private double at(double edge) {
        return 1.0 / (1.0 + Math.exp(-(intercept + slope * (edge - mean) / deviation)));
    }

    private EdgeLogistic newton(double[] edge, double[] label) {
        double ga = -RIDGE * intercept;
        double gb = -RIDGE * slope;
        double haa = RIDGE;
        double hab = 0.0;
        double hbb = RIDGE;
        for (int i = 0; i < edge.length; i++) {
            double z = (edge[i] - mean) / deviation;
            double p = at(edge[i]);
            double w = p * (1.0 - p);
            ga += label[i] - p;
            gb += (label[i] - p) * z;
            haa += w;
            hab += w * z;
            hbb += w * z * z;
        }
        double determinant = haa * hbb - hab * hab;
        double stepA = (hbb * ga - hab * gb) / determinant;
        double stepB = (haa * gb - hab * ga) / determinant;
        double shorter = Math.min(1.0, 2.0 / Math.max(Math.abs(stepA), Math.max(Math.abs(stepB), 1e-300)));
        return new EdgeLogistic(mean, deviation, intercept + shorter * stepA, slope + shorter * stepB);
    }

    private static double edge(TrainingRow row) {
        if (row.features().get(SignalFeature.EDGE_PERCENT) instanceof FeatureValue.Known known) {
            return known.value();
        }
        throw new IllegalArgumentException("row " + row.id() + " has no edge");
    }
}
