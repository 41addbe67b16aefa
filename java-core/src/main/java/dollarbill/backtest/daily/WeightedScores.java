package dollarbill.backtest.daily;

import dollarbill.backtest.WeightedRanks;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/** Measures of forecasts for any weights of the rows, so that a resample costs one pass. */
public final class WeightedScores {
    private static final int BINS = 10;

    private final Forecasts forecasts;
    private final WeightedRanks[] ranks;

    /** Prepares forecasts, at least one. */
    public WeightedScores(Forecasts forecasts) {
        if (forecasts.size() == 0) {
            throw new IllegalArgumentException("no forecasts to measure; at least 1 needed");
        }
        this.forecasts = forecasts;
        int classes = forecasts.classes();
        ranks = new WeightedRanks[classes];
        for (int k = classes == 2 ? 1 : 0; k < classes; k++) {
            ranks[k] = ranks(k);
        }
    }

    private WeightedRanks ranks(int klass) {
        double[] scores = new double[forecasts.size()];
        boolean[] yes = new boolean[forecasts.size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = forecasts.probability(i, klass);
            yes[i] = forecasts.label(i) == klass;
        }
        return new WeightedRanks(scores, yes);
    }

    /** Returns the measures of all rows, counted once each; one that is not defined is left out. */
    public Map<ForecastMeasure, Double> all() {
        double[] ones = new double[forecasts.size()];
        Arrays.fill(ones, 1.0);
        return at(ones);
    }

    /** Returns the measures for weights of the rows; one that is not defined is left out. */
    public Map<ForecastMeasure, Double> at(double[] weights) {
        int classes = forecasts.classes();
        double[][] confusion = new double[classes][classes];
        double weight = 0.0;
        double brier = 0.0;
        double loss = 0.0;
        for (int i = 0; i < weights.length; i++) {
            double w = weights[i];
            if (w == 0.0) {
                continue;
            }
            int label = forecasts.label(i);
            weight += w;
            confusion[label][forecasts.called(i)] += w;
            loss += w * forecasts.loss(i);
            for (int k = 0; k < classes; k++) {
                double error = forecasts.probability(i, k) - (k == label ? 1.0 : 0.0);
                brier += 0.5 * w * error * error;
            }
        }
        Map<ForecastMeasure, Double> measures = new EnumMap<>(ForecastMeasure.class);
        area(weights).ifPresent(auc -> measures.put(ForecastMeasure.AUC, auc));
        calls(confusion, weight, measures);
        measures.put(ForecastMeasure.BRIER, brier / weight);
        measures.put(ForecastMeasure.LOG_LOSS, loss / weight);
        measures.put(ForecastMeasure.CALIBRATION_ERROR, calibrationError(weights, weight));
        return measures;
    }

    /** Returns the area under the ROC curve for weights of the rows. */
    public OptionalDouble area(double[] weights) {
        return area(ranks, weights);
    }

    /** Returns the area under the ROC curve, rows counted once each, were the outcomes others. */
    OptionalDouble areaOf(int[] labels) {
        WeightedRanks[] others = new WeightedRanks[ranks.length];
        boolean[] yes = new boolean[labels.length];
        for (int k = forecasts.classes() == 2 ? 1 : 0; k < others.length; k++) {
            for (int i = 0; i < yes.length; i++) {
                yes[i] = labels[i] == k;
            }
            others[k] = ranks[k].withOutcomes(yes);
        }
        double[] ones = new double[labels.length];
        Arrays.fill(ones, 1.0);
        return area(others, ones);
    }

    private OptionalDouble area(WeightedRanks[] ranks, double[] weights) {
        int first = forecasts.classes() == 2 ? 1 : 0;
        double sum = 0.0;
        int defined = 0;
        for (int k = first; k < forecasts.classes(); k++) {
            OptionalDouble area = ranks[k].area(weights);
            if (area.isPresent()) {
                sum += area.getAsDouble();
                defined++;
            }
        }
        return defined == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / defined);
    }

    private static void calls(double[][] confusion, double weight, Map<ForecastMeasure, Double> measures) {
        int classes = confusion.length;
        double right = 0.0;
        double recalls = 0.0;
        int seen = 0;
        double precision = 0.0;
        double recall = 0.0;
        double f1 = 0.0;
        for (int k = 0; k < classes; k++) {
            double of = Arrays.stream(confusion[k]).sum();
            double called = 0.0;
            for (double[] row : confusion) {
                called += row[k];
            }
            double hit = confusion[k][k];
            right += hit;
            if (of > 0.0) {
                recalls += hit / of;
                seen++;
            }
            if (classes > 2 || k == 1) {
                precision += called > 0.0 ? hit / called : 0.0;
                recall += of > 0.0 ? hit / of : 0.0;
                f1 += of + called > 0.0 ? 2.0 * hit / (of + called) : 0.0;
            }
        }
        int counted = classes > 2 ? classes : 1;
        measures.put(ForecastMeasure.ACCURACY, right / weight);
        measures.put(ForecastMeasure.BALANCED_ACCURACY, recalls / seen);
        measures.put(ForecastMeasure.PRECISION, precision / counted);
        measures.put(ForecastMeasure.RECALL, recall / counted);
        measures.put(ForecastMeasure.F1, f1 / counted);
    }

    private double calibrationError(double[] weights, double weight) {
        int classes = forecasts.classes();
        int first = classes == 2 ? 1 : 0;
        double[] gaps = new double[classes * BINS];
        for (int i = 0; i < weights.length; i++) {
            for (int k = first; k < classes; k++) {
                double p = forecasts.probability(i, k);
                int bin = Math.min((int) (p * BINS), BINS - 1);
                gaps[k * BINS + bin] += weights[i] * (p - (forecasts.label(i) == k ? 1.0 : 0.0));
            }
        }
        return Arrays.stream(gaps).map(Math::abs).sum() / weight / (classes - first);
    }
}
