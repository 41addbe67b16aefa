package dollarbill.sample;

import java.time.LocalDate;
import java.util.OptionalDouble;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Simulated prices and variance of one symbol.
 *
 * <p>d ln S = (μ − q − v/2 − λm) dt + √v dW + jumps and dv = κ(θ − v) dt + σ√v dZ with the parameters of the day's
 * regime, in full-truncation Euler steps; half the jumps are the market's, half its own. Prices are scaled so that the
 * last one is the one asked for.
 */
final class SymbolPath {
    private static final double COMMON_VARIANCE_SHOCK = 0.3;
    private static final int LEAST_DAYS_TO_COME = 5;

    private final SampleSymbol symbol;
    private final MarketPath market;
    private final double[] open;
    private final double[] high;
    private final double[] low;
    private final double[] close;
    private final double[] variance;
    private final double[] integratedVariance;
    private final double[] jumps;
    private final long[] volume;

    private SymbolPath(SampleSymbol symbol, MarketPath market) {
        this.symbol = symbol;
        this.market = market;
        int n = market.size();
        this.open = new double[n];
        this.high = new double[n];
        this.low = new double[n];
        this.close = new double[n];
        this.variance = new double[n];
        this.integratedVariance = new double[n];
        this.jumps = new double[n];
        this.volume = new long[n];
    }

    /** Simulates a symbol. */
    static SymbolPath simulate(long seed, SampleSymbol symbol, MarketPath market) {
        SymbolPath path = new SymbolPath(symbol, market);
        UniformRandomProvider random = Streams.of(seed, "path " + symbol.symbol());
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        double v = market.regime(0).longRunVariance(symbol);
        double log = 0.0;
        for (int day = 0; day < market.size(); day++) {
            Regime regime = market.regime(day);
            boolean own = random.nextDouble() < 0.5 * regime.jumpsPerYear() / MarketPath.DAYS_A_YEAR;
            double ownSize = Regime.JUMP_MEAN + Regime.JUMP_DEVIATION * normal.sample();
            double jump = symbol.volatility() * (market.jump(day) + (own ? ownSize : 0.0));
            path.jumps[day] = jump;
            log += jump;
            for (int step = 0; step < MarketPath.STEPS; step++) {
                double dt = 1.0 / (MarketPath.DAYS_A_YEAR * MarketPath.STEPS);
                double beta = symbol.marketCorrelation();
                double z = beta * market.priceShock(day, step) + StrictMath.sqrt(1.0 - beta * beta) * normal.sample();
                double y = COMMON_VARIANCE_SHOCK * market.varianceShock(day, step)
                        + StrictMath.sqrt(1.0 - COMMON_VARIANCE_SHOCK * COMMON_VARIANCE_SHOCK) * normal.sample();
                double positive = Math.max(0.0, v);
                path.integratedVariance[day] += positive * dt;
                log += (symbol.drift() - symbol.dividendYield() - 0.5 * positive - path.jumpDrift(regime)) * dt
                        + StrictMath.sqrt(positive * dt) * z;
                v = varianceStep(v, regime, symbol, dt, z, y);
                path.see(day, step, log, StrictMath.sqrt(positive * dt) * Math.abs(normal.sample()));
            }
            path.variance[day] = Math.max(0.0, v);
            double busy = StrictMath.sqrt(path.integratedVariance[day] * MarketPath.DAYS_A_YEAR) / symbol.volatility();
            path.volume[day] = 100L * (long) (symbol.liquidity() * 3e5 * busy * StrictMath.exp(0.25 * normal.sample()));
        }
        path.scale();
        return path;
    }

    /** Returns the variance after one step of full-truncation Euler. */
    static double varianceStep(double v, Regime regime, SampleSymbol symbol, double dt, double z, double y) {
        double rho = regime.correlation();
        double positive = Math.max(0.0, v);
        double shock = rho * z + StrictMath.sqrt(1.0 - rho * rho) * y;
        return v + regime.meanReversion() * (regime.longRunVariance(symbol) - positive) * dt
                + regime.volOfVol(symbol) * StrictMath.sqrt(positive * dt) * shock;
    }

    private double jumpDrift(Regime regime) {
        return regime.jumpsPerYear() * Regime.JUMP_MEAN * symbol.volatility();
    }

    private void see(int day, int step, double log, double excursion) {
        if (step == 0) {
            open[day] = log;
            high[day] = log;
            low[day] = log;
        } else {
            high[day] = Math.max(high[day], log + 0.5 * excursion);
            low[day] = Math.min(low[day], log - 0.5 * excursion);
        }
        close[day] = log;
    }

    private void scale() {
        double last = close[close.length - 1];
        for (int day = 0; day < close.length; day++) {
            open[day] = symbol.lastPrice() * StrictMath.exp(open[day] - last);
            high[day] = symbol.lastPrice() * StrictMath.exp(high[day] - last);
            low[day] = symbol.lastPrice() * StrictMath.exp(low[day] - last);
            close[day] = symbol.lastPrice() * StrictMath.exp(close[day] - last);
        }
    }

    SampleSymbol symbol() {
        return symbol;
    }

    double open(int day) {
        return open[day];
    }

    double high(int day) {
        return high[day];
    }

    double low(int day) {
        return low[day];
    }

    /** Returns the closing price of a day, which options are written on. */
    double close(int day) {
        return close[day];
    }

    /** Returns the factor from prices to prices adjusted for dividends up to the last day. */
    double adjustment(int day) {
        int last = close.length - 1;
        return StrictMath.exp(-symbol.dividendYield() * (last - day) / MarketPath.DAYS_A_YEAR);
    }

    /** Returns v at the end of a day, a year. */
    double variance(int day) {
        return variance[day];
    }

    /** Returns ∫v dt over a day. */
    double integratedVariance(int day) {
        return integratedVariance[day];
    }

    /**
     * Returns the square root of the quadratic variation of the log price a year, from the end of a day to an expiry or the last day.
     *
     * @return empty where less than a week of days is left
     */
    OptionalDouble comingVolatility(int day, LocalDate expiry) {
        double sum = 0.0;
        int days = 0;
        for (int next = day + 1; next < market.size() && !market.date(next).isAfter(expiry); next++) {
            sum += integratedVariance[next] + jumps[next] * jumps[next];
            days++;
        }
        return days < LEAST_DAYS_TO_COME
                ? OptionalDouble.empty()
                : OptionalDouble.of(StrictMath.sqrt(sum * MarketPath.DAYS_A_YEAR / days));
    }

    /** Returns the jumps of a day in the log price. */
    double jump(int day) {
        return jumps[day];
    }

    long volume(int day) {
        return volume[day];
    }

    /** Returns the square root of the mean of simulated variance a year, jumps left out. */
    double meanVolatility() {
        double sum = 0.0;
        for (double value : integratedVariance) {
            sum += value;
        }
        return StrictMath.sqrt(sum * MarketPath.DAYS_A_YEAR / integratedVariance.length);
    }

    MarketPath market() {
        return market;
    }
}
