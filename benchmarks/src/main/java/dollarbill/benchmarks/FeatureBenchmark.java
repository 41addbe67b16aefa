package dollarbill.benchmarks;

import dollarbill.feature.FeatureData;
import dollarbill.feature.FeatureRegistry;
import dollarbill.feature.FeatureTable;
import dollarbill.market.BarSeries;
import dollarbill.market.DatedSeries;
import dollarbill.market.Symbol;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Period;
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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Time of every daily feature over 15 years of one symbol, 3,780 bars of a random walk with its index and macroeconomic series: in a warm
 * process, and as the first work of a new one, which compiles nothing before.
 */
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class FeatureBenchmark {
    private static final int BARS = 3_780;
    private static final LocalDate FIRST = LocalDate.parse("2008-01-02");
    private static final List<String> DAILY = List.of("VIX", "VIX3M", "VIXCLS", "DFF", "DGS2", "DGS10", "DGS3MO",
            "T10Y2Y", "T10YIE", "DFII10");
    private static final List<String> MONTHLY = List.of("UNRATE", "CPIAUCSL");

    private FeatureData data = FeatureData.of(
            BarSeries.of(
                    Symbol.of("NONE"), true, List.of(), new double[0], new double[0], new double[0], new double[0],
                    new double[0]),
            Map.of());

    /** Draws the series. */
    @Setup
    public void draw() {
        Random random = new Random(20_260_115L);
        List<LocalDate> days = FIRST.datesUntil(FIRST.plusYears(20))
                .filter(day -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY)
                .limit(BARS)
                .toList();
        Map<String, DatedSeries> series = new HashMap<>();
        DAILY.forEach(name -> series.put(name, walk(name, days, random)));
        List<LocalDate> months = FIRST.withDayOfMonth(1).datesUntil(days.getLast(), Period.ofMonths(1)).toList();
        MONTHLY.forEach(name -> series.put(name, walk(name, months, random)));
        data = FeatureData.of(bars(days, random), series);
    }

    /** In a warm process. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @Fork(1)
    @Warmup(iterations = 5, time = 2)
    @Measurement(iterations = 5, time = 2)
    public FeatureTable warm() {
        return FeatureRegistry.daily().compute(data);
    }

    /** As the first work of a process. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Fork(5)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    public FeatureTable first() {
        return FeatureRegistry.daily().compute(data);
    }

    private static DatedSeries walk(String name, List<LocalDate> days, Random random) {
        List<DatedSeries.Observation> values = new ArrayList<>(days.size());
        double level = 20.0;
        for (LocalDate day : days) {
            level *= Math.exp(.05 * random.nextGaussian() + .02 * Math.log(20.0 / level));
            values.add(new DatedSeries.Observation(day, level));
        }
        return new DatedSeries(name, values);
    }

    private static BarSeries bars(List<LocalDate> days, Random random) {
        double[][] columns = new double[5][days.size()];
        double close = 100.0;
        for (int i = 0; i < days.size(); i++) {
            double open = close * Math.exp(.003 * random.nextGaussian());
            close = open * Math.exp(.01 * random.nextGaussian());
            columns[0][i] = open;
            columns[1][i] = Math.max(open, close) * Math.exp(.004 * random.nextDouble());
            columns[2][i] = Math.min(open, close) * Math.exp(-.004 * random.nextDouble());
            columns[3][i] = close;
            columns[4][i] = 1e6 * Math.exp(.3 * random.nextGaussian());
        }
        return BarSeries.of(
                Symbol.of("WALK"), true, days, columns[0], columns[1], columns[2], columns[3], columns[4]);
    }
}
