package dollarbill.benchmarks;

import dollarbill.market.OptionType;
import dollarbill.pricing.heston.HestonCos;
import dollarbill.pricing.heston.HestonCosGreeks;
import dollarbill.pricing.heston.HestonFft;
import dollarbill.pricing.heston.HestonLewis;
import dollarbill.pricing.heston.HestonMonteCarlo;
import dollarbill.pricing.heston.HestonParameters;
import dollarbill.pricing.heston.HestonQuadrature;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import net.finmath.exception.CalculationException;
import net.finmath.fouriermethod.models.HestonModel;
import net.finmath.fouriermethod.products.EuropeanOption;
import net.finmath.fouriermethod.products.smile.EuropeanOptionSmileByCarrMadan;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Heston surfaces a second: 168 calls, 21 strikes from 60 to 140 at eight expiries from 7 days to 5 years, spot 100, with
 * the parameters of Fang and Oosterlee; and one option by a series and by simulation to the same accuracy.
 *
 * <p>One thread: parallel streams are kept to the caller.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = "-Djava.util.concurrent.ForkJoinPool.common.parallelism=0")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class HestonBenchmark {
    private static final int[] DAYS = {7, 30, 91, 182, 365, 730, 1095, 1825};
    private static final double SPOT = 100.0;
    private static final HestonParameters PARAMETERS = new HestonParameters(0.0175, 1.5768, 0.0398, 0.5751, -0.5711);
    private static final double[] STRIKES = strikes();

    private final double[] values = new double[STRIKES.length];
    private final HestonModel finmath = new HestonModel(
            SPOT,
            0.0,
            Math.sqrt(PARAMETERS.initialVariance()),
            0.0,
            PARAMETERS.longRunVariance(),
            PARAMETERS.meanReversion(),
            PARAMETERS.volOfVol(),
            PARAMETERS.correlation());

    private static double[] strikes() {
        double[] strikes = new double[21];
        for (int i = 0; i < strikes.length; i++) {
            strikes[i] = 60.0 + 4.0 * i;
        }
        return strikes;
    }

    private static double years(int days) {
        return days / 365.0;
    }

    /** The surface by the COS method, tolerance 1e-10. */
    @Benchmark
    public double surfaceByCos() {
        double sum = 0.0;
        for (int days : DAYS) {
            HestonCos.of(PARAMETERS, years(days)).outOfTheMoney(SPOT, STRIKES, values);
            sum += values[10];
        }
        return sum;
    }

    /** The surface by Lewis's integral with the trapezoidal rule, tolerance 1e-10. */
    @Benchmark
    public double surfaceByLewis() {
        double sum = 0.0;
        for (int days : DAYS) {
            HestonLewis.of(PARAMETERS, years(days)).outOfTheMoney(SPOT, STRIKES, values);
            sum += values[10];
        }
        return sum;
    }

    /** The surface by adaptive quadrature, error below 1e-11. */
    @Benchmark
    public double surfaceByQuadrature() {
        double sum = 0.0;
        for (int days : DAYS) {
            sum += HestonQuadrature.of(PARAMETERS, years(days)).calls(SPOT, STRIKES)[10];
        }
        return sum;
    }

    /** The surface by the fast Fourier transform, grid and interpolation. */
    @Benchmark
    public double surfaceByFft() {
        double sum = 0.0;
        for (int days : DAYS) {
            sum += HestonFft.of(PARAMETERS, years(days)).calls(SPOT, STRIKES)[10];
        }
        return sum;
    }

    /** Price and all Greeks of the surface. */
    @Benchmark
    public double surfaceWithGreeks() {
        double sum = 0.0;
        for (int days : DAYS) {
            HestonCosGreeks greeks = HestonCosGreeks.of(PARAMETERS, years(days));
            for (double strike : STRIKES) {
                sum += greeks.greeks(OptionType.CALL, SPOT, strike, 0.0, 0.0).vega();
            }
        }
        return sum;
    }

    /** The surface by finmath's Fourier integral, option by option. */
    @Benchmark
    public double surfaceByFinmath() throws CalculationException {
        double sum = 0.0;
        for (int days : DAYS) {
            for (double strike : STRIKES) {
                sum += new EuropeanOption(years(days), strike).getValue(finmath);
            }
        }
        return sum;
    }

    /** The surface by finmath's Carr-Madan transform, a smile at a time. */
    @Benchmark
    public double surfaceByFinmathCarrMadan() throws CalculationException {
        double sum = 0.0;
        for (int days : DAYS) {
            Map<String, Function<Double, Double>> smile = new EuropeanOptionSmileByCarrMadan(years(days), STRIKES)
                    .getValue(0.0, finmath);
            Function<Double, Double> price = smile.values().iterator().next();
            for (double strike : STRIKES) {
                sum += price.apply(strike);
            }
        }
        return sum;
    }

    /** One call at the money of one year by the COS method to a basis point of the spot. */
    @Benchmark
    public double oneCallByCos() {
        return HestonCos.of(PARAMETERS, 1.0, 1e-4).calls(SPOT, 100.0)[0];
    }

    /** The same by simulation with a standard error of about a basis point of the spot: 40,000 pairs of 32 steps. */
    @Benchmark
    public List<HestonMonteCarlo.Estimate> oneCallBySimulation() {
        return HestonMonteCarlo.calls(
                PARAMETERS, SPOT, 1.0, new HestonMonteCarlo.Settings(40_000, 32, 1L), 100.0);
    }
}
