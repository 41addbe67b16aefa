package dollarbill.backtest.daily;

import dollarbill.backtest.Evaluation.Estimate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Measures of one source of forecasts, each with its 90 % interval over resamples.
 *
 * @param name  who foretold
 * @param rows  rows measured
 * @param measures  each measure that is defined
 */
public record Measured(String name, int rows, Map<ForecastMeasure, Estimate> measures) {
    public Measured {
        measures = Collections.unmodifiableMap(new EnumMap<>(measures));
    }

    /** Measures forecasts over all rows and over resamples of their weights. */
    static Measured of(String name, Forecasts forecasts, List<double[]> resamples) {
        WeightedScores scores = new WeightedScores(forecasts);
        Map<ForecastMeasure, List<Double>> drawn = new EnumMap<>(ForecastMeasure.class);
        for (double[] weights : resamples) {
            scores.at(weights).forEach((m, value) -> drawn.computeIfAbsent(m, k -> new ArrayList<>()).add(value));
        }
        Map<ForecastMeasure, Estimate> measures = new EnumMap<>(ForecastMeasure.class);
        scores.all()
                .forEach((m, value) -> measures.put(m, estimate(value, drawn.getOrDefault(m, List.of(value)))));
        return new Measured(name, forecasts.size(), measures);
    }

    /** Returns by how much the log loss of one is smaller than that of another on the same rows, with its 90 % interval. */
    static Estimate gain(Forecasts of, Forecasts over, List<double[]> resamples) {
        double[] gains = new double[of.size()];
        double sum = 0.0;
        for (int i = 0; i < gains.length; i++) {
            gains[i] = over.loss(i) - of.loss(i);
            sum += gains[i];
        }
        List<Double> drawn = new ArrayList<>(resamples.size());
        for (double[] weights : resamples) {
            double weighted = 0.0;
            double weight = 0.0;
            for (int i = 0; i < gains.length; i++) {
                weighted += weights[i] * gains[i];
                weight += weights[i];
            }
            drawn.add(weighted / weight);
        }
        return estimate(sum / gains.length, drawn);
    }

    /** Returns a number with the interval of its resamples; itself where there are none. */
    static Estimate estimate(double value, List<Double> drawn) {
        return drawn.isEmpty()
                ? new Estimate(value, value, value)
                : Estimate.of(value, drawn.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
