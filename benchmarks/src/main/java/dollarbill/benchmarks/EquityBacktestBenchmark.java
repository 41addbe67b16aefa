package dollarbill.benchmarks;

import dollarbill.backtest.equity.EquityBacktest;
import dollarbill.backtest.equity.EquityCosts;
import dollarbill.backtest.equity.EquityFamily;
import dollarbill.backtest.equity.EquityGrid;
import dollarbill.backtest.equity.EquityRun;
import dollarbill.backtest.equity.EquitySettings;
import dollarbill.backtest.equity.PriceColumns;
import dollarbill.backtest.equity.SmaCross;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.TradingRecord;
import org.ta4j.core.backtest.BarSeriesManager;
import org.ta4j.core.backtest.TradeOnNextOpenModel;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.rules.CrossedDownIndicatorRule;
import org.ta4j.core.rules.CrossedUpIndicatorRule;

/**
 * Bars a second of a crossing of averages of 20 and 100 bars over a random walk, filled at the next open: the whole run with costs and equity at each close over
 * 10 million bars and over one, beside ta4j's engine on that million in its fastest numbers, which answers with the trades alone. And the time of a grid of
 * 1,000 parameter sets over 5,700 days on two threads.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@State(Scope.Benchmark)
@Fork(value = 1, jvmArgsAppend = {"-Xms4g", "-Xmx4g"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class EquityBacktestBenchmark {
    private static final int BARS = 10_000_000;
    private static final int MILLION = 1_000_000;
    private static final int DAYS = 5_700;
    private static final int THREADS = 2;
    private static final int FAST = 20;
    private static final int SLOW = 100;

    private final EquitySettings settings = EquitySettings
            .daily(EquitySettings.Fill.NEXT_OPEN, new EquityCosts(2.0, 0.0, 0.0), 1e5);
    private final double[] open = new double[BARS];
    private final double[] close = new double[BARS];
    private PriceColumns prices = PriceColumns.of(new double[0], new double[0], new double[0], new double[0]);
    private PriceColumns million = prices;
    private PriceColumns days = prices;
    private BarSeries series = new BaseBarSeriesBuilder().build();
    private ExecutorService pool = Executors.newFixedThreadPool(THREADS);

    /** Draws the walk, which returns to 100 where it has gone too far. */
    @Setup
    public void draw() {
        Random random = new Random(20_260_115L);
        double price = 100.0;
        for (int i = 0; i < BARS; i++) {
            open[i] = price * Math.exp(.002 * random.nextGaussian());
            price = open[i] * Math.exp(.01 * random.nextGaussian());
            price = price < 1.0 || price > 1e4 ? 100.0 : price;
            close[i] = price;
        }
        prices = PriceColumns.of(open, high(), low(), close);
        million = prices.slice(0, MILLION);
        days = prices.slice(0, DAYS);
        series = new BaseBarSeriesBuilder().withNumFactory(DoubleNumFactory.getInstance()).build();
        Duration minute = Duration.ofMinutes(1);
        for (int i = 0; i < MILLION; i++) {
            series.addBar(series.barBuilder()
                    .timePeriod(minute)
                    .endTime(Instant.EPOCH.plus(minute.multipliedBy(i + 1L)))
                    .openPrice(open[i])
                    .highPrice(Math.max(open[i], close[i]))
                    .lowPrice(Math.min(open[i], close[i]))
                    .closePrice(close[i])
                    .volume(0.0)
                    .build());
        }
    }

    private double[] high() {
        double[] high = new double[BARS];
        for (int i = 0; i < BARS; i++) {
            high[i] = Math.max(open[i], close[i]);
        }
        return high;
    }

    private double[] low() {
        double[] low = new double[BARS];
        for (int i = 0; i < BARS; i++) {
            low[i] = Math.min(open[i], close[i]);
        }
        return low;
    }

    /** Ends the threads of the grid. */
    @TearDown
    public void close() {
        pool.shutdownNow();
    }

    /** Trades, costs and equity at each close. */
    @Benchmark
    @OperationsPerInvocation(BARS)
    public EquityRun tenMillionBars() {
        return EquityBacktest.run(prices, new SmaCross(FAST, SLOW), settings);
    }

    /** Trades, costs and equity at each close. */
    @Benchmark
    @OperationsPerInvocation(MILLION)
    public EquityRun aMillionBars() {
        return EquityBacktest.run(million, new SmaCross(FAST, SLOW), settings);
    }

    /** Trades. Indicators are made anew, since they keep their values. */
    @Benchmark
    @OperationsPerInvocation(MILLION)
    public TradingRecord aMillionBarsByTa4j() {
        ClosePriceIndicator closes = new ClosePriceIndicator(series);
        SMAIndicator fast = new SMAIndicator(closes, FAST);
        SMAIndicator slow = new SMAIndicator(closes, SLOW);
        return new BarSeriesManager(series, new TradeOnNextOpenModel()).run(new BaseStrategy(
                new CrossedUpIndicatorRule(fast, slow), new CrossedDownIndicatorRule(fast, slow), SLOW));
    }

    /** A thousand parameter sets over 5,700 days. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public List<EquityRun> gridOfThousand() {
        return EquityGrid.run(days, 250, EquityFamily.SMA_CROSS.grid(), settings, pool, () -> {});
    }
}
