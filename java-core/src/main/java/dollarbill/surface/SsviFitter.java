package dollarbill.surface;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.exception.TooManyEvaluationsException;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.SimpleValueChecker;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * Fits an SSVI surface to the points of all expiries: a search over {@code (rho, eta, gamma)} with the at-the-money total variance of
 * each expiry solved for inside; those that fall with time are pooled at the end.
 */
final class SsviFitter {
    private static final int MOST_POINTS = 40;
    private static final int EVALUATIONS = 400;
    private static final int THETA_STEPS = 3;
    private static final double DIFFERENCE = 1e-5;
    private static final double LARGEST_TILT = 0.99;
    /** Each at-the-money total variance is at least this much above the one before, relative. */
    private static final double LEAST_RISE = 1e-6;

    private final List<SmilePoints> expiries;
    private final double[] thetas;

    private SsviFitter(List<SmilePoints> expiries) {
        this.expiries = expiries.stream().map(points -> points.thinned(MOST_POINTS)).toList();
        this.thetas = expiries.stream().mapToDouble(SmilePoints::atTheMoney).toArray();
    }

    /** A surface and the at-the-money total variance of each expiry. */
    record Fitted(SsviParameters parameters, List<Double> thetas) {
        Fitted {
            thetas = List.copyOf(thetas);
        }

        SviParameters slice(int expiry) {
            return parameters.slice(thetas.get(expiry));
        }
    }

    /** Fits at least one expiry, nearest first. */
    static Fitted fit(List<SmilePoints> expiries) {
        return new SsviFitter(expiries).fit();
    }

    private Fitted fit() {
        double[] best = {Math.atan(-0.5), 0.0, 0.0};
        double[][] found = {best};
        double[] least = {Double.POSITIVE_INFINITY};
        try {
            new SimplexOptimizer(new SimpleValueChecker(1e-6, 1e-9)).optimize(
                    new MaxEval(EVALUATIONS),
                    new ObjectiveFunction(at -> {
                        double cost = cost(parameters(at));
                        if (cost < least[0]) {
                            least[0] = cost;
                            found[0] = at.clone();
                        }
                        return cost;
                    }),
                    GoalType.MINIMIZE,
                    new InitialGuess(best),
                    new NelderMeadSimplex(new double[] {0.3, 1.0, 1.0}));
        } catch (TooManyEvaluationsException e) {
            return finished(parameters(found[0]));
        }
        return finished(parameters(found[0]));
    }

    private static SsviParameters parameters(double[] at) {
        double rho = LARGEST_TILT * Math.sin(at[0]);
        double eta = SsviParameters.MOST_ETA / (1.0 + Math.abs(rho)) * logistic(at[1]);
        return new SsviParameters(rho, Math.max(eta, 1e-6),
                Math.max(SsviParameters.MOST_GAMMA * logistic(at[2]), 1e-6));
    }

    private static double logistic(double x) {
        return 1.0 / (1.0 + Math.exp(-x));
    }

    private double cost(SsviParameters parameters) {
        double sum = 0.0;
        for (int i = 0; i < thetas.length; i++) {
            sum += expiries.get(i).meanSquare(parameters.slice(theta(parameters, i)));
        }
        return sum;
    }

    /** Best at-the-money total variance of an expiry for given parameters, by Gauss-Newton steps. */
    private double theta(SsviParameters parameters, int expiry) {
        SmilePoints points = expiries.get(expiry);
        double theta = thetas[expiry];
        for (int step = 0; step < THETA_STEPS; step++) {
            SviParameters here = parameters.slice(theta);
            SviParameters there = parameters.slice(theta * (1.0 + DIFFERENCE));
            double slope = 0.0;
            double curvature = 0.0;
            for (int i = 0; i < points.size(); i++) {
                double k = points.logMoneyness()[i];
                double w = here.totalVariance(k);
                double row = (there.totalVariance(k) - w) / DIFFERENCE;
                slope += points.weight()[i] * row * (w - points.totalVariance()[i]);
                curvature += points.weight()[i] * row * row;
            }
            theta *= Math.clamp(1.0 - slope / curvature, 0.5, 2.0);
        }
        return theta;
    }

    private Fitted finished(SsviParameters parameters) {
        double[] level = new double[thetas.length];
        double[] weight = new double[thetas.length];
        int[] count = new int[thetas.length];
        int pools = 0;
        for (int i = 0; i < thetas.length; i++) {
            level[pools] = theta(parameters, i);
            weight[pools] = expiries.get(i).totalWeight();
            count[pools] = 1;
            pools++;
            while (pools > 1 && level[pools - 2] >= level[pools - 1]) {
                double both = weight[pools - 2] + weight[pools - 1];
                level[pools - 2] = (weight[pools - 2] * level[pools - 2] + weight[pools - 1] * level[pools - 1]) / both;
                weight[pools - 2] = both;
                count[pools - 2] += count[pools - 1];
                pools--;
            }
        }
        double[] rising = new double[thetas.length];
        int next = 0;
        for (int pool = 0; pool < pools; pool++) {
            for (int j = 0; j < count[pool]; j++) {
                double least = next == 0 ? 0.0 : rising[next - 1] * (1.0 + LEAST_RISE);
                rising[next++] = Math.max(level[pool], least);
            }
        }
        return new Fitted(parameters, Arrays.stream(rising).boxed().toList());
    }
}
