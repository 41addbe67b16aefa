package dollarbill.backtest.engine;

import dollarbill.market.OptionContract;
import dollarbill.market.OptionQuote;
import dollarbill.market.OptionType;
import dollarbill.market.Symbol;
import dollarbill.market.TradingCalendar;
import dollarbill.pricing.black.BlackScholes;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/** Days of simulated prices whose drift is zero, with chains priced by Black's formula at the volatility of the prices. */
final class SimulatedTape {
    static final Symbol SYMBOL = Symbol.of("XYZ");

    private static final double VOLATILITY = 0.3;
    private static final LocalDate START = LocalDate.of(2023, 1, 3);

    private SimulatedTape() {}

    /**
     * What a tape has.
     *
     * @param days  trading days
     * @param halfSpread  of options, dollars
     * @param rate  interest rate
     * @param events  whether there are splits, dividends, days without quotes and days without trading
     * @param strikes  strikes on each side of the spot
     */
    record Shape(int days, double halfSpread, double rate, boolean events, int strikes) {}

    static MarketTape of(long seed, Shape shape) {
        return of(Map.of(SYMBOL, seed), shape);
    }

    static MarketTape of(Map<Symbol, Long> seeds, Shape shape) {
        TreeMap<Symbol, List<UnderlyingDay>> paths = new TreeMap<>();
        seeds.forEach((symbol, seed) -> paths.put(symbol, path(symbol, seed, shape)));
        List<MarketDay> days = new ArrayList<>();
        LocalDate date = START;
        for (int i = 0; i < shape.days(); i++) {
            Map<Symbol, UnderlyingDay> today = new TreeMap<>();
            for (Map.Entry<Symbol, List<UnderlyingDay>> path : paths.entrySet()) {
                today.put(path.getKey(), path.getValue().get(i));
            }
            days.add(new MarketDay(date, today, shape.rate()));
            date = TradingCalendar.next(date);
        }
        return new ListTape(days);
    }

    private static List<UnderlyingDay> path(Symbol symbol, long seed, Shape shape) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        List<UnderlyingDay> path = new ArrayList<>();
        LocalDate date = START;
        double spot = 100.0;
        for (int i = 0; i < shape.days(); i++) {
            LocalDate next = TradingCalendar.next(date);
            OptionalDouble split = OptionalDouble.empty();
            OptionalDouble dividend = OptionalDouble.empty();
            if (shape.events() && i > 0) {
                if (random.nextInt(25) == 0) {
                    double ratio = new double[] {2.0, 3.0, 1.5, 0.1}[random.nextInt(4)];
                    split = OptionalDouble.of(ratio);
                    spot /= ratio;
                }
                if (random.nextInt(15) == 0) {
                    double cash = Math.round(spot) / 100.0;
                    dividend = OptionalDouble.of(cash);
                    spot -= cash;
                }
            }
            double open = spot;
            if (i > 0) {
                double years = (date.toEpochDay() - path(date).toEpochDay()) / 365.0;
                double deviation = VOLATILITY * Math.sqrt(years);
                open = cents(spot * step(0.5 * deviation * deviation, normal));
                spot = open * step(0.5 * deviation * deviation, normal);
            }
            boolean quoted = !shape.events() || random.nextInt(8) != 0;
            path.add(new UnderlyingDay(
                    symbol, open, spot, dividend, split, quoted ? chain(symbol, date, spot, shape) : QuoteSet.none()));
            date = next;
        }
        return path;
    }

    private static double step(double variance, ZigguratSampler.NormalizedGaussian normal) {
        return Math.exp(Math.sqrt(variance) * normal.sample() - 0.5 * variance);
    }

    /** Returns the trading day before. */
    private static LocalDate path(LocalDate date) {
        LocalDate before = date.minusDays(1);
        while (!TradingCalendar.isTradingDay(before)) {
            before = before.minusDays(1);
        }
        return before;
    }

    private static double cents(double price) {
        return Math.max(Math.round(price * 100.0), 1) / 100.0;
    }

    private static QuoteSet chain(Symbol symbol, LocalDate date, double spot, Shape shape) {
        List<OptionQuote> quotes = new ArrayList<>();
        LocalDate friday = date.with(TemporalAdjusters.nextOrSame(DayOfWeek.FRIDAY));
        double grid = Math.max(Math.round(spot / 40.0) * 2.5, 0.5);
        double middle = Math.round(spot / grid) * grid;
        for (int weeks : new int[] {1, 4}) {
            LocalDate expiry = friday.plusWeeks(weeks - 1L);
            double years = MarketView.years(date, expiry);
            for (int k = -shape.strikes(); k <= shape.strikes(); k++) {
                double strike = middle + k * grid;
                if (strike > 0.0 && years > 0.0) {
                    for (OptionType type : OptionType.values()) {
                        double discount = Math.exp(-shape.rate() * years);
                        double price = BlackScholes.price(type, spot / discount, strike, discount, VOLATILITY, years);
                        String code = Contracts.code(symbol, expiry, type, strike);
                        quotes.add(new OptionQuote(
                                new OptionContract(code, symbol, expiry, strike, type),
                                Math.max(price - shape.halfSpread(), 0.0),
                                price + shape.halfSpread() + (shape.halfSpread() == 0.0 ? 1e-9 : 0.0),
                                OptionalLong.of(500),
                                OptionalLong.of(5000)));
                    }
                }
            }
        }
        return new QuoteSet(QuoteOrigin.MODEL, quotes);
    }
}
