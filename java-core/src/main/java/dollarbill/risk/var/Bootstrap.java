package dollarbill.risk.var;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/** Percentile intervals from outcomes drawn anew with replacement (B. Efron, 1979; days are taken to be independent). */
final class Bootstrap {
    private static final double TAIL = 0.025;

    private Bootstrap() {}

    /** Returns the interval of expected shortfall. */
    static Interval expectedShortfall(double[] pnl, double level, int resamples, long seed) {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
        double[] drawn = new double[pnl.length];
        double[] shortfall = new double[resamples];
        for (int b = 0; b < resamples; b++) {
            for (int i = 0; i < drawn.length; i++) {
                drawn[i] = pnl[random.nextInt(pnl.length)];
            }
            Arrays.sort(drawn);
            shortfall[b] = TailMeasures.ofSorted(drawn, level).expectedShortfall();
        }
        return percentiles(shortfall, TailMeasures.of(pnl, level).expectedShortfall());
    }

    /** Returns the 2.5 and 97.5 % quantiles of resampled figures, drawn apart where the figure itself lies outside. */
    static Interval percentiles(double[] figures, double estimate) {
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        if (sorted.length == 0) {
            return new Interval(estimate, OptionalDouble.empty(), Interval.Basis.BOOTSTRAP);
        }
        int low = (int) Math.floor(TAIL * (sorted.length - 1));
        int high = (int) Math.ceil((1.0 - TAIL) * (sorted.length - 1));
        return new Interval(
                Math.min(sorted[low], estimate),
                OptionalDouble.of(Math.max(sorted[high], estimate)),
                Interval.Basis.BOOTSTRAP);
    }
}
