package dollarbill.backtest.daily;

import java.util.Arrays;
import java.util.List;

/**
 * The heterogeneous autoregression of log implied volatility, with its residuals turned into class probabilities.
 *
 * <p>log IV five days later = a + b·(log IV) + c·(its mean over 5 days) + d·(over 22 days) + residual, by least squares (F. Corsi, A simple
 * approximate long-memory model of realized volatility, 2009, equation 10, on logs and at a horizon of 5 days). The probability of a class is the share of
 * training residuals that would end in it, each class counting one residual more, so that none is impossible. The bounds of a class are
 * those of the IV rank over the year that ends five days later, whose other 247 days are known.
 */
public final class HarVolatility {
    private static final int TERMS = 4;
    private static final double RIDGE = 1e-9;
    private static final double[] BOUNDS = {0.30, 0.60};

    private final double[] coefficients;
    private final double[] residuals;

    private HarVolatility(double[] coefficients, double[] residuals) {
        this.coefficients = coefficients;
        this.residuals = residuals;
    }

    /**
     * Fits the autoregression to rows whose path is known.
     *
     * @throws IllegalArgumentException  if fewer than 10 rows have one
     */
    public static HarVolatility fit(List<DailyRow> rows) {
        List<VolatilityPath> paths = rows.stream()
                .map(DailyRow::path)
                .filter(path -> path.known() && !Double.isNaN(path.later()))
                .toList();
        if (paths.size() < 10) {
            throw new IllegalArgumentException(
                    paths.size() + " rows have a path of implied volatility; at least 10 needed");
        }
        double[][] normal = new double[TERMS][TERMS + 1];
        for (VolatilityPath path : paths) {
            double[] terms = terms(path);
            for (int i = 0; i < TERMS; i++) {
                for (int j = 0; j < TERMS; j++) {
                    normal[i][j] += terms[i] * terms[j];
                }
                normal[i][TERMS] += terms[i] * path.later();
            }
        }
        for (int i = 0; i < TERMS; i++) {
            normal[i][i] *= 1.0 + RIDGE;
        }
        double[] coefficients = solve(normal);
        double[] residuals = paths.stream().mapToDouble(path -> path.later() - forecast(coefficients, path)).toArray();
        Arrays.sort(residuals);
        return new HarVolatility(coefficients, residuals);
    }

    /** Returns a, b, c and d. */
    public double[] coefficients() {
        return coefficients.clone();
    }

    /** Returns the expected log of the implied volatility five days later. */
    public double forecast(VolatilityPath path) {
        return forecast(coefficients, path);
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

    private static double forecast(double[] coefficients, VolatilityPath path) {
        double[] terms = terms(path);
        double sum = 0.0;
        for (int i = 0; i < TERMS; i++) {
            sum += coefficients[i] * terms[i];
        }
        return sum;
    }

    private static double[] terms(VolatilityPath path) {
        return new double[] {1.0, path.day(), path.week(), path.month()};
    }

    private static double[] solve(double[][] system) {
        for (int i = 0; i < TERMS; i++) {
            for (int row = i + 1; row < TERMS; row++) {
                double share = system[row][i] / system[i][i];
                for (int j = i; j <= TERMS; j++) {
                    system[row][j] -= share * system[i][j];
                }
            }
        }
        double[] answer = new double[TERMS];
        for (int i = TERMS - 1; i >= 0; i--) {
            double sum = system[i][TERMS];
            for (int j = i + 1; j < TERMS; j++) {
                sum -= system[i][j] * answer[j];
            }
            answer[i] = sum / system[i][i];
        }
        return answer;
    }
}
