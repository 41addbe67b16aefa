package dollarbill.sample;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** What all symbols of a sample share: weekdays, regimes, shocks of the market and the interest rate. */
final class MarketPath {
    /** Steps a day; the first is overnight. */
    static final int STEPS = 5;

    /** Trading days a year. */
    static final double DAYS_A_YEAR = 252.0;

    private final List<LocalDate> dates;
    private final Regime[] regimes;
    private final double[] priceShocks;
    private final double[] varianceShocks;
    private final double[] jumps;
    private final double[] rates;

    private MarketPath(List<LocalDate> dates) {
        int n = dates.size();
        this.dates = List.copyOf(dates);
        this.regimes = new Regime[n];
        this.priceShocks = new double[n * STEPS];
        this.varianceShocks = new double[n * STEPS];
        this.jumps = new double[n];
        this.rates = new double[n];
    }

    /** Simulates the market of some settings. */
    static MarketPath simulate(SampleSettings settings) {
        MarketPath path = new MarketPath(weekdays(settings.lastDate(), settings.bars()));
        UniformRandomProvider random = Streams.of(settings.seed(), "market");
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        Regime regime = Regime.NORMAL;
        double rate = 0.045;
        for (int day = 0; day < path.size(); day++) {
            regime = regime.next(random.nextDouble(), random.nextDouble());
            path.regimes[day] = regime;
            for (int step = day * STEPS; step < (day + 1) * STEPS; step++) {
                path.priceShocks[step] = normal.sample();
                path.varianceShocks[step] = normal.sample();
            }
            boolean jump = random.nextDouble() < 0.5 * regime.jumpsPerYear() / DAYS_A_YEAR;
            double size = Regime.JUMP_MEAN + Regime.JUMP_DEVIATION * normal.sample();
            path.jumps[day] = jump ? size : 0.0;
            rate += 0.5 * (0.045 - rate) / DAYS_A_YEAR + 0.006 * normal.sample() / StrictMath.sqrt(DAYS_A_YEAR);
            rate = Math.max(0.01, rate);
            path.rates[day] = Math.round(rate * 1e4) / 1e4;
        }
        return path;
    }

    private static List<LocalDate> weekdays(LocalDate last, int count) {
        List<LocalDate> found = new ArrayList<>();
        for (LocalDate d = last; found.size() < count; d = d.minusDays(1)) {
            if (d.getDayOfWeek() != DayOfWeek.SATURDAY && d.getDayOfWeek() != DayOfWeek.SUNDAY) {
                found.add(d);
            }
        }
        Collections.reverse(found);
        return found;
    }

    int size() {
        return dates.size();
    }

    LocalDate date(int day) {
        return dates.get(day);
    }

    Regime regime(int day) {
        return regimes[day];
    }

    /** Returns the market's normal shock to prices in one step. */
    double priceShock(int day, int step) {
        return priceShocks[day * STEPS + step];
    }

    /** Returns the market's normal shock to variances in one step. */
    double varianceShock(int day, int step) {
        return varianceShocks[day * STEPS + step];
    }

    /** Returns the market's jump of a day in units of a symbol's volatility, or 0. */
    double jump(int day) {
        return jumps[day];
    }

    /** Returns the three-month rate of a day, continuously compounded, rounded as it is published. */
    double rate(int day) {
        return rates[day];
    }
}
