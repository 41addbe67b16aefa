package dollarbill.surface;

import java.util.Optional;
import org.apache.commons.math3.analysis.MultivariateFunction;
import org.apache.commons.math3.exception.TooManyEvaluationsException;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.SimpleValueChecker;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * Fits an SVI smile to the points of one expiry: a search over the bend with the rest solved exactly and a penalty
 * on arbitrage, then, only where some is left, a search over all five parameters.
 */
final class SviFitter {
    private static final int GRID = 41;
    private static final int BEND_EVALUATIONS = 400;
    private static final int FULL_EVALUATIONS = 3000;
    private static final double BUTTERFLY_PENALTY = 1e3;
    private static final double CALENDAR_PENALTY = 1e3;

    private final SmilePoints points;
    private final Optional<VolSlice> earlier;
    private final double[] grid;
    private final double meanWeight;

    private SviFitter(SmilePoints points, Optional<VolSlice> earlier) {
        this.points = points;
        this.earlier = earlier;
        this.grid = grid(points);
        double sum = 0.0;
        for (double weight : points.weight()) {
            sum += weight;
        }
        this.meanWeight = sum / points.size();
    }

    /**
     * Fits.
     *
     * @param earlier  smile of the expiry before, below which total variance should not fall where that was quoted
     */
    static SviParameters fit(SmilePoints points, Optional<VolSlice> earlier) {
        return new SviFitter(points, earlier).fit();
    }

    /** Returns log-moneyness from half a range below the lowest point to half a range above the highest. */
    static double[] grid(SmilePoints points) {
        double low = points.logMoneyness()[0];
        double high = points.logMoneyness()[points.size() - 1];
        double margin = 0.5 * (high - low);
        double[] grid = new double[GRID];
        for (int i = 0; i < GRID; i++) {
            grid[i] = low - margin + (high - low + 2.0 * margin) * i / (GRID - 1);
        }
        return grid;
    }

    private SviParameters fit() {
        double width = points.logMoneyness()[points.size() - 1] - points.logMoneyness()[0];
        double centre = lowestPoint();
        SviParameters best = bend(0.0, 0.2 * width, width);
        SviParameters other = bend(centre, 0.5 * width, width);
        if (cost(other) + penalty(other) < cost(best) + penalty(best)) {
            best = other;
        }
        return penalty(best) > 0.0 ? withoutArbitrage(best) : best;
    }

    private double lowestPoint() {
        int lowest = 0;
        for (int i = 1; i < points.size(); i++) {
            if (points.totalVariance()[i] < points.totalVariance()[lowest]) {
                lowest = i;
            }
        }
        return points.logMoneyness()[lowest];
    }

    private SviParameters bend(double m, double sigma, double width) {
        double[] best = minimise(
                at -> {
                    SviLeastSquares.Solution solution = atBend(at, width);
                    return solution.cost() + penalty(solution.svi());
                },
                new double[] {m, Math.log(sigma)},
                new double[] {0.2 * width, 0.5},
                BEND_EVALUATIONS);
        return atBend(best, width).svi();
    }

    private SviLeastSquares.Solution atBend(double[] at, double width) {
        double m = Math.clamp(at[0], -2.0 * width, 2.0 * width);
        double sigma = Math.clamp(Math.exp(at[1]), 0.005 * width, 5.0 * width);
        return SviLeastSquares.solve(points, m, sigma);
    }

    private SviParameters withoutArbitrage(SviParameters start) {
        double scale = Math.max(start.leastTotalVariance(), 1e-6);
        double[] from = {start.a(), Math.log(Math.max(start.b(), 1e-6)), Math.atan(inside(start.rho()) * 2.0),
            start.m(),
            Math.log(start.sigma())};
        double[] steps = {0.2 * scale, 0.2, 0.2, 0.2 * start.sigma(), 0.3};
        double[] once = minimise(at -> cost(full(at)) + penalty(full(at)), from, steps, FULL_EVALUATIONS);
        double[] twice = minimise(at -> cost(full(at)) + penalty(full(at)), once, steps, FULL_EVALUATIONS);
        return full(twice);
    }

    private static double inside(double rho) {
        return Math.clamp(rho, -0.999, 0.999);
    }

    private static SviParameters full(double[] at) {
        double rho = inside(Math.clamp(0.5 * Math.tan(Math.clamp(at[2], -1.2, 1.2)), -1.0, 1.0));
        double b = Math.min(Math.exp(Math.min(at[1], 10.0)), 2.0 / (1.0 + Math.abs(rho)));
        return new SviParameters(at[0], b, rho, at[3], Math.exp(Math.clamp(at[4], -15.0, 5.0)));
    }

    private double cost(SviParameters svi) {
        double sum = 0.0;
        for (int i = 0; i < points.size(); i++) {
            double error = svi.totalVariance(points.logMoneyness()[i]) - points.totalVariance()[i];
            sum += points.weight()[i] * error * error;
        }
        return sum;
    }

    private double penalty(SviParameters svi) {
        double sum = 0.0;
        for (double k : grid) {
            double g = Math.max(svi.butterfly(k), -10.0);
            if (g < 0.0) {
                sum += BUTTERFLY_PENALTY * points.size() * (g * g - 0.01 * g);
            }
            double fall = floor(k) - svi.totalVariance(k);
            if (fall > 0.0) {
                sum += CALENDAR_PENALTY * meanWeight * fall * fall;
            }
        }
        return sum;
    }

    /** Total variance of the earlier smile within its quoted range, zero outside. */
    private double floor(double k) {
        return earlier.filter(slice -> slice.covers(slice.forward() * Math.exp(k)))
                .map(slice -> slice.totalVariance(k))
                .orElse(0.0);
    }

    private static double[] minimise(MultivariateFunction objective, double[] start, double[] steps, int evaluations) {
        double[][] best = {start};
        double[] least = {Double.POSITIVE_INFINITY};
        MultivariateFunction remembering = at -> {
            double value = objective.value(at);
            if (value < least[0]) {
                least[0] = value;
                best[0] = at.clone();
            }
            return value;
        };
        try {
            new SimplexOptimizer(new SimpleValueChecker(1e-9, 1e-12)).optimize(
                    new MaxEval(evaluations),
                    new ObjectiveFunction(remembering),
                    GoalType.MINIMIZE,
                    new InitialGuess(start),
                    new NelderMeadSimplex(steps));
        } catch (TooManyEvaluationsException e) {
            return best[0];
        }
        return best[0];
    }
}
