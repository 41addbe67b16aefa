package dollarbill.backtest.run;

import dollarbill.performance.BlockLength;
import dollarbill.performance.Interval;
import dollarbill.performance.PerformanceRatios;
import dollarbill.performance.ReturnSeries;
import dollarbill.performance.StationaryBootstrap;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * By how much one run is better than another on the same days, with intervals.
 *
 * <p>Both runs are resampled together, the same days for both, by the stationary bootstrap with the block length of their difference (D. N.
 * Politis and J. P. Romano, The stationary bootstrap, 1994; O. Ledoit and M. Wolf, Robust performance hypothesis testing with the Sharpe
 * ratio, 2008, for pairs).
 *
 * @param annualReturn  mean return of a year, the first less the second
 * @param sharpe  Sharpe ratio, the first less the second; absent where one is not defined
 */
public record PairedRuns(Interval annualReturn, Optional<Interval> sharpe) {
    private static final int RESAMPLES = 2000;

    /**
     * Compares two runs.
     *
     * @param first  returns
     * @param second  returns of the same periods
     * @param seed  seed of the resamples
     * @throws IllegalArgumentException  if the series differ in length
     */
    public static PairedRuns of(ReturnSeries first, ReturnSeries second, long seed) {
        if (first.size() != second.size()) {
            throw new IllegalArgumentException(
                    "runs of " + first.size() + " and " + second.size() + " periods cannot be paired");
        }
        double[] difference = new double[first.size()];
        for (int i = 0; i < difference.length; i++) {
            difference[i] = first.get(i) - second.get(i);
        }
        double block = BlockLength.stationary(difference);
        Pair pair = new Pair(first, second);
        return new PairedRuns(
                interval(pair, p -> OptionalDouble.of(p.meanOfYear()), block, seed).orElseThrow(),
                interval(pair, Pair::sharpe, block, seed));
    }

    /** Returns whether the whole interval of the mean return lies above zero. */
    public boolean better() {
        return annualReturn.low() > 0.0;
    }

    private record Pair(ReturnSeries first, ReturnSeries second) {
        double meanOfYear() {
            double sum = 0.0;
            for (int i = 0; i < first.size(); i++) {
                sum += first.get(i) - second.get(i);
            }
            return sum / first.size() * first.periodsPerYear();
        }

        OptionalDouble sharpe() {
            OptionalDouble one = PerformanceRatios.sharpe(first, 0.0);
            OptionalDouble other = PerformanceRatios.sharpe(second, 0.0);
            return one.isPresent() && other.isPresent()
                    ? OptionalDouble.of(one.getAsDouble() - other.getAsDouble())
                    : OptionalDouble.empty();
        }

        Pair drawn(int[] rows) {
            double[] one = new double[rows.length];
            double[] other = new double[rows.length];
            for (int i = 0; i < rows.length; i++) {
                one[i] = first.get(rows[i]);
                other[i] = second.get(rows[i]);
            }
            return new Pair(first.with(one), second.with(other));
        }
    }

    private static Optional<Interval> interval(
            Pair pair, Function<Pair, OptionalDouble> figure, double block, long seed) {
        OptionalDouble whole = figure.apply(pair);
        if (whole.isEmpty()) {
            return Optional.empty();
        }
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        double[] drawn = new double[RESAMPLES];
        int defined = 0;
        for (int r = 0; r < RESAMPLES; r++) {
            OptionalDouble value = figure.apply(pair.drawn(StationaryBootstrap.rows(pair.first.size(), block, random)));
            if (value.isPresent()) {
                drawn[defined++] = value.getAsDouble();
            }
        }
        if (defined < RESAMPLES * 19 / 20) {
            return Optional.empty();
        }
        double[] sorted = Arrays.copyOf(drawn, defined);
        Arrays.sort(sorted);
        int tail = (int) (0.5 * (1.0 - ArmFigures.LEVEL) * (defined - 1));
        return Optional.of(
                new Interval(whole.getAsDouble(), sorted[tail], sorted[defined - 1 - tail], ArmFigures.LEVEL));
    }
}
