package dollarbill.backtest.equity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dollarbill.ReferenceTable;
import dollarbill.backtest.equity.EquitySettings.Fill;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import dollarbill.performance.PerformanceRatios;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Trades against ta4j's on the same bars, equity against prices and sums worked by hand. */
class EquityBacktestTest {
    private static final EquityCosts COSTS = new EquityCosts(2.0, 1.0, 1.0);

    static Stream<Arguments> rulesAndBars() {
        List<EquityRule> rules = List.of(
                new SmaCross(20, 100),
                new SmaCross(1, 2),
                new SmaCross(50, 200),
                new EmaCross(12, 26),
                new EmaCross(20, 100),
                new Momentum(1),
                new Momentum(120),
                new MomentumBreakout(20, 10),
                new MomentumBreakout(55, 55));
        return rules.stream()
                .flatMap(rule -> Stream.of(Fill.values())
                        .flatMap(fill -> Stream.of("SPY", "walk 1", "walk 2")
                                .map(bars -> Arguments.of(rule, fill, bars))));
    }

    @ParameterizedTest
    @MethodSource("rulesAndBars")
    void tradesAreThoseOfAnotherEngine(EquityRule rule, Fill fill, String bars) {
        PriceColumns prices = bars.equals("SPY") ? spy() : walk(20_000, bars.hashCode());
        TradeColumns trades = EquityBacktest.run(prices, rule, EquitySettings.daily(fill, EquityCosts.NONE, 1e5))
                .trades();
        List<Ta4jTrades.Trade> peers = Ta4jTrades.of(prices, rule, fill);
        assertThat(trades.closed()).isEqualTo(peers.size()).isGreaterThan(3);
        for (int i = 0; i < peers.size(); i++) {
            assertThat(new Ta4jTrades.Trade(
                    trades.entryBar(i), trades.entryPrice(i), trades.exitBar(i), trades.exitPrice(i)))
                    .as("trade %d of %s", i, rule.label())
                    .isEqualTo(peers.get(i));
        }
    }

    /** Any parameters on any walk in sixty-fourths, of which sums are exact, so that equal averages are equal in both engines. */
    @Property(tries = 60, seed = "24")
    void tradesOfAnyParametersAreThoseOfAnotherEngine(
            @ForAll @IntRange(min = 0, max = 3) int which,
            @ForAll @IntRange(min = 1, max = 30) int shorter,
            @ForAll @IntRange(min = 1, max = 60) int longer,
            @ForAll @IntRange(min = 1, max = 1_000_000) int seed,
            @ForAll boolean nextOpen) {
        EquityRule rule = List.<EquityRule>of(
                new SmaCross(shorter, shorter + longer),
                new EmaCross(shorter, shorter + longer),
                new Momentum(longer),
                new MomentumBreakout(longer, shorter)).get(which);
        Fill fill = nextOpen ? Fill.NEXT_OPEN : Fill.SAME_CLOSE;
        PriceColumns prices = inTicks(walk(1200, seed));
        TradeColumns trades = EquityBacktest.run(prices, rule, EquitySettings.daily(fill, EquityCosts.NONE, 1e5))
                .trades();
        List<Ta4jTrades.Trade> peers = Ta4jTrades.of(prices, rule, fill);
        assertThat(trades.closed()).isEqualTo(peers.size());
        for (int i = 0; i < peers.size(); i++) {
            assertThat(new Ta4jTrades.Trade(
                    trades.entryBar(i), trades.entryPrice(i), trades.exitBar(i), trades.exitPrice(i)))
                    .isEqualTo(peers.get(i));
        }
    }

    /** A million bars: sums that are carried on do not drift away from ta4j's. */
    @Test
    @Tag("long")
    void tradesOfAMillionBarsAreThoseOfAnotherEngine() {
        PriceColumns prices = walk(1_000_000, 17);
        for (EquityRule rule : List.of(new SmaCross(20, 100), new EmaCross(20, 100))) {
            TradeColumns trades = EquityBacktest
                    .run(prices, rule, EquitySettings.daily(Fill.NEXT_OPEN, EquityCosts.NONE, 1e5))
                    .trades();
            List<Ta4jTrades.Trade> peers = Ta4jTrades.of(prices, rule, Fill.NEXT_OPEN);
            assertThat(trades.closed()).isEqualTo(peers.size());
            for (int i = 0; i < peers.size(); i++) {
                assertThat(trades.entryBar(i)).isEqualTo(peers.get(i).entryBar());
                assertThat(trades.exitBar(i)).isEqualTo(peers.get(i).exitBar());
            }
        }
    }

    /** Where the price rests, rounding decides nothing: what is held at the end is what was held when every window had come to rest. */
    @Test
    void restingPricesChangeNothing() {
        for (int seed = 0; seed < 6; seed++) {
            PriceColumns walk = walk(60_000, seed);
            double[] close = walk.closes().clone();
            Arrays.fill(close, 500, 60_000, close[499]);
            PriceColumns resting = PriceColumns.of(close, close, close, close);
            for (EquityRule rule : List.of(new SmaCross(7, 30), new EmaCross(7, 30), new Momentum(30),
                    new MomentumBreakout(20, 20), new MeanReversion(20, 1.0, 0.0), new MeanReversion(20, 1.0, -.5))) {
                byte[] held = new byte[60_000];
                rule.decide(resting, held);
                byte[] still = Arrays.copyOfRange(held, 1500, 60_000);
                byte[] same = new byte[still.length];
                Arrays.fill(same, held[1500]);
                assertThat(still).as(rule.label()).isEqualTo(same);
            }
        }
    }

    /** What is as high as the slow average from the start has been below no more than what is above. */
    @Test
    void equalAveragesAreNotBelow() {
        double[] close = {10, 10, 10, 11, 12, 13, 9, 8, 9, 12};
        PriceColumns prices = PriceColumns.of(close, close, close, close);
        byte[] held = new byte[10];
        new SmaCross(1, 3).decide(prices, held);
        assertThat(held).containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 1, 1);
    }

    /** The bands of Bollinger with mean and deviation taken anew for each bar. */
    @ParameterizedTest
    @EnumSource(Fill.class)
    void bandsAreThoseOfTheirDefinition(Fill fill) {
        for (PriceColumns prices : List.of(spy(), walk(9000, 5))) {
            MeanReversion rule = new MeanReversion(20, 2.0, .25);
            byte[] held = new byte[prices.size()];
            rule.decide(prices, held);
            byte[] expected = new byte[prices.size()];
            for (int i = 19; i < expected.length; i++) {
                double[] window = Arrays.copyOfRange(prices.closes(), i - 19, i + 1);
                double z = (prices.close(i) - new Mean().evaluate(window))
                        / new StandardDeviation(false).evaluate(window);
                expected[i] = (byte) (expected[i - 1] == 0 ? z < -2.0 ? 1 : 0 : z > .25 ? 0 : 1);
            }
            assertThat(held).isEqualTo(expected);
            assertThat(EquityBacktest.run(prices, rule, EquitySettings.daily(fill, COSTS, 1e5)).trades().closed())
                    .isGreaterThan(20);
        }
    }

    @Test
    void buyAndHoldEqualsThePrices() {
        PriceColumns prices = spy();
        EquityRun run = EquityBacktest.run(
                prices, new BuyAndHold(), EquitySettings.daily(Fill.SAME_CLOSE, EquityCosts.NONE, 1e5));
        for (int i = 0; i < prices.size(); i++) {
            assertThat(run.equity(i) / 1e5).isCloseTo(prices.close(i) / prices.close(0), within(1e-12 * run.equity(i)));
        }
        assertThat(run.exposure()).isEqualTo(1.0);
        assertThat(run.trades().closed()).isZero();
        assertThat(run.trades().open()).isTrue();
    }

    /** 10,000 dollars, 10 bp of slippage, 5 bp of commission, at least 4 dollars; bought at 100, sold at 120. */
    @Test
    void accountWorkedByHand() {
        double[] open = {100, 100, 110, 120, 130};
        double[] close = {99, 105, 115, 125, 135};
        PriceColumns prices = PriceColumns.of(open, close, open, close);
        EquitySettings settings = new EquitySettings(
                Fill.NEXT_OPEN, new EquityCosts(10, 5, 4), 10_000, .5, true, 0.0, 252);
        EquityRun run = EquityBacktest.run(prices, new byte[] {1, 1, 0, 0, 1}, settings);
        // 5,000 pay 49 shares at 100.10 (4,904.90) and 4 of commission; half of the cash stays.
        assertThat(run.trades().shares(0)).isEqualTo(49.0);
        assertThat(run.trades().entryPrice(0)).isCloseTo(100.10, within(1e-9));
        assertThat(run.equity(0)).isEqualTo(10_000.0);
        assertThat(run.equity(1)).isCloseTo(10_000 - 4904.90 - 4 + 49 * 105, within(1e-8));
        assertThat(run.equity(2)).isCloseTo(10_000 - 4904.90 - 4 + 49 * 115, within(1e-8));
        // Sold at 120 less 0.12: 5,874.12, and 4 of commission.
        assertThat(run.trades().exitPrice(0)).isCloseTo(119.88, within(1e-9));
        assertThat(run.trades().profit(0)).isCloseTo(5874.12 - 4 - 4908.90, within(1e-8));
        assertThat(run.equity(3)).isCloseTo(10_000 + 961.22, within(1e-8));
        assertThat(run.equity(4)).isEqualTo(run.equity(3));
        assertThat(run.totals().commission()).isCloseTo(8.0, within(1e-12));
        assertThat(run.totals().slippage()).isCloseTo(49 * (.10 + .12), within(1e-9));
        assertThat(run.totals().traded()).isCloseTo(4904.90 + 5874.12, within(1e-8));
        assertThat(run.totals().barsHeld()).isEqualTo(2);
        assertThat(run.trades().open()).isFalse();
    }

    @Test
    void cashEarnsItsRate() {
        PriceColumns prices = walk(253, 3);
        EquitySettings settings = new EquitySettings(
                Fill.SAME_CLOSE, EquityCosts.NONE, 100.0, 1.0, false, .05, 253);
        EquityRun run = EquityBacktest.run(prices, new byte[253], settings);
        assertThat(run.equity(252)).isCloseTo(105.0, within(1e-10));
        assertThat(run.exposure()).isZero();
    }

    /** What the account gained is what its trades gained, and the costs stand between it and the fills without them. */
    @Property(tries = 30, seed = "21")
    void profitsAddUp(
            @ForAll @IntRange(min = 1, max = 10_000) int seed,
            @ForAll @DoubleRange(min = 0, max = 50) double slippage,
            @ForAll @DoubleRange(min = 0, max = 20) double commission,
            @ForAll boolean whole) {
        PriceColumns prices = walk(400, seed);
        EquitySettings settings = new EquitySettings(
                Fill.NEXT_OPEN, new EquityCosts(slippage, commission, 1.0), 1e4, .8, whole, 0.0, 252);
        byte[] held = new byte[400];
        new SmaCross(3, 9).decide(prices, held);
        Arrays.fill(held, 380, 400, (byte) 0);
        EquityRun run = EquityBacktest.run(prices, held, settings);
        assertThat(run.equity(399)).isCloseTo(1e4 + Arrays.stream(run.trades().profits()).sum(), within(1e-6));
        double free = 0.0;
        for (int i = 0; i < run.trades().closed(); i++) {
            double bought = run.trades().entryPrice(i) / (1.0 + slippage / 1e4);
            double sold = run.trades().exitPrice(i) / (1.0 - slippage / 1e4);
            free += run.trades().shares(i) * (sold - bought);
        }
        assertThat(run.equity(399))
                .isCloseTo(1e4 + free - run.totals().commission() - run.totals().slippage(), within(1e-6));
    }

    @Property(tries = 20, seed = "22")
    void doublingCostsNeverHelps(@ForAll @IntRange(min = 1, max = 10_000) int seed) {
        PriceColumns prices = walk(500, seed);
        double before = Double.POSITIVE_INFINITY;
        for (double factor : new double[] {0.0, 1.0, 2.0, 4.0}) {
            EquityCosts costs = new EquityCosts(2 * factor, factor, factor);
            double end = EquityBacktest
                    .run(prices, new Momentum(5), EquitySettings.daily(Fill.NEXT_OPEN, costs, 1e4))
                    .equity(499);
            assertThat(end).isLessThanOrEqualTo(before);
            before = end;
        }
    }

    /** A decision may not know what comes: bars changed after it leave it as it was. */
    @Property(tries = 40, seed = "23")
    void decisionsDoNotSeeTheFuture(
            @ForAll @IntRange(min = 0, max = 5) int which,
            @ForAll @IntRange(min = 1, max = 10_000) int seed,
            @ForAll @IntRange(min = 50, max = 299) int day) {
        EquityRule rule = List.of(
                new BuyAndHold(), new SmaCross(5, 20), new EmaCross(5, 20), new Momentum(10),
                new MomentumBreakout(20, 10), new MeanReversion(10, 1.0, 0.0)).get(which);
        PriceColumns prices = walk(300, seed);
        PriceColumns other = walk(300, seed + 1);
        PriceColumns poisoned = PriceColumns.of(
                joined(prices.opens(), other.opens(), day), joined(prices.highs(), other.highs(), day),
                joined(prices.lows(), other.lows(), day), joined(prices.closes(), other.closes(), day));
        byte[] held = new byte[300];
        byte[] again = new byte[300];
        rule.decide(prices, held);
        rule.decide(poisoned, again);
        assertThat(Arrays.copyOf(again, day)).isEqualTo(Arrays.copyOf(held, day));
        byte[] cut = new byte[day];
        rule.decide(prices.slice(0, day), cut);
        assertThat(cut).isEqualTo(Arrays.copyOf(held, day));
    }

    @Test
    void returnsCompoundToTheEquity() {
        EquityRun run = EquityBacktest.run(spy(), new SmaCross(20, 100),
                EquitySettings.daily(Fill.NEXT_OPEN, COSTS, 1e5));
        assertThat(1e5 * (1.0 + PerformanceRatios.totalReturn(run.returns())))
                .isCloseTo(run.equity(run.size() - 1), within(1e-5));
        assertThat(run.returns().dates()).hasSize(run.size());
    }

    @Test
    void badInputNamesFieldValueAndDomain() {
        assertThatThrownBy(() -> new SmaCross(20, 20)).hasMessageContaining("slow 20 must be at least 21");
        assertThatThrownBy(() -> new MeanReversion(20, 2.0, -3.0)).hasMessageContaining("exit -3.0");
        assertThatThrownBy(() -> new EquityCosts(-1.0, 0.0, 0.0)).hasMessageContaining("slippageBps -1.0");
        assertThatThrownBy(() -> EquitySettings.daily(Fill.NEXT_OPEN, COSTS, 0.0))
                .hasMessageContaining("initialCash 0.0");
        assertThatThrownBy(
                () -> PriceColumns.of(new double[] {1}, new double[] {1}, new double[] {0}, new double[] {1}))
                .hasMessageContaining("low 0.0 of bar 0");
        assertThatThrownBy(
                () -> EquityBacktest.run(walk(5, 1), new byte[4], EquitySettings.daily(Fill.NEXT_OPEN, COSTS, 1)))
                .hasMessageContaining("held must have 5 values, got 4");
    }

    /** Series shorter than the warm-up hold nothing. */
    @Test
    void shortSeriesHoldNothing() {
        for (EquityRule rule : List.of(new SmaCross(5, 20), new EmaCross(5, 20), new Momentum(20),
                new MomentumBreakout(20, 30), new MeanReversion(20, 1.0, 0.0))) {
            for (int n : new int[] {0, 1, 19}) {
                byte[] held = new byte[n];
                rule.decide(walk(n, 1), held);
                assertThat(held).isEqualTo(new byte[n]);
            }
        }
    }

    static PriceColumns spy() {
        return PriceColumns.of(DataDirectory.open(ReferenceTable.sharedData()).bars(Symbol.of("SPY")).orElseThrow());
    }

    static PriceColumns walk(int n, long seed) {
        Random random = new Random(seed);
        double[][] columns = new double[4][n];
        double close = 100.0;
        for (int i = 0; i < n; i++) {
            double open = close * Math.exp(.003 * random.nextGaussian());
            close = open * Math.exp(.01 * random.nextGaussian());
            columns[0][i] = open;
            columns[1][i] = Math.max(open, close) * Math.exp(.004 * random.nextDouble());
            columns[2][i] = Math.min(open, close) * Math.exp(-.004 * random.nextDouble());
            columns[3][i] = close;
        }
        return PriceColumns.of(columns[0], columns[1], columns[2], columns[3]);
    }

    private static PriceColumns inTicks(PriceColumns prices) {
        return PriceColumns.of(
                ticks(prices.opens()), ticks(prices.highs()), ticks(prices.lows()), ticks(prices.closes()));
    }

    private static double[] ticks(double[] prices) {
        return Arrays.stream(prices).map(p -> Math.max(1.0, Math.rint(64 * p)) / 64).toArray();
    }

    private static double[] joined(double[] first, double[] then, int at) {
        double[] joined = first.clone();
        System.arraycopy(then, at, joined, at, joined.length - at);
        return joined;
    }
}
