package dollarbill.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.feature.FeatureValue;
import dollarbill.market.BarSeries;
import dollarbill.market.OptionChain;
import dollarbill.market.OptionType;
import dollarbill.market.Reason;
import dollarbill.signal.CostModel;
import dollarbill.signal.FairSmiles;
import dollarbill.signal.FairValueRules;
import dollarbill.signal.Signal;
import dollarbill.signal.SignalFinder;
import dollarbill.signal.SignalRules;
import dollarbill.signal.SmileSlice;
import dollarbill.sizing.HoldingRule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/** The part of a profit that the underlying made, against hedges worked by hand and against the known scatter of hedging once a day. */
class DeltaHedgeTest {
    private static final LocalDate DAY = LocalDate.of(2025, 3, 7);
    private static final double VOL = 0.25;
    private static final NormalDistribution NORMAL = new NormalDistribution();

    /** A call of strike 100 bought at spot 100, at a rate and a dividend yield. */
    private static Signal bought(int days, double rate, double yield) {
        double years = days / 365.0;
        LocalDate expiry = DAY.plusDays(days);
        SmileSlice slice = new SmileSlice(expiry, years, 100.0 * Math.exp((rate - yield) * years),
                Math.exp(-rate * years), new SmileSlice.Svi(VOL * VOL * years, 0.0, 0.0, 0.0, 0.1), 50.0, 200.0,
                List.of());
        OptionChain chain = PastMarket.chain(DAY, 100.0,
                List.of(PastMarket.quote(expiry, 100.0, OptionType.CALL, 0.9, 1.0)));
        SignalRules rules = new SignalRules(0.05, 0.95, 1, 1, 2, 90, 30.0, 50, FairValueRules.defaults(),
                HoldingRule.defaults());
        return new SignalFinder(CostModel.defaults(), rules)
                .find(chain, new FairSmiles(Map.of(expiry, slice), Set.of()),
                        new FeatureValue.Absent(Reason.FEATURE_ABSENT))
                .signals()
                .getFirst();
    }

    private static BarSeries bars(List<LocalDate> dates, double... close) {
        return BarSeries.of(PastMarket.SYMBOL, true, dates, close, close, close, close, new double[close.length]);
    }

    /** Black and Scholes's delta of a call, 1973. */
    private static double delta(double spot, double days, double rate, double yield) {
        double years = days / 365.0;
        double d1 = (Math.log(spot / 100.0) + (rate - yield + 0.5 * VOL * VOL) * years) / (VOL * Math.sqrt(years));
        return Math.exp(-yield * years) * NORMAL.cumulativeProbability(d1);
    }

    @Test
    void eachCloseSetsTheHedgeAnewAndSharesAreCarried() {
        Signal signal = bought(28, 0.05, 0.02);
        LocalDate end = DAY.plusDays(14);
        BarSeries bars = bars(
                List.of(DAY.minusDays(1), DAY, DAY.plusDays(5), end, DAY.plusDays(20)), 7.0, 50.0, 51.0, 40.0, 9.0);
        double five = Math.exp(0.03 * 5 / 365.0);
        double nine = Math.exp(0.03 * 9 / 365.0);
        double expected = delta(100, 28, 0.05, 0.02) * (102.0 - 100.0 * five)
                + delta(102, 23, 0.05, 0.02) * (104.0 - 102.0 * nine);
        assertThat(DeltaHedge.move(signal, Optional.of(bars), end, 104.0)).isCloseTo(expected, within(1e-9));
    }

    @Test
    void withoutABarOfTheDayTheFirstHedgeStays() {
        Signal signal = bought(28, 0.0, 0.0);
        double expected = delta(100, 28, 0.0, 0.0) * 4.0;
        assertThat(DeltaHedge.move(signal, Optional.empty(), DAY.plusDays(14), 104.0))
                .isCloseTo(expected, within(1e-9));
        BarSeries later = bars(List.of(DAY.plusDays(1), DAY.plusDays(2)), 300.0, 1.0);
        assertThat(DeltaHedge.move(signal, Optional.of(later), DAY.plusDays(14), 104.0))
                .isCloseTo(expected, within(1e-9));
    }

    /**
     * An option of fair price, hedged once a day to expiry: what is left has mean zero and, at the money, the standard deviation √(π/4)·vega·σ/√n (E. Derman
     * and M. Kamal, When you cannot hedge continuously, 1999), a sixth of what the payoff itself scatters.
     */
    @Test
    void whatIsLeftOfAFairOptionIsTheScatterOfHedgingOnceADay() {
        int days = 60;
        Signal signal = bought(days, 0.0, 0.0);
        double years = days / 365.0;
        double price = signal.value().price();
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(3L);
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        List<LocalDate> dates = IntStream.rangeClosed(0, days).mapToObj(DAY::plusDays).toList();
        double step = VOL * Math.sqrt(1 / 365.0);
        List<Double> left = new ArrayList<>();
        for (int path = 0; path < 4000; path++) {
            double[] close = new double[days + 1];
            close[0] = 100.0;
            for (int i = 1; i <= days; i++) {
                close[i] = close[i - 1] * Math.exp(step * normal.sample() - 0.5 * step * step);
            }
            double profit = Math.max(close[days] - 100.0, 0.0) - price;
            left.add(profit
                    - DeltaHedge.move(signal, Optional.of(bars(dates, close)), DAY.plusDays(days), close[days]));
        }
        double mean = left.stream().mapToDouble(x -> x).average().orElseThrow();
        double sd = Math.sqrt(left.stream().mapToDouble(x -> (x - mean) * (x - mean)).average().orElseThrow());
        double vega = 100.0 * Math.sqrt(years) * NORMAL.density(0.5 * VOL * Math.sqrt(years));
        double known = Math.sqrt(Math.PI / 4.0) * vega * VOL / Math.sqrt(days);
        assertThat(mean).isCloseTo(0.0, within(4.0 * sd / Math.sqrt(left.size())));
        assertThat(sd).isBetween(0.9 * known, 1.1 * known);
    }
}
