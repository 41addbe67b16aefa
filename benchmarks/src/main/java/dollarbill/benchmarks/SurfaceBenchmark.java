package dollarbill.benchmarks;

import dollarbill.market.ChainQuality;
import dollarbill.market.CheckedChain;
import dollarbill.market.OptionChain;
import dollarbill.market.QualityRules;
import dollarbill.market.RawChain;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import dollarbill.surface.ArbitrageReport;
import dollarbill.surface.SurfaceBuilder;
import dollarbill.surface.SurfaceFit;
import dollarbill.surface.SurfaceSettings;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * Time from the usable quotes of a real chain to its surface, and of the arbitrage report of its raw quotes. The folder of the
 * chains is {@code ../shared/data} beside the project, or {@code -Ddollarbill.data=FOLDER} among the arguments of the fork.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
public class SurfaceBenchmark {
    /** Symbol and day of the chain: 14,546 rows of 37 expiries, European; 2,546 rows of 22 expiries, American. */
    @Param({"SPX 2019-06-21", "AAPL 2026-02-11"})
    public String chain = "";

    /** A chain on its way to a report. */
    private record Inputs(RawChain raw, OptionChain usable, SurfaceFit fit) {
        static Inputs of(String chain) {
            String[] parts = chain.split(" ", -1);
            Path home = Path.of(System.getProperty("dollarbill.home", "."));
            String folder = System.getProperty("dollarbill.data", home.resolve("../shared/data").toString());
            RawChain raw = DataDirectory.open(Path.of(folder))
                    .latestChain(Symbol.of(parts[0]), LocalDate.parse(parts[1]))
                    .orElseThrow();
            if (ChainQuality.check(raw, QualityRules.DEFAULT) instanceof CheckedChain.Usable checked) {
                return new Inputs(
                        raw, checked.chain(), SurfaceBuilder.build(checked.chain(), SurfaceSettings.DEFAULT));
            }
            throw new IllegalStateException(chain + " has no usable quote");
        }
    }

    private Optional<Inputs> inputs = Optional.empty();

    /** Reads the chain. */
    @Setup
    public void read() {
        inputs = Optional.of(Inputs.of(chain));
    }

    /** Forwards, implied vols, smiles without arbitrage. */
    @Benchmark
    public SurfaceFit surface() {
        return SurfaceBuilder.build(inputs.orElseThrow().usable(), SurfaceSettings.DEFAULT);
    }

    /** Arbitrage in the raw quotes and in the fit. */
    @Benchmark
    public ArbitrageReport arbitrageReport() {
        return ArbitrageReport.of(inputs.orElseThrow().raw(), inputs.orElseThrow().fit());
    }
}
