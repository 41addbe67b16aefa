package dollarbill.backtest.daily;

import dollarbill.math.HeterogeneousAutoregression;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The heterogeneous autoregression of log implied volatility, with its residuals turned into class probabilities.
 *
 * <p>log IV five days later = a + b·(log IV) + c·(its mean over 5 days) + d·(over 22 days) + residual, by least squares (F. Corsi, A simple
 * approximate long-memory model of realized volatility, 2009, equation 10, on logs and at a horizon of 5 days). The probability of a class is the share of
 * training residuals that would end in it, each class counting one residual more, so that none is impossible. The bounds of a class are
 * those of the IV rank over the year that ends five days later, whose other 247 days are known.
 */
public final class HarVolatility {
    /** Fewest rows with a path of implied volatility that it is fitted to. */
    public static final int FEWEST_PATHS = HeterogeneousAutoregression.FEWEST_ROWS;

    private static final double[] BOUNDS = {0.30, 0.60};

    private final HeterogeneousAutoregression regression;
    private final double[] residuals;

    private HarVolatility(HeterogeneousAutoregression regression) {
        this.regression = regression;
        this.residuals = regression.residuals();
        Arrays.sort(residuals);
    }

    /**
     * Fits the autoregression to rows whose path is known.
     *
     * @throws IllegalArgumentException  if fewer than {@value #FEWEST_PATHS} rows have one
     */
    public static HarVolatility fit(List<DailyRow> rows) {
        return new HarVolatility(HeterogeneousAutoregression.fit(learnable(rows)
                .map(path -> new HeterogeneousAutoregression.Row(terms(path), path.later()))
                .toList()));
    }

    /** Returns the number of rows that it would be fitted to. */
    public static long paths(Collection<DailyRow> rows) {
        return learnable(rows).count();
    }

    private static Stream<VolatilityPath> learnable(Collection<DailyRow> rows) {
        return rows.stream().map(DailyRow::path).filter(path -> path.known() && !Double.isNaN(path.later()));
    }

    /** Returns a, b, c and d. */
    public double[] coefficients() {
        return regression.coefficients();
    }

    /** Returns the expected log of the implied volatility five days later. */
    public double forecast(VolatilityPath path) {
        return regression.forecast(terms(path));
    }

    /** Returns the probabilities of LOW, NORMAL and HIGH. */
    public double[] probabilities(VolatilityPath path) {
        double centre = forecast(path);
        double range = path.highest() - path.lowest();
        double low = below(Math.log(path.lowest() + BOUNDS[0] * range) - centre);
        double normal = below(Math.log(path.lowest() + BOUNDS[1] * range) - centre) - low;
        double n = residuals.length;
        return new double[] {(low + 1.0) / (n + 3.0), (normal + 1.0) / (n + 3.0), (n - low - normal + 1.0) / (n + 3.0)};
    }

    private double below(double bound) {
        int at = Arrays.binarySearch(residuals, bound);
        return at >= 0 ? at : -at - 1;
    }

    private static HeterogeneousAutoregression.Terms terms(VolatilityPath path) {
        return new HeterogeneousAutoregression.Terms(path.day(), path.week(), path.month());
    }
}
