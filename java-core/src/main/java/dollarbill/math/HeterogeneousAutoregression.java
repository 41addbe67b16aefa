package dollarbill.math;

import java.util.List;

/**
 * An autoregression on the value of a day and on its means over a week and a month, by least squares.
 *
 * <p>later = a + b·day + c·week + d·month + residual (F. Corsi, A simple approximate long-memory model of realized volatility, 2009,
 * equation 10). The normal equations are solved after their diagonal is raised by a share of 1e-9, so that terms that move together have an answer.
 */
public final class HeterogeneousAutoregression {
    /** Days of the week. */
    public static final int WEEK = 5;

    /** Days of the month. */
    public static final int MONTH = 22;

    /** Fewest rows of a fit. */
    public static final int FEWEST_ROWS = 10;

    private static final int TERMS = 4;
    private static final double RIDGE = 1e-9;

    private final double[] coefficients;
    private final double[] residuals;

    private HeterogeneousAutoregression(double[] coefficients, double[] residuals) {
        this.coefficients = coefficients;
        this.residuals = residuals;
    }

    /**
     * What the regression reads of one day.
     *
     * @param day  value of the day
     * @param week  mean of the week that ends with it
     * @param month  mean of the month that ends with it
     */
    public record Terms(double day, double week, double month) {}

    /**
     * One day with what came of it.
     *
     * @param terms  what was known
     * @param later  what is to be foretold
     */
    public record Row(Terms terms, double later) {}

    /**
     * Fits the regression.
     *
     * @param rows  finite numbers
     * @throws IllegalArgumentException  if there are fewer than {@value #FEWEST_ROWS}
     */
    public static HeterogeneousAutoregression fit(List<Row> rows) {
        if (rows.size() < FEWEST_ROWS) {
            throw new IllegalArgumentException(
                    rows.size() + " rows for an autoregression; at least " + FEWEST_ROWS + " needed");
        }
        double[][] normal = new double[TERMS][TERMS + 1];
        for (Row row : rows) {
            double[] terms = terms(row.terms());
            for (int i = 0; i < TERMS; i++) {
                for (int j = 0; j < TERMS; j++) {
                    normal[i][j] += terms[i] * terms[j];
                }
                normal[i][TERMS] += terms[i] * row.later();
            }
        }
        for (int i = 0; i < TERMS; i++) {
            normal[i][i] *= 1.0 + RIDGE;
        }
        double[] coefficients = solve(normal);
        double[] residuals = rows.stream()
                .mapToDouble(row -> row.later() - forecast(coefficients, row.terms()))
                .toArray();
        return new HeterogeneousAutoregression(coefficients, residuals);
    }

    /** Returns a, b, c and d. */
    public double[] coefficients() {
        return coefficients.clone();
    }

    /** Returns the residuals of the rows, in their order. */
    public double[] residuals() {
        return residuals.clone();
    }

    /** Returns the expected later value. */
    public double forecast(Terms terms) {
        return forecast(coefficients, terms);
    }

    private static double forecast(double[] coefficients, Terms of) {
        double[] terms = terms(of);
        double sum = 0.0;
        for (int i = 0; i < TERMS; i++) {
            sum += coefficients[i] * terms[i];
        }
        return sum;
    }

    private static double[] terms(Terms of) {
        return new double[] {1.0, of.day(), of.week(), of.month()};
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
