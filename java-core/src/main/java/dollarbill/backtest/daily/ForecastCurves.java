package dollarbill.backtest.daily;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The curves of a report: of receiver operating characteristic, and of reliability. */
public final class ForecastCurves {
    private static final int BINS = 10;

    private ForecastCurves() {}

    /**
     * A point of the ROC curve.
     *
     * @param falseAlarms  share of the other rows at or above a threshold
     * @param hits  share of the class's rows at or above it
     */
    public record RocPoint(double falseAlarms, double hits) {}

    /**
     * Rows whose probability falls into one bin of equal width.
     *
     * @param probability  mean probability
     * @param frequency  share of them in which the class came
     * @param rows  how many
     */
    public record ReliabilityBin(double probability, double frequency, int rows) {}

    /** Returns the ROC curve of a class against the rest, thinned to at most a number of points; empty where one side has no row. */
    public static List<RocPoint> roc(Forecasts forecasts, int klass, int points) {
        int n = forecasts.size();
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -forecasts.probability(i, klass)))
                .mapToInt(Integer::intValue)
                .toArray();
        double yes = IntStream.range(0, n).filter(i -> forecasts.label(i) == klass).count();
        double no = n - yes;
        if (yes == 0.0 || no == 0.0) {
            return List.of();
        }
        List<RocPoint> all = new ArrayList<>(List.of(new RocPoint(0.0, 0.0)));
        double hits = 0.0;
        double alarms = 0.0;
        for (int i = 0; i < n; i++) {
            if (forecasts.label(order[i]) == klass) {
                hits++;
            } else {
                alarms++;
            }
            boolean last = i + 1 == n;
            if (last || forecasts.probability(order[i + 1], klass) != forecasts.probability(order[i], klass)) {
                all.add(new RocPoint(alarms / no, hits / yes));
            }
        }
        int stride = Math.max(1, (all.size() + points - 1) / points);
        List<RocPoint> thinned = new ArrayList<>();
        for (int i = 0; i < all.size() - 1; i += stride) {
            thinned.add(all.get(i));
        }
        thinned.add(all.getLast());
        return thinned;
    }

    /** Returns the bins of a class that hold rows. */
    public static List<ReliabilityBin> reliability(Forecasts forecasts, int klass) {
        double[] sum = new double[BINS];
        int[] came = new int[BINS];
        int[] rows = new int[BINS];
        for (int i = 0; i < forecasts.size(); i++) {
            double p = forecasts.probability(i, klass);
            int bin = Math.min((int) (p * BINS), BINS - 1);
            sum[bin] += p;
            rows[bin]++;
            came[bin] += forecasts.label(i) == klass ? 1 : 0;
        }
        return IntStream.range(0, BINS)
                .filter(bin -> rows[bin] > 0)
                .mapToObj(bin -> new ReliabilityBin(sum[bin] / rows[bin], came[bin] / (double) rows[bin], rows[bin]))
                .toList();
    }
}
