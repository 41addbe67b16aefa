package dollarbill.performance;

import dollarbill.math.SortedSample;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Intervals of figures of dependent returns by resampling blocks of random, geometrically distributed length from the series bent to a circle.
 *
 * <p>D. N. Politis and J. P. Romano, The stationary bootstrap, 1994. Mean length of a block by {@code BlockLength}; ends of an interval are
 * percentiles of the figure over resamples.
 */
public final class StationaryBootstrap {
    private static final double MOST_UNDEFINED = 0.05;

    private StationaryBootstrap() {}

    /**
     * Returns a figure of returns with its interval.
     *
     * @param statistic  of returns in any order, finite
     * @param level  inside 0 to 1, such as .9
     * @param resamples  at least 1
     * @param seed  equal seeds give equal intervals
     * @throws IllegalArgumentException  if an argument is outside its domain or the statistic is not finite on some resample
     */
    public static Interval interval(
            ReturnSeries series, ToDoubleFunction<double[]> statistic, double level, int resamples, long seed) {
        return intervalWhereDefined(series, s -> OptionalDouble.of(statistic.applyAsDouble(s.returns())), level,
                resamples, seed)
                .orElseThrow();
    }

    /**
     * Returns a figure that need not be defined with its interval over the resamples on which it is.
     *
     * @param statistic  of returns in any order; finite where present
     * @param level  inside 0 to 1, such as .9
     * @param resamples  at least 1
     * @param seed  equal seeds give equal intervals
     * @return empty where the figure is not defined on the series or on more than a twentieth of the resamples
     * @throws IllegalArgumentException  if an argument is outside its domain or the statistic is not finite on some resample
     */
    public static Optional<Interval> intervalWhereDefined(
            ReturnSeries series,
            Function<ReturnSeries, OptionalDouble> statistic,
            double level,
            int resamples,
            long seed) {
        if (!(level > 0.0 && level < 1.0) || resamples < 1) {
            throw new IllegalArgumentException(
                    "level " + level + " must be inside 0 to 1 and resamples " + resamples + " at least 1");
        }
        OptionalDouble whole = statistic.apply(series);
        if (whole.isEmpty()) {
            return Optional.empty();
        }
        double[] returns = series.returns();
        double block = BlockLength.stationary(returns);
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        double[] drawn = new double[returns.length];
        double[] figures = new double[resamples];
        int defined = 0;
        for (int r = 0; r < resamples; r++) {
            int[] rows = rows(returns.length, block, random);
            for (int i = 0; i < drawn.length; i++) {
                drawn[i] = returns[rows[i]];
            }
            OptionalDouble figure = statistic.apply(series.with(drawn));
            if (figure.isPresent()) {
                figures[defined++] = finite(figure.getAsDouble());
            }
        }
        if (resamples - defined > MOST_UNDEFINED * resamples) {
            return Optional.empty();
        }
        double[] sorted = Arrays.copyOf(figures, defined);
        Arrays.sort(sorted);
        double tail = 0.5 * (1.0 - level);
        return Optional.of(new Interval(
                finite(whole.getAsDouble()), SortedSample.percentile(sorted, tail),
                SortedSample.percentile(sorted, 1.0 - tail), level));
    }

    /**
     * Draws one resample.
     *
     * @param n  length of the series, at least 1
     * @param block  mean length of a block, at least 1
     * @return n row numbers, 0 to n - 1
     * @throws IllegalArgumentException  if an argument is outside its domain
     */
    public static int[] rows(int n, double block, UniformRandomProvider random) {
        if (n < 1 || !(block >= 1.0)) {
            throw new IllegalArgumentException("n " + n + " and block " + block + " must be at least 1");
        }
        double again = 1.0 / block;
        int[] rows = new int[n];
        int at = random.nextInt(n);
        for (int i = 0; i < n; i++) {
            rows[i] = at;
            at = random.nextDouble() < again ? random.nextInt(n) : at + 1 == n ? 0 : at + 1;
        }
        return rows;
    }

    private static double finite(double figure) {
        if (!Double.isFinite(figure)) {
            throw new IllegalArgumentException("statistic must be finite, got " + figure);
        }
        return figure;
    }
}
