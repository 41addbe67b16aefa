package dollarbill.benchmarks;

import com.opengamma.strata.pricer.impl.option.BlackFormulaRepository;
import com.opengamma.strata.pricer.impl.option.BlackScholesFormulaRepository;
import dollarbill.pricing.black.GreekColumns;
import java.util.concurrent.TimeUnit;
import net.finmath.functions.AnalyticFormulas;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** Options a second on one core: prices, price with five Greeks, all Greeks; the engine by vectors and without, Strata, finmath-lib. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@OperationsPerInvocation(RandomOptions.ROWS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class BlackBenchmark {
    /** A batch of the engine. */
    @Benchmark
    @Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
    public Object batch(BlackWork work, RandomOptions options) {
        return work.run(options);
    }

    /** The same in a JVM without the module of the vectors. */
    @Benchmark
    public Object batchWithoutVectors(BlackWork work, RandomOptions options) {
        return work.run(options);
    }

    /** Strata's undiscounted price from the forward. */
    @Benchmark
    public double[] strataPrices(RandomOptions options) {
        for (int i = 0; i < RandomOptions.ROWS; i++) {
            options.price[i] = BlackFormulaRepository.price(
                    options.forward[i],
                    options.strike[i],
                    options.years[i],
                    options.volatility[i],
                    options.call[i]);
        }
        return options.price;
    }

    /** Strata's price, delta, gamma, vega, theta and rho: six calls. */
    @Benchmark
    public GreekColumns strataPriceAndFiveGreeks(RandomOptions options) {
        GreekColumns out = options.greeks;
        for (int i = 0; i < RandomOptions.ROWS; i++) {
            double spot = options.spot[i];
            double strike = options.strike[i];
            double years = options.years[i];
            double vol = options.volatility[i];
            double rate = options.rate[i];
            double carry = rate - options.dividendYield[i];
            boolean call = options.call[i];
            out.price()[i] = BlackScholesFormulaRepository.price(spot, strike, years, vol, rate, carry, call);
            out.delta()[i] = BlackScholesFormulaRepository.delta(spot, strike, years, vol, rate, carry, call);
            out.gamma()[i] = BlackScholesFormulaRepository.gamma(spot, strike, years, vol, rate, carry);
            out.vega()[i] = BlackScholesFormulaRepository.vega(spot, strike, years, vol, rate, carry);
            out.theta()[i] = BlackScholesFormulaRepository.theta(spot, strike, years, vol, rate, carry, call);
            out.rho()[i] = BlackScholesFormulaRepository.rho(spot, strike, years, vol, rate, carry, call);
        }
        return out;
    }

    /** The price of finmath-lib, of calls: it has no put in this form. */
    @Benchmark
    public double[] finmathPrices(RandomOptions options) {
        for (int i = 0; i < RandomOptions.ROWS; i++) {
            options.price[i] = AnalyticFormulas.blackScholesGeneralizedOptionValue(
                    options.forward[i],
                    options.volatility[i],
                    options.years[i],
                    options.strike[i],
                    options.discount[i]);
        }
        return options.price;
    }

    /** Price, delta, gamma, vega, theta and rho of finmath-lib, of calls without dividend yield: six calls. */
    @Benchmark
    public GreekColumns finmathPriceAndFiveGreeks(RandomOptions options) {
        GreekColumns out = options.greeks;
        for (int i = 0; i < RandomOptions.ROWS; i++) {
            double spot = options.spot[i];
            double strike = options.strike[i];
            double years = options.years[i];
            double vol = options.volatility[i];
            double rate = options.rate[i];
            out.price()[i] = AnalyticFormulas.blackScholesOptionValue(spot, rate, vol, years, strike);
            out.delta()[i] = AnalyticFormulas.blackScholesOptionDelta(spot, rate, vol, years, strike);
            out.gamma()[i] = AnalyticFormulas.blackScholesOptionGamma(spot, rate, vol, years, strike);
            out.vega()[i] = AnalyticFormulas.blackScholesOptionVega(spot, rate, vol, years, strike);
            out.theta()[i] = AnalyticFormulas.blackScholesOptionTheta(spot, rate, vol, years, strike);
            out.rho()[i] = AnalyticFormulas.blackScholesOptionRho(spot, rate, vol, years, strike);
        }
        return out;
    }
}
