package dollarbill.benchmarks;

import dollarbill.pricing.black.AllGreekColumns;
import dollarbill.pricing.black.BlackBatch;
import dollarbill.pricing.black.GreekColumns;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** The batches of {@link BlackBenchmark} in a JVM without the vector module: options a second of the scalar twin. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@OperationsPerInvocation(RandomOptions.ROWS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class BlackTwinBenchmark {
    /** Discounted prices from forward and discount factor. */
    @Benchmark
    public double[] pricesByForward(RandomOptions options) {
        BlackBatch.prices(options.byForward, options.price);
        return options.price;
    }

    /** Prices from spot, rate and dividend yield. */
    @Benchmark
    public double[] pricesBySpot(RandomOptions options) {
        BlackBatch.prices(options.bySpot, options.price);
        return options.price;
    }

    /** Price, delta, gamma, vega, theta and rho. */
    @Benchmark
    public GreekColumns priceAndFiveGreeks(RandomOptions options) {
        BlackBatch.greeks(options.bySpot, options.greeks);
        return options.greeks;
    }

    /** Price and fourteen Greeks. */
    @Benchmark
    public AllGreekColumns priceAndAllGreeks(RandomOptions options) {
        BlackBatch.allGreeks(options.bySpot, options.allGreeks);
        return options.allGreeks;
    }
}
