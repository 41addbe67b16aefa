package dollarbill.benchmarks;

import dollarbill.market.OptionType;
import dollarbill.pricing.heston.HestonParameters;
import dollarbill.pricing.heston.HestonPricer;
import dollarbill.pricing.heston.calibration.CalibrationResult;
import dollarbill.pricing.heston.calibration.CalibrationSettings;
import dollarbill.pricing.heston.calibration.ExpirySmile;
import dollarbill.pricing.heston.calibration.HestonCalibrator;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Time of a Heston calibration to 168 call prices, 21 strikes of eight expiries, implied volatilities included: from a
 * poor start, from a start read off the prices, and from yesterday's parameters.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class CalibrationBenchmark {
    private static final double[] DAYS = {7, 30, 91, 182, 365, 730, 1095, 1825};
    private static final double FORWARD = 100.0;
    private static final double VOL_TOLERANCE = 1e-4;
    private static final double PRICE_TOLERANCE = 1e-5;
    private static final HestonParameters TRUE = new HestonParameters(0.0175, 1.5768, 0.0398, 0.5751, -0.5711);
    private static final HestonParameters POOR = new HestonParameters(0.06, 3.0, 0.08, 0.3, -0.2);
    private static final HestonParameters YESTERDAY = new HestonParameters(0.018, 1.6, 0.0395, 0.56, -0.56);

    private final double[] strikes = new double[21];
    private final double[][] calls = new double[DAYS.length][];

    /** Prices the surface. */
    @Setup
    public void price() {
        for (int i = 0; i < strikes.length; i++) {
            strikes[i] = 60.0 + 4.0 * i;
        }
        for (int i = 0; i < DAYS.length; i++) {
            calls[i] = HestonPricer.calls(TRUE, FORWARD, DAYS[i] / 365.0, strikes);
        }
    }

    private List<ExpirySmile> smiles() {
        List<ExpirySmile> smiles = new ArrayList<>(DAYS.length);
        for (int i = 0; i < DAYS.length; i++) {
            smiles.add(ExpirySmile.ofPrices(
                    OptionType.CALL,
                    DAYS[i] / 365.0,
                    FORWARD,
                    strikes,
                    calls[i],
                    VOL_TOLERANCE,
                    PRICE_TOLERANCE));
        }
        return smiles;
    }

    /** From κ 3, θ 0.08, σ 0.3, ρ −0.2, v₀ 0.06. */
    @Benchmark
    public CalibrationResult poorStart() {
        return HestonCalibrator.calibrate(smiles(), POOR, CalibrationSettings.DEFAULT);
    }

    /** From the start read off the prices. */
    @Benchmark
    public CalibrationResult ownStart() {
        return HestonCalibrator.calibrate(smiles(), CalibrationSettings.DEFAULT);
    }

    /** From parameters a few percent away. */
    @Benchmark
    public CalibrationResult warmStart() {
        return HestonCalibrator.calibrate(smiles(), YESTERDAY, CalibrationSettings.DEFAULT);
    }
}
