package dollarbill.benchmarks;

import dollarbill.bridge.DoubleRows;
import dollarbill.bridge.Predictions;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Time of one request through the whole bridge: one row, a batch of a thousand, and a row the cache knows. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 6, time = 5)
@Measurement(iterations = 5, time = 3)
public class BridgeBenchmark {
    /** Rows of one batch. */
    public static final int BATCH = 1_000;

    /** A bridge without a cache. */
    @State(Scope.Benchmark)
    public static class Uncached {
        ForestBridge bridge = ForestBridge.start(2, false);
        DoubleRows one = bridge.freshRows(1);
        DoubleRows batch = bridge.freshRows(BATCH);

        /** Makes the rows of the next iteration. */
        @Setup(Level.Iteration)
        public void freshRows() {
            one = bridge.freshRows(1);
            batch = bridge.freshRows(BATCH);
        }

        /** Ends the bridge. */
        @TearDown
        public void close() {
            bridge.close();
        }
    }

    /** A bridge whose cache knows the row. */
    @State(Scope.Benchmark)
    public static class Cached {
        ForestBridge bridge = ForestBridge.start(2, true);
        DoubleRows known = bridge.freshRows(1);

        /** Ends the bridge. */
        @TearDown
        public void close() {
            bridge.close();
        }
    }

    /** One row, computed. */
    @Benchmark
    public Predictions oneRow(Uncached state) {
        return state.bridge.ask(state.one);
    }

    /** A thousand rows in one crossing, computed. */
    @Benchmark
    public Predictions batchOf1000(Uncached state) {
        return state.bridge.ask(state.batch);
    }

    /** One row from the cache. */
    @Benchmark
    public Predictions cacheHit(Cached state) {
        return state.bridge.ask(state.known);
    }
}
