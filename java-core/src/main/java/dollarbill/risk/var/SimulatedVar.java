package dollarbill.risk.var;

import dollarbill.risk.scenario.Revaluation;
import dollarbill.risk.scenario.ScenarioSet;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Value at risk from jointly normal factor changes drawn by a fixed seed, every position valued anew.
 *
 * <p>The variance of simulated expected shortfall is {@code (Var(L | L >= VaR) + level (ES - VaR)²) / (n (1 - level))}.
 *
 * <p>Source: B. J. Manistre and G. H. Hancock, "Variance of the CTE estimator", North American Actuarial Journal 9 (2005), equation 3.
 */
final class SimulatedVar {
    private static final double TWO_SIDED = 1.959963984540054;

    private SimulatedVar() {}

    /** Returns the profits and losses of the draws in rising order. */
    static double[] outcomes(Revaluation revaluation, FactorHistory history, VarSettings settings) {
        int[] every = new int[history.days()];
        Arrays.setAll(every, day -> day);
        double[][] root = Covariance.root(Covariance.ofDays(history.changes(), every));
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(settings.seed());
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        ScenarioSet.Builder builder = new ScenarioSet.Builder(history.underlyings());
        double[] independent = new double[root.length];
        for (int draw = 0; draw < settings.draws(); draw++) {
            Arrays.setAll(independent, f -> normal.sample());
            double[] factors = new double[root.length];
            for (int i = 0; i < root.length; i++) {
                for (int k = 0; k < root.length; k++) {
                    factors[i] += root[i][k] * independent[k];
                }
            }
            history.add(builder, factors);
        }
        double[] pnl = revaluation.pnl(builder.build(), settings.threads()).total();
        Arrays.sort(pnl);
        return pnl;
    }

    static VarResult estimate(double[] rising, double level) {
        TailMeasures tail = TailMeasures.ofSorted(rising, level);
        double mass = TailMeasures.tail(rising.length, level);
        int whole = Math.max((int) Math.floor(mass), 1);
        double squares = 0.0;
        for (int i = 0; i < whole; i++) {
            double beyond = -rising[i] - tail.expectedShortfall();
            squares += beyond * beyond;
        }
        double gap = tail.expectedShortfall() - tail.valueAtRisk();
        double error = TWO_SIDED * Math.sqrt((squares / whole + level * gap * gap) / mass);
        return new VarResult.Estimated(new VarEstimate(
                VarMethod.MONTE_CARLO,
                level,
                tail.valueAtRisk(),
                OrderStatistics.valueAtRisk(rising, level, Interval.Basis.SIMULATION_ORDER_STATISTICS),
                tail.expectedShortfall(),
                new Interval(tail.expectedShortfall() - error, OptionalDouble.of(tail.expectedShortfall() + error),
                        Interval.Basis.SIMULATION_ASYMPTOTIC),
                rising.length));
    }
}
