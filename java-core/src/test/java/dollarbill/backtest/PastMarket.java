package dollarbill.backtest;

import dollarbill.market.BarSeries;
import dollarbill.market.ExerciseStyle;
import dollarbill.market.OptionChain;
import dollarbill.market.OptionContract;
import dollarbill.market.OptionQuote;
import dollarbill.market.OptionType;
import dollarbill.market.Symbol;
import dollarbill.pricing.black.BlackScholes;
import dollarbill.signal.FairSmiles;
import dollarbill.signal.SmileSlice;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/** Weekly chains of one symbol on Fridays around a flat known smile, with random mispricings. */
final class PastMarket implements ReplayMarket {
    static final Symbol SYMBOL = Symbol.of("TEST");
    static final LocalDate FIRST = LocalDate.of(2025, 1, 3);

    private final TreeMap<LocalDate, ReplayDay> days = new TreeMap<>();
    private final BarSeries bars;

    private PastMarket(Map<LocalDate, ReplayDay> days, BarSeries bars) {
        this.days.putAll(days);
        this.bars = bars;
    }

    /** Makes weeks of history; what happens before a poisoned day does not depend on the poison. */
    static PastMarket of(int weeks, long seed, LocalDate poisonedAfter) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        Map<LocalDate, ReplayDay> days = new HashMap<>();
        List<LocalDate> barDates = new ArrayList<>();
        double[] close = new double[weeks * 5 + 60];
        double spot = 100.0;
        for (int i = 0; i < 60; i++) {
            barDates.add(FIRST.minusDays(60 - i));
            close[i] = 100.0 * Math.exp(0.01 * normal.sample());
        }
        for (int week = 0; week < weeks; week++) {
            LocalDate date = FIRST.plusWeeks(week);
            double factor = date.isAfter(poisonedAfter) ? 1.3 : 1.0;
            spot *= Math.exp(0.03 * normal.sample());
            days.put(date, day(date, spot * factor, random));
            for (int d = 0; d < 5; d++) {
                barDates.add(date.plusDays(d));
                close[60 + week * 5 + d] = spot * factor * Math.exp(0.01 * normal.sample());
            }
        }
        return new PastMarket(days, BarSeries.of(SYMBOL, true, barDates, close, close, close, close,
                new double[close.length]));
    }

    private static ReplayDay day(LocalDate date, double spot, UniformRandomProvider random) {
        List<OptionQuote> quotes = new ArrayList<>();
        Map<LocalDate, SmileSlice> slices = new HashMap<>();
        for (int weeks = 1; weeks <= 6; weeks++) {
            LocalDate expiry = date.plusWeeks(weeks);
            double years = ChronoUnit.DAYS.between(date, expiry) / 365.0;
            SmileSlice slice = new SmileSlice(expiry, years, spot, 1.0,
                    new SmileSlice.Svi(0.0625 * years, 0.0, 0.0, 0.0, 0.1), 50.0, 200.0, List.of());
            slices.put(expiry, slice);
            for (double strike = 80; strike <= 120; strike += 5) {
                for (OptionType type : OptionType.values()) {
                    double fair = BlackScholes.price(type, spot, strike, 1.0, 0.25, years);
                    double off = random.nextDouble() < 0.3 ? 0.4 * (random.nextDouble() - 0.5) : 0.0;
                    double mid = Math.max(fair + off, 0.06);
                    quotes.add(quote(expiry, strike, type, mid - 0.05, mid + 0.05));
                }
            }
        }
        return new ReplayDay(chain(date, spot, quotes), new FairSmiles(slices, Set.of()));
    }

    static OptionQuote quote(LocalDate expiry, double strike, OptionType type, double bid, double ask) {
        return new OptionQuote(
                new OptionContract("TEST" + expiry + type.letter() + strike, SYMBOL, expiry, strike, type), bid, ask,
                OptionalLong.of(100), OptionalLong.of(1000));
    }

    static OptionChain chain(LocalDate date, double spot, List<OptionQuote> quotes) {
        return new OptionChain(SYMBOL, date, date.atTime(20, 0).toInstant(ZoneOffset.UTC), spot,
                ExerciseStyle.EUROPEAN, true, "made by test", quotes);
    }

    /** Makes a market of the given days, without bars. */
    static PastMarket of(ReplayDay... given) {
        Map<LocalDate, ReplayDay> days = new HashMap<>();
        Arrays.stream(given).forEach(d -> days.put(d.chain().quoteDate(), d));
        return new PastMarket(days, BarSeries.of(SYMBOL, true, List.of(), new double[0], new double[0],
                new double[0], new double[0], new double[0]));
    }

    @Override
    public List<LocalDate> dates(Symbol symbol) {
        return List.copyOf(days.keySet());
    }

    @Override
    public Day day(Symbol symbol, LocalDate date) {
        ReplayDay day = days.get(date);
        return day == null
                ? new Day.Closed(dollarbill.market.Reason.CHAIN_MISSING)
                : new Day.Open(day);
    }

    @Override
    public Optional<BarSeries> bars(Symbol symbol) {
        return Optional.of(bars);
    }
}
