package dollarbill.sample;

import dollarbill.market.OptionType;
import dollarbill.pricing.heston.HestonParameters;
import dollarbill.pricing.heston.HestonPricer;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** Makes the weekly chains of one symbol, oldest first: Heston values turned into quotes of a market maker. */
final class ChainMaker {
    private static final double DAYS_A_YEAR = 365.0;
    private static final double ATM_HALF_SPREAD = 0.012;
    private static final double WING_HALF_SPREAD = 0.004;
    private static final double DEEP_HALF_SPREAD = 0.12;
    private static final double QUOTE_NOISE = 0.15;
    private static final double IDLE_ACTIVITY = 0.12;

    private final SymbolPath path;
    private final UniformRandomProvider random;
    private final ZigguratSampler.NormalizedGaussian normal;
    private final MispricingBook book;
    private final Map<String, Double> depth = new HashMap<>();

    ChainMaker(long seed, SymbolPath path, boolean mispriced) {
        this.path = path;
        this.random = Streams.of(seed, "quotes " + path.symbol().symbol());
        this.normal = ZigguratSampler.NormalizedGaussian.of(random);
        this.book = new MispricingBook(seed, path.symbol(), mispriced);
    }

    /** Returns the price of the underlying as the chain states it. */
    static double spot(SymbolPath path, int day) {
        return Math.round(path.close(day) * 100.0) / 100.0;
    }

    /** Makes the chain of one day. */
    List<SampleQuote> chain(int day) {
        List<SampleQuote> quotes = new ArrayList<>();
        LocalDate date = path.market().date(day);
        for (LocalDate expiry : Listing.expiries(date)) {
            addExpiry(day, date, expiry, quotes);
        }
        return quotes;
    }

    private void addExpiry(int day, LocalDate date, LocalDate expiry, List<SampleQuote> quotes) {
        SampleSymbol symbol = path.symbol();
        long days = ChronoUnit.DAYS.between(date, expiry);
        double years = days / DAYS_A_YEAR;
        HestonParameters heston = path.market().regime(day).pricing(symbol, path.variance(day));
        double rate = path.market().rate(day);
        double forward = spot(path, day) * Math.exp((rate - symbol.dividendYield()) * years);
        double discount = Math.exp(-rate * years);
        double deviation = Math.sqrt(heston.expectedTotalVariance(years));
        double[] strikes = Listing.strikes(symbol, forward, days, deviation);
        double[] calls = HestonPricer.calls(heston, forward, years, strikes);
        OptionalDouble coming = path.comingVolatility(day, expiry);
        for (int i = 0; i < strikes.length; i++) {
            double moneyness = Math.log(strikes[i] / forward) / deviation;
            double d1 = -moneyness + 0.5 * deviation;
            double vega = forward * discount * Math.exp(-0.5 * d1 * d1) * Math.sqrt(years / (2.0 * Math.PI));
            double volatility = deviation / Math.sqrt(years);
            Optional<Mispricing> planted = book.thisWeek(expiry, strikes[i], moneyness, days, volatility, coming);
            double call = calls[i];
            double put = Math.max(Math.max(0.0, strikes[i] - forward), call - (forward - strikes[i]));
            Strike strike = new Strike(date, expiry, strikes[i], forward, discount, moneyness, vega, volatility,
                    deviation, planted);
            quotes.add(quote(strike, OptionType.CALL, discount * call));
            quotes.add(quote(strike, OptionType.PUT, discount * put));
        }
    }

    private record Strike(
            LocalDate date,
            LocalDate expiry,
            double strike,
            double forward,
            double discount,
            double moneyness,
            double vega,
            double volatility,
            double deviation,
            Optional<Mispricing> planted) {
        double intrinsic(OptionType type) {
            double raw = type == OptionType.CALL ? forward - strike : strike - forward;
            return discount * Math.max(0.0, raw);
        }

        /** Returns 0 up to a quarter of a standard deviation in the money, rising to 1 at one and a half. */
        double depthInTheMoney(OptionType type) {
            double inside = type == OptionType.CALL ? -moneyness : moneyness;
            return Math.clamp((inside - 0.1) / 0.5, 0.0, 1.0);
        }
    }

    private SampleQuote quote(Strike strike, OptionType type, double fair) {
        String code = code(path.symbol(), strike.expiry(), type, strike.strike());
        double interest = depth.computeIfAbsent(code, c -> Math.exp(1.0 * normal.sample()));
        double activity = interest * Math.exp(-0.5 * strike.moneyness() * strike.moneyness());
        Trade trade = trade(strike, activity);
        double half = halfSpread(strike, type, trade);
        double timeValue = fair - strike.intrinsic(type);
        double shift = strike.planted().map(m -> m.shift() * strike.vega()).orElse(0.0);
        double bump = Math.max(shift, -0.6 * timeValue);
        double middle = fair + bump + QUOTE_NOISE * half * normal.sample();
        long tick = tick(middle);
        long bid = tick * Math.round(100.0 * (middle - half) / tick);
        long ask = tick * Math.round(100.0 * (middle + half) / tick);
        if (bid == ask) {
            bid = tick * (long) Math.floor(100.0 * middle / tick);
            ask = bid + tick;
        }
        bid = Math.max(0, bid);
        ask = Math.max(tick, ask);
        ask = Math.max(ask, tick * (long) Math.ceil(100.0 * strike.intrinsic(type) / tick));
        long openInterest = (long) (4000.0 * path.symbol().liquidity() * activity * trade.depth);
        double turnover = trade.leastTurnover + trade.turnoverRange * random.nextDouble();
        long volume = bid == 0 ? 0 : (long) (turnover * openInterest);
        int age = volume > 0 ? 0 : 1 + random.nextInt(4);
        long last = Math.clamp(Math.round(100.0 * (middle + 0.5 * half * normal.sample())), Math.max(1, bid), ask);
        return new SampleQuote(
                code, strike.expiry(), strike.strike(), type, bid, ask, last, volume, openInterest,
                strike.date().minusDays(age), fair, strike.intrinsic(type), strike.vega(),
                strike.planted());
    }

    /** How a strike trades: open interest and spread against those of an ordinary one, day's volume against open interest. */
    private enum Trade {
        ORDINARY(1.0, 1.0, 0.0, 0.25),
        FLOW(1.0, 0.8, 0.6, 0.8),
        IDLE(0.3, 2.5, 0.0, 0.0);

        private final double depth;
        private final double spread;
        private final double leastTurnover;
        private final double turnoverRange;

        Trade(double depth, double spread, double leastTurnover, double turnoverRange) {
            this.depth = depth;
            this.spread = spread;
            this.leastTurnover = leastTurnover;
            this.turnoverRange = turnoverRange;
        }
    }

    private static Trade trade(Strike strike, double activity) {
        if (strike.planted().isPresent()) {
            return switch (strike.planted().get().kind()) {
                case REVERTING -> Trade.FLOW;
                case INFORMED -> Trade.ORDINARY;
            };
        }
        return activity < IDLE_ACTIVITY ? Trade.IDLE : Trade.ORDINARY;
    }

    private double halfSpread(Strike strike, OptionType type, Trade trade) {
        double width = 0.20 / path.symbol().liquidity() * (strike.volatility() / 0.2);
        double vols = width
                * (ATM_HALF_SPREAD + WING_HALF_SPREAD * Math.min(9.0, strike.moneyness() * strike.moneyness()))
                * Math.exp(0.25 * normal.sample());
        return strike.vega() * vols * trade.spread + 0.005
                + DEEP_HALF_SPREAD * strike.forward() * strike.deviation() * strike.depthInTheMoney(type);
    }

    private long tick(double price) {
        return path.symbol().liquidity() >= 0.8 || price < 3.0 ? 1 : 5;
    }

    /** Returns the OCC symbol: root, expiry as yyMMdd, C or P, strike in thousandths with eight digits. */
    static String code(SampleSymbol symbol, LocalDate expiry, OptionType type, double strike) {
        return String.format(
                Locale.ROOT,
                "%s%02d%02d%02d%s%08d",
                symbol.symbol(),
                expiry.getYear() % 100,
                expiry.getMonthValue(),
                expiry.getDayOfMonth(),
                type == OptionType.CALL ? "C" : "P",
                Math.round(1000.0 * strike));
    }
}
