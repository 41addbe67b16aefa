package dollarbill.backtest;

import dollarbill.math.SortedSample;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * How well one source of probabilities foretold the test rows, with 90 % intervals.
 *
 * <p>Intervals are percentiles over resamples of whole quote days with replacement, since signals of a day share their fate (H. R. Künsch,
 * The jackknife and the bootstrap for general stationary observations, 1989, blocks being days).
 *
 * @param name  who gave the probabilities
 * @param metrics  measures on all test rows
 * @param auc  area under the ROC curve, absent where it is not defined
 * @param brier  Brier score
 * @param logLoss  logarithmic loss
 * @param calibrationError  expected calibration error
 */
public record Evaluation(
        String name,
        ClassificationMetrics metrics,
        Optional<Estimate> auc,
        Estimate brier,
        Estimate logLoss,
        Estimate calibrationError) {
    /** Name of the baseline that gives every row the share of edges that came in, in training. */
    public static final String CONSTANT_RATE = "constant_rate";

    /** Name of the baseline that looks at the edge alone. */
    public static final String EDGE_ALONE = "edge_alone";

    private static final int RESAMPLES = 1000;

    /**
     * A number with its 90 % interval.
     *
     * @param value  on all rows
     * @param low  5th percentile over resamples
     * @param high  95th percentile over resamples
     */
    public record Estimate(double value, double low, double high) {
        /** Returns a number with the interval of its resamples, of which there is at least one. */
        public static Estimate of(double value, double[] resamples) {
            double[] sorted = resamples.clone();
            Arrays.sort(sorted);
            return new Estimate(
                    value, SortedSample.percentile(sorted, 0.05), SortedSample.percentile(sorted, 0.95));
        }

        /** Writes the number and, in brackets, its interval, each in the same form. */
        public String text(String form) {
            return String.format(Locale.ROOT, form + " [" + form + ", " + form + "]", value, low, high);
        }
    }

    /**
     * Measures a model and both baselines on the test rows.
     *
     * @param split  rows learned from and tested by
     * @param name  the model's name
     * @param probabilities  the model's probability that the edge comes in, one a test row
     * @param seed  seed of the resamples
     * @return the model, the constant rate, the edge alone
     */
    public static List<Evaluation> compare(TimeSplit split, String name, double[] probabilities, long seed) {
        double[] labels = split.test().stream().mapToDouble(TrainingRow::label).toArray();
        double rate = split.train().stream().mapToDouble(TrainingRow::label).average().orElseThrow();
        double[] constant = new double[labels.length];
        Arrays.fill(constant, rate);
        EdgeLogistic logistic = EdgeLogistic.fit(split.train());
        double[] edge = split.test().stream().mapToDouble(logistic::probability).toArray();
        List<int[]> days = days(split.test());
        return List.of(
                of(name, probabilities, labels, days, seed),
                of(CONSTANT_RATE, constant, labels, days, seed),
                of(EDGE_ALONE, edge, labels, days, seed));
    }

    private static Evaluation of(String name, double[] p, double[] labels, List<int[]> days, long seed) {
        ClassificationMetrics whole = ClassificationMetrics.of(p, labels);
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        List<ClassificationMetrics> samples = new ArrayList<>(RESAMPLES);
        for (int i = 0; i < RESAMPLES; i++) {
            samples.add(resample(p, labels, days, random));
        }
        double[] aucs = samples.stream().flatMapToDouble(m -> m.auc().stream()).toArray();
        return new Evaluation(
                name,
                whole,
                whole.auc().isPresent() && aucs.length > 0
                        ? Optional.of(Estimate.of(whole.auc().getAsDouble(), aucs))
                        : Optional.empty(),
                estimate(whole, samples, ClassificationMetrics::brier),
                estimate(whole, samples, ClassificationMetrics::logLoss),
                estimate(whole, samples, ClassificationMetrics::calibrationError));
    }

    private static ClassificationMetrics resample(
            double[] p, double[] labels, List<int[]> days, UniformRandomProvider random) {
        List<int[]> drawn = new ArrayList<>(days.size());
        int n = 0;
        for (int i = 0; i < days.size(); i++) {
            int[] day = days.get(random.nextInt(days.size()));
            drawn.add(day);
            n += day.length;
        }
        double[] someP = new double[n];
        double[] someLabels = new double[n];
        int at = 0;
        for (int[] day : drawn) {
            for (int row : day) {
                someP[at] = p[row];
                someLabels[at++] = labels[row];
            }
        }
        return ClassificationMetrics.of(someP, someLabels);
    }

    private static Estimate estimate(
            ClassificationMetrics whole,
            List<ClassificationMetrics> samples,
            ToDoubleFunction<ClassificationMetrics> measure) {
        return Estimate.of(measure.applyAsDouble(whole), samples.stream().mapToDouble(measure).toArray());
    }

    private static List<int[]> days(List<TrainingRow> rows) {
        Map<LocalDate, List<Integer>> byDay = new TreeMap<>();
        for (int i = 0; i < rows.size(); i++) {
            byDay.computeIfAbsent(rows.get(i).quoteDate(), d -> new ArrayList<>()).add(i);
        }
        return byDay.values()
                .stream()
                .map(day -> day.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }
}
