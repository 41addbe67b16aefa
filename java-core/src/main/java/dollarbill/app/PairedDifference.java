package dollarbill.app;

import dollarbill.backtest.TrainingRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * By how much one source of probabilities has the smaller Brier score than another on the same rows, with a 90 % interval.
 *
 * <p>The interval is that of percentiles over resamples of whole quote days, since signals of a day share their fate (H. R.
 * Künsch, The jackknife and the bootstrap for general stationary observations, 1989, blocks being days).
 *
 * @param value  Brier score of the baseline less that of the model; positive where the model is better
 * @param low  5th percentile
 * @param high  95th percentile
 */
public record PairedDifference(double value, double low, double high) {
    private static final int RESAMPLES = 2000;

    /**
     * Measures the difference.
     *
     * @param rows  test rows
     * @param model  probabilities of the model, one a row
     * @param baseline  probabilities of the baseline, one a row
     * @param seed  seed of the resamples
     */
    static PairedDifference of(List<TrainingRow> rows, double[] model, double[] baseline, long seed) {
        Map<LocalDate, List<Double>> byDay = new TreeMap<>();
        double sum = 0.0;
        for (int i = 0; i < rows.size(); i++) {
            double label = rows.get(i).label();
            double gain = square(baseline[i] - label) - square(model[i] - label);
            byDay.computeIfAbsent(rows.get(i).quoteDate(), day -> new ArrayList<>()).add(gain);
            sum += gain;
        }
        double[] sums = byDay.values().stream().mapToDouble(day -> day.stream().mapToDouble(g -> g).sum()).toArray();
        int[] counts = byDay.values().stream().mapToInt(List::size).toArray();
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        double[] drawn = new double[RESAMPLES];
        for (int r = 0; r < RESAMPLES; r++) {
            drawn[r] = resample(sums, counts, random);
        }
        Arrays.sort(drawn);
        return new PairedDifference(sum / rows.size(), drawn[RESAMPLES / 20], drawn[RESAMPLES - 1 - RESAMPLES / 20]);
    }

    /** Returns whether the whole interval lies above zero. */
    public boolean better() {
        return low > 0.0;
    }

    private static double resample(double[] sums, int[] counts, UniformRandomProvider random) {
        double sum = 0.0;
        int count = 0;
        for (int i = 0; i < sums.length; i++) {
            int day = random.nextInt(sums.length);
            sum += sums[day];
            count += counts[day];
        }
        return sum / count;
    }

    private static double square(double x) {
        return x * x;
    }
}
