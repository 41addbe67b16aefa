package dollarbill.benchmarks;

import dollarbill.backtest.engine.Backtest;
import dollarbill.backtest.engine.BacktestResult;
import dollarbill.backtest.engine.DailyStrategy;
import dollarbill.backtest.engine.EngineSettings;
import dollarbill.backtest.engine.MarketDay;
import dollarbill.backtest.engine.MarketTape;
import dollarbill.backtest.engine.Order;
import dollarbill.backtest.engine.OrderLeg;
import dollarbill.backtest.engine.Progress;
import dollarbill.backtest.engine.QuoteOrigin;
import dollarbill.backtest.engine.QuoteSet;
import dollarbill.backtest.engine.UnderlyingDay;
import dollarbill.market.OptionContract;
import dollarbill.market.OptionQuote;
import dollarbill.market.OptionType;
import dollarbill.market.Symbol;
import dollarbill.market.TradingCalendar;
import dollarbill.pricing.black.BlackScholes;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
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
 * Ten years of one symbol with sixty quotes a day through the options engine: an iron condor opened every Monday and held to expiry, with margin,
 * Greeks and a checked ledger. {@code withChains} prices the chains by Black's formula as well.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class OptionsBacktestBenchmark {
    private static final Symbol SYMBOL = Symbol.of("XYZ");
    private static final int DAYS = 2520;
    private static final int SIDE = 7;
    private static final double VOLATILITY = 0.2;
    private static final double RATE = 0.03;

    private final MarketTape tape = tape();

    /** A tape at hand. */
    private record Days(List<LocalDate> days, List<MarketDay> all) implements MarketTape {
        @Override
        public MarketDay day(int index) {
            return all.get(index);
        }
    }

    @Benchmark
    public BacktestResult engine() {
        return run(tape);
    }

    @Benchmark
    public BacktestResult withChains() {
        return run(tape());
    }

    private static BacktestResult run(MarketTape days) {
        return Backtest.run(days, condors(), EngineSettings.of(10_000_000L), Progress.none());
    }

    private static DailyStrategy condors() {
        return now -> {
            LocalDate date = now.today().date();
            if (date.getDayOfWeek() != DayOfWeek.MONDAY) {
                return List.of();
            }
            List<OptionQuote> quotes = now.today().find(SYMBOL).orElseThrow().quotes().quotes();
            int middle = quotes.size() - 2 * SIDE - 2;
            List<OrderLeg> legs = List.of(
                    OrderLeg.option(1, quotes.get(middle - 2 * 5 + 1).contract()),
                    OrderLeg.option(-1, quotes.get(middle - 2 * 3 + 1).contract()),
                    OrderLeg.option(-1, quotes.get(middle + 2 * 3).contract()),
                    OrderLeg.option(1, quotes.get(middle + 2 * 5).contract()));
            return List.of(new Order.Open("C" + date, legs, 2, "condor"));
        };
    }

    private static MarketTape tape() {
        SplittableRandom random = new SplittableRandom(11);
        List<LocalDate> dates = new ArrayList<>(DAYS);
        List<MarketDay> days = new ArrayList<>(DAYS);
        LocalDate date = LocalDate.of(2014, 1, 6);
        double spot = 200.0;
        for (int i = 0; i < DAYS; i++) {
            double open = spot;
            spot *= Math.exp(VOLATILITY * Math.sqrt(1.0 / 252.0) * random.nextGaussian());
            UnderlyingDay day = UnderlyingDay.of(SYMBOL, open, spot,
                    new QuoteSet(QuoteOrigin.MODEL, chain(date, spot)));
            dates.add(date);
            days.add(new MarketDay(date, Map.of(SYMBOL, day), RATE));
            date = TradingCalendar.next(date);
        }
        return new Days(List.copyOf(dates), days);
    }

    /** Two expiries of fifteen strikes, calls and puts. */
    private static List<OptionQuote> chain(LocalDate date, double spot) {
        List<OptionQuote> quotes = new ArrayList<>(4 * (2 * SIDE + 1));
        double grid = Math.max(Math.rint(spot / 100.0), 1.0);
        double middle = Math.rint(spot / grid) * grid;
        for (int weeks : new int[] {2, 5}) {
            LocalDate expiry = date.with(TemporalAdjusters.next(DayOfWeek.FRIDAY)).plusWeeks(weeks - 1L);
            double years = ChronoUnit.DAYS.between(date, expiry) / 365.0;
            double discount = Math.exp(-RATE * years);
            for (int k = -SIDE; k <= SIDE; k++) {
                double strike = middle + k * grid;
                for (OptionType type : OptionType.values()) {
                    double price = BlackScholes.price(type, spot / discount, strike, discount, VOLATILITY, years);
                    String code = SYMBOL + " " + expiry + type.letter() + strike;
                    quotes.add(new OptionQuote(
                            new OptionContract(code, SYMBOL, expiry, strike, type),
                            Math.max(price - 0.05, 0.0),
                            price + 0.05,
                            OptionalLong.of(500),
                            OptionalLong.of(5000)));
                }
            }
        }
        return quotes;
    }
}
