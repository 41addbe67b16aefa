package dollarbill.benchmarks;

import dollarbill.bridge.DoubleRows;
import dollarbill.bridge.Predictions;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** Requests a second that two callers get from one interpreter and from two. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@State(Scope.Benchmark)
@Threads(2)
@Fork(1)
@Warmup(iterations = 6, time = 5)
@Measurement(iterations = 5, time = 3)
public class ContextThroughputBenchmark {
    /** Serving interpreters. */
    @Param({"1", "2"})
    public int contexts = 1;

    private ForestBridge bridge = ForestBridge.start(1, false);
    private DoubleRows row = bridge.freshRows(1);

    /** Starts the bridge with that many interpreters. */
    @Setup
    public void start() {
        bridge.close();
        bridge = ForestBridge.start(contexts, false);
        row = bridge.freshRows(1);
    }

    /** Ends the bridge. */
    @TearDown
    public void close() {
        bridge.close();
    }

    /** One row, computed. */
    @Benchmark
    public Predictions oneRow() {
        return bridge.ask(row);
    }
}
