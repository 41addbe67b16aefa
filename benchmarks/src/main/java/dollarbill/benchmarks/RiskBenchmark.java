package dollarbill.benchmarks;

import dollarbill.market.ExerciseStyle;
import dollarbill.market.ExpiryTime;
import dollarbill.market.OptionType;
import dollarbill.market.Symbol;
import dollarbill.risk.book.Book;
import dollarbill.risk.book.Position;
import dollarbill.risk.scenario.Holdings;
import dollarbill.risk.scenario.Revaluation;
import dollarbill.risk.scenario.ScenarioPnl;
import dollarbill.risk.scenario.ScenarioSet;
import dollarbill.risk.scenario.SmileRule;
import dollarbill.risk.scenario.UnderlyingMarket;
import dollarbill.surface.SviParameters;
import dollarbill.surface.VolSlice;
import dollarbill.surface.VolSurface;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
 * Time of a full revaluation of 10,000 options on ten underlyings with eight expiries each, under 1,000 scenarios of spots and volatilities:
 * ten million prices on smiles that move with the spot.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class RiskBenchmark {
    private static final int POSITIONS = 10_000;
    private static final int SCENARIOS = 1_000;
    private static final int UNDERLYINGS = 10;
    private static final int[] DAYS = {7, 14, 30, 60, 91, 182, 365, 730};
    private static final LocalDate TODAY = LocalDate.parse("2026-03-20");
    private static final Instant NOW = ExpiryTime.close(TODAY);

    /** Threads that share the scenarios. */
    @Param({"1", "2"})
    public int threads;

    /** When the options may be exercised. */
    @Param({"EUROPEAN", "AMERICAN"})
    public ExerciseStyle style = ExerciseStyle.EUROPEAN;

    private Holdings holdings = Holdings.of(Book.of(List.of()), Map.of());
    private ScenarioSet scenarios = new ScenarioSet.Builder(0).build();

    /** Draws the book and the scenarios. */
    @Setup
    public void draw() {
        Random random = new Random(20_260_320L);
        Map<Symbol, UnderlyingMarket> markets = new HashMap<>();
        List<Symbol> symbols = new ArrayList<>();
        for (int u = 0; u < UNDERLYINGS; u++) {
            Symbol symbol = Symbol.of("U" + u);
            symbols.add(symbol);
            double spot = 50.0 + 40.0 * u;
            markets.put(symbol, new UnderlyingMarket(symbol, NOW, spot, surface(symbol, spot).interpolation(), style));
        }
        List<Position> positions = new ArrayList<>();
        for (int i = 0; i < POSITIONS; i++) {
            int u = random.nextInt(UNDERLYINGS);
            positions.add(new Position.Options(
                    "p" + i,
                    symbols.get(u),
                    random.nextBoolean() ? OptionType.CALL : OptionType.PUT,
                    (50.0 + 40.0 * u) * Math.exp(0.15 * random.nextGaussian()),
                    TODAY.plusDays(DAYS[random.nextInt(DAYS.length)]),
                    random.nextInt(20) - 10,
                    100,
                    1.0));
        }
        holdings = Holdings.of(Book.of(positions), markets);
        ScenarioSet.Builder builder = new ScenarioSet.Builder(UNDERLYINGS);
        for (int s = 0; s < SCENARIOS; s++) {
            builder.add(draws(random, 0.02), draws(random, 0.08), 0.0, 0.0);
        }
        scenarios = builder.build();
    }

    private static double[] draws(Random random, double scale) {
        return random.doubles(UNDERLYINGS).map(x -> scale * (2.0 * x - 1.0)).toArray();
    }

    private static VolSurface surface(Symbol symbol, double spot) {
        List<VolSlice> slices = new ArrayList<>();
        for (int days : DAYS) {
            LocalDate expiry = TODAY.plusDays(days);
            double years = ExpiryTime.years(NOW, expiry);
            SviParameters svi = new SviParameters(0.02 * years, 0.05 * Math.sqrt(years), -0.5, 0.01, 0.12);
            slices.add(new VolSlice(expiry, years, spot * Math.exp(0.03 * years), Math.exp(-0.04 * years), true, svi,
                    0.0, 20,
                    0.5 * spot, 1.5 * spot));
        }
        return new VolSurface(symbol, NOW, spot, slices, List.of());
    }

    /** The book as it is, tables of early exercise and ten million prices, summed by scenario and underlying. */
    @Benchmark
    public ScenarioPnl thousandScenarios() {
        return Revaluation.of(holdings, SmileRule.STICKY_MONEYNESS).pnl(scenarios, threads);
    }
}
