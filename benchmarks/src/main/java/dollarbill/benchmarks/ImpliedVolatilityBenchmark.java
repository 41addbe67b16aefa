package dollarbill.benchmarks;

import com.opengamma.strata.pricer.impl.option.BlackFormulaRepository;
import dollarbill.market.OptionType;
import dollarbill.pricing.black.BlackScholes;
import dollarbill.pricing.black.ImpliedColumns;
import dollarbill.pricing.black.ImpliedVolatility;
import dollarbill.pricing.black.ImpliedVolatilityBatch;
import dollarbill.pricing.black.IvResult;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import net.finmath.functions.AnalyticFormulas;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Time of one implied volatility, over 10,000 random out-of-the-money options: strikes 50 to 200 on a forward near 100, one week
 * to two years, volatility 5 % to 100 %, price at least 1e-10.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 1)
@OperationsPerInvocation(ImpliedVolatilityBenchmark.ROWS)
public class ImpliedVolatilityBenchmark {
    /** Options of the grid. */
    public static final int ROWS = 10_000;

    private static final long SEED = 20261121L;
    private static final double LEAST_PRICE = 1e-10;

    final boolean[] call = new boolean[ROWS];
    final double[] price = new double[ROWS];
    final double[] forward = new double[ROWS];
    final double[] strike = new double[ROWS];
    private final double[] discount = new double[ROWS];
    final double[] years = new double[ROWS];
    final double[] drawn = new double[ROWS];
    private final double[] parityCall = new double[ROWS];
    private final double[] volatility = new double[ROWS];
    private final ImpliedColumns columns = new ImpliedColumns(call, price, forward, strike, discount, years);

    /** Draws the options. */
    @Setup
    public void draw() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int row = 0; row < ROWS;) {
            forward[row] = random.nextDouble(95.0, 110.0);
            strike[row] = random.nextDouble(50.0, 200.0);
            years[row] = random.nextDouble(0.02, 2.0);
            discount[row] = 1.0;
            call[row] = strike[row] > forward[row];
            OptionType type = call[row] ? OptionType.CALL : OptionType.PUT;
            drawn[row] = random.nextDouble(0.05, 1.0);
            price[row] = BlackScholes.price(type, forward[row], strike[row], 1.0, drawn[row], years[row]);
            parityCall[row] = call[row] ? price[row] : price[row] + (forward[row] - strike[row]);
            row += price[row] >= LEAST_PRICE ? 1 : 0;
        }
    }

    /** One option after the other, by the sealed result. */
    @Benchmark
    public double single() {
        double sum = 0.0;
        for (int row = 0; row < ROWS; row++) {
            OptionType type = call[row] ? OptionType.CALL : OptionType.PUT;
            IvResult result = ImpliedVolatility.solve(
                    type, price[row], forward[row], strike[row], discount[row], years[row]);
            sum += result instanceof IvResult.Found found ? found.volatility() : 0.0;
        }
        return sum;
    }

    /** The batch, run until its stages are compiled. */
    @State(Scope.Benchmark)
    public static class CompiledBatch {
        /** Gives the compiler its time. */
        @Setup
        public void warmUp(ImpliedVolatilityBenchmark options) {
            Compilation.settle(options::volatilities);
        }
    }

    private double[] volatilities() {
        ImpliedVolatilityBatch.volatilities(columns, volatility);
        return volatility;
    }

    /** The columns at once. */
    @Benchmark
    @Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
    public double[] batch(CompiledBatch compiled) {
        return volatilities();
    }

    /** The columns at once in a JVM without the module of the vectors. */
    @Benchmark
    public double[] batchWithoutVectors(CompiledBatch compiled) {
        return volatilities();
    }

    /** Strata, the price undiscounted as it asks for. */
    @Benchmark
    public double strata() {
        double sum = 0.0;
        for (int row = 0; row < ROWS; row++) {
            sum += BlackFormulaRepository.impliedVolatility(
                    price[row], forward[row], strike[row], years[row], call[row]);
        }
        return sum;
    }

    /** The library finmath-lib, which knows calls only: puts by parity. */
    @Benchmark
    public double finmath() {
        double sum = 0.0;
        for (int row = 0; row < ROWS; row++) {
            sum += AnalyticFormulas.blackScholesOptionImpliedVolatility(
                    forward[row], years[row], strike[row], 1.0, parityCall[row]);
        }
        return sum;
    }
}
