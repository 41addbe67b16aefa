package dollarbill.benchmarks;

import com.opengamma.strata.collect.array.DoubleArray;
import com.opengamma.strata.pricer.impl.tree.CoxRossRubinsteinLatticeSpecification;
import com.opengamma.strata.pricer.impl.tree.OptionFunction;
import com.opengamma.strata.pricer.impl.tree.TrinomialTree;
import dollarbill.market.ExerciseStyle;
import dollarbill.market.OptionType;
import dollarbill.pricing.american.AmericanAccuracy;
import dollarbill.pricing.american.AmericanImpliedVolatility;
import dollarbill.pricing.american.AmericanOptions;
import dollarbill.pricing.american.CashDividend;
import dollarbill.pricing.american.CashDividendOptions;
import dollarbill.pricing.black.IvResult;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * American puts a second: 500 with spot 100, strikes 50 to 200, up to two years, volatility 0.1 to 1, rates to 5% and
 * yields to 3%, the ranges of the reference table on which {@code AmericanReferenceTest} states the largest error of each
 * level.
 *
 * <p>Strata has no American option; its trinomial tree takes any payoff, and is given an American put with the steps of
 * the error it reaches.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class AmericanBenchmark {
    private static final int COUNT = 500;
    private static final double SPOT = 100.0;
    private static final List<Put> PUTS = puts();
    private static final List<CashDividend> DIVIDENDS = List.of(new CashDividend(0.1, 1.0),
            new CashDividend(0.35, 1.0));

    private record Put(double strike, double years, double volatility, double rate, double yield, double price) {}

    private static List<Put> puts() {
        SplittableRandom random = new SplittableRandom(500);
        return random.doubles(COUNT, 50.0, 200.0)
                .mapToObj(strike -> {
                    double years = random.nextDouble(0.05, 2.0);
                    double volatility = random.nextDouble(0.1, 1.0);
                    double rate = random.nextDouble(0.0, 0.05);
                    double yield = random.nextDouble(0.0, 0.03);
                    double price = AmericanOptions.price(
                            OptionType.PUT, SPOT, strike, years, rate, yield, volatility, AmericanAccuracy.STANDARD);
                    return new Put(strike, years, volatility, rate, yield, price);
                })
                .toList();
    }

    /** Our integral method at its three levels. */
    @State(Scope.Benchmark)
    public static class Level {
        /** Level asked for. */
        @Param({"FAST", "STANDARD", "HIGH"})
        public AmericanAccuracy accuracy = AmericanAccuracy.FAST;
    }

    /** Prices by boundary and integral. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public double price(Level level) {
        double sum = 0.0;
        for (Put put : PUTS) {
            sum += AmericanOptions.price(
                    OptionType.PUT,
                    SPOT,
                    put.strike,
                    put.years,
                    put.rate,
                    put.yield,
                    put.volatility,
                    level.accuracy);
        }
        return sum;
    }

    /** Implied volatilities at the standard level. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public int impliedVolatility() {
        int found = 0;
        for (Put put : PUTS) {
            IvResult result = AmericanImpliedVolatility.solve(
                    OptionType.PUT,
                    put.price,
                    SPOT,
                    put.strike,
                    put.years,
                    put.rate,
                    put.yield,
                    AmericanAccuracy.STANDARD);
            found += result instanceof IvResult.Found ? 1 : 0;
        }
        return found;
    }

    /** A put with two cash dividends by finite differences. */
    @Benchmark
    public double cashDividends() {
        return CashDividendOptions.price(
                ExerciseStyle.AMERICAN,
                OptionType.PUT,
                SPOT,
                100.0,
                0.5,
                0.04,
                0.0,
                0.3,
                DIVIDENDS,
                AmericanAccuracy.STANDARD);
    }

    /** Strata's trinomial tree. */
    @State(Scope.Benchmark)
    public static class Tree {
        /** Steps of the tree. */
        @Param({"100", "400"})
        public int steps = 100;
    }

    /** Prices by Strata's trinomial tree with an American payoff. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public double strataTree(Tree tree) {
        TrinomialTree trinomial = new TrinomialTree();
        CoxRossRubinsteinLatticeSpecification lattice = new CoxRossRubinsteinLatticeSpecification();
        double sum = 0.0;
        for (Put put : PUTS) {
            sum += trinomial.optionPrice(
                    new AmericanPut(put.strike, put.years, tree.steps),
                    lattice,
                    SPOT,
                    put.volatility,
                    put.rate,
                    put.yield);
        }
        return sum;
    }

    private record AmericanPut(double strike, double years, int steps) implements OptionFunction {
        @Override
        public double getTimeToExpiry() {
            return years;
        }

        @Override
        public int getNumberOfSteps() {
            return steps;
        }

        @Override
        public DoubleArray getPayoffAtExpiryTrinomial(DoubleArray stateValue) {
            return stateValue.map(spot -> Math.max(strike - spot, 0.0));
        }

        @Override
        public DoubleArray getNextOptionValues(
                double discount,
                double up,
                double middle,
                double down,
                DoubleArray value,
                double spot,
                double downFactor,
                double middleFactor,
                int step) {
            double lowest = spot * Math.pow(downFactor, step);
            double[] next = new double[2 * step + 1];
            double node = lowest;
            for (int j = 0; j < next.length; j++) {
                double held = discount * (up * value.get(j + 2) + middle * value.get(j + 1) + down * value.get(j));
                next[j] = Math.max(held, strike - node);
                node *= middleFactor / downFactor;
            }
            return DoubleArray.ofUnsafe(next);
        }
    }
}
