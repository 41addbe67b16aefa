package dollarbill.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.market.OptionType;
import dollarbill.market.Reason;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.commons.math3.analysis.integration.IterativeLegendreGaussIntegrator;
import org.apache.commons.math3.analysis.solvers.BisectionSolver;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HorizonOddsTest {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0.0, 1.0);
    private static final TerminalLaw LAW = new TerminalLaw(100.0, 101.0, 0.98, 0.25, 0.3);

    static Stream<Arguments> positions() {
        return Stream.of(Side.values())
                .flatMap(side -> Stream.of(OptionType.values())
                        .flatMap(type -> Stream.of(85.0, 100.0, 120.0)
                                .flatMap(strike -> Stream.of(0.01, 0.1, 0.249)
                                        .map(horizon -> Arguments.of(side, type, strike, horizon)))));
    }

    private static OptionPosition position(Side side, OptionType type, double strike) {
        double value = black(type, LAW.forward(), strike, LAW.years());
        return new OptionPosition(side, type, strike, value - side.sign() * 0.05, 0.0065);
    }

    private static PayoffOdds.Known known(OptionPosition position, TerminalLaw law, double horizon, double half) {
        return switch (PayoffOdds.of(position, law, new ExitPlan.AtHorizon(horizon, half))) {
            case PayoffOdds.Known odds -> odds;
            case PayoffOdds.Unknown unknown -> throw new AssertionError(unknown.detail());
        };
    }

    private static double black(OptionType type, double forward, double strike, double years) {
        double sd = LAW.volatility() * Math.sqrt(years);
        double d1 = Math.log(forward / strike) / sd + 0.5 * sd;
        int sign = type.sign();
        return LAW.discount() * sign * (forward * NORMAL.cumulativeProbability(sign * d1)
                - strike * NORMAL.cumulativeProbability(sign * (d1 - sd)));
    }

    private static double profit(OptionPosition p, double horizon, double half, double z) {
        double sd = LAW.volatility() * Math.sqrt(horizon);
        double then = Math.pow(LAW.discount(), horizon / LAW.years());
        double forward = LAW.forward() * Math.exp(sd * z - 0.5 * sd * sd);
        double value = black(p.type(), forward, p.strike(), LAW.years() - horizon) / then;
        double exit = p.side() == Side.BUY ? Math.max(value - half, 0.0) : value + half;
        return p.side().sign() * (then * exit - p.price()) - p.costPerShare() * (1.0 + then);
    }

    /** The break-even price is taken as forward at the horizon; profit and loss are integrated by another rule, halved until it settles. */
    @ParameterizedTest
    @MethodSource("positions")
    void agreesWithAdaptiveIntegration(Side side, OptionType type, double strike, double horizon) {
        double half = 0.04;
        OptionPosition p = position(side, type, strike);
        PayoffOdds.Known odds = known(p, LAW, horizon, half);
        double sd = LAW.volatility() * Math.sqrt(horizon);
        double forward = odds.breakEven() * Math.pow(LAW.forward() / LAW.spot(), 1.0 - horizon / LAW.years());
        double root = Math.log(forward / LAW.forward()) / sd + 0.5 * sd;
        assertThat(profit(p, horizon, half, root)).isCloseTo(0.0, within(1e-11));
        boolean winsAbove = profit(p, horizon, half, root + 1e-3) > 0.0;
        assertThat(odds.probabilityOfProfit())
                .isCloseTo(NORMAL.cumulativeProbability(winsAbove ? -root : root), within(1e-12));
        double[] cuts = cuts(root, Math.log(strike / LAW.forward()) / sd + 0.5 * sd,
                zeroBid(type, strike, horizon, half));
        double gain = integral(z -> Math.max(profit(p, horizon, half, z), 0.0), cuts);
        double loss = integral(z -> Math.max(-profit(p, horizon, half, z), 0.0), cuts);
        double win = odds.probabilityOfProfit();
        assertThat(odds.expectedGain() * win).isCloseTo(gain, within(1e-10 * gain));
        assertThat(odds.expectedLoss() * (1.0 - win)).isCloseTo(loss, within(1e-10 * loss));
        assertThat(odds.kind()).isEqualTo(PayoffOdds.Kind.AT_HORIZON);
        assertThat(odds.horizonYears()).isEqualTo(horizon);
    }

    /** Where the value at the horizon is the half spread, so that the bid reaches zero. */
    private static double zeroBid(OptionType type, double strike, double horizon, double half) {
        double sd = LAW.volatility() * Math.sqrt(horizon);
        double then = Math.pow(LAW.discount(), horizon / LAW.years());
        return new BisectionSolver(1e-15, 1e-14).solve(200,
                z -> black(type, LAW.forward() * Math.exp(sd * z - 0.5 * sd * sd), strike, LAW.years() - horizon)
                        - then * half,
                -40.0, 40.0);
    }

    private static double[] cuts(double root, double strike, double zeroBid) {
        double[] even = new double[161];
        for (int i = 0; i < even.length; i++) {
            even[i] = -10.0 + i / 8.0;
        }
        return Stream.of(even, new double[] {root, strike, zeroBid})
                .flatMapToDouble(Arrays::stream)
                .filter(z -> Math.abs(z) <= 10.0)
                .sorted()
                .distinct()
                .toArray();
    }

    private static double integral(DoubleUnaryOperator f, double[] cuts) {
        double sum = 0.0;
        for (int i = 1; i < cuts.length; i++) {
            sum += new IterativeLegendreGaussIntegrator(5, 1e-13, 1e-15, 1, 40).integrate(100_000,
                    z -> f.applyAsDouble(z) * NORMAL.density(z), cuts[i - 1], cuts[i]);
        }
        return sum;
    }

    @ParameterizedTest
    @MethodSource("positions")
    void agreesWithSimulation(Side side, OptionType type, double strike, double horizon) {
        double half = 0.04;
        OptionPosition p = position(side, type, strike);
        PayoffOdds.Known odds = known(p, LAW, horizon, half);
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(20260101L);
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        int n = 100_000;
        double wins = 0;
        double[] sum = new double[2];
        double[] squares = new double[2];
        for (int i = 0; i < n; i++) {
            double pnl = profit(p, horizon, half, normal.sample());
            int branch = pnl > 0.0 ? 0 : 1;
            wins += 1 - branch;
            sum[branch] += Math.abs(pnl);
            squares[branch] += pnl * pnl;
        }
        double win = odds.probabilityOfProfit();
        assertThat(wins / n).isCloseTo(win, within(4.0 * Math.sqrt(win * (1.0 - win) / n)));
        double[] counts = {wins, n - wins};
        double[] stated = {odds.expectedGain(), odds.expectedLoss()};
        for (int branch = 0; branch < 2; branch++) {
            double mean = sum[branch] / counts[branch];
            double deviation = Math.sqrt(squares[branch] / counts[branch] - mean * mean);
            assertThat(mean).isCloseTo(stated[branch], within(4.0 * deviation / Math.sqrt(counts[branch])));
        }
    }

    /** Without a spread at the exit the value is a martingale: what is expected is today's value less price and commissions. */
    @ParameterizedTest
    @MethodSource("positions")
    void expectsTodaysValueLessPriceAndCosts(Side side, OptionType type, double strike, double horizon) {
        OptionPosition p = position(side, type, strike);
        double then = Math.pow(LAW.discount(), horizon / LAW.years());
        double value = black(type, LAW.forward(), strike, LAW.years());
        double expected = side.sign() * (value - p.price()) - p.costPerShare() * (1.0 + then);
        assertThat(known(p, LAW, horizon, 0.0).expectedPnl()).isCloseTo(expected, within(1e-10));
        if (side == Side.SELL) {
            assertThat(known(p, LAW, horizon, 0.04).expectedPnl())
                    .isCloseTo(expected - then * 0.04, within(1e-10));
        }
    }

    /** The two sides of one trade without costs: what one wins the other loses; call less put is the forward. */
    @Property(tries = 50, seed = "20260101")
    void sidesAndTypesMirrorEachOther(
            @ForAll @DoubleRange(min = 70, max = 140) double strike,
            @ForAll @DoubleRange(min = 0.01, max = 0.24) double horizon) {
        double callLessPut = 0.0;
        for (OptionType type : OptionType.values()) {
            double price = black(type, LAW.forward(), strike, LAW.years());
            var buy = known(new OptionPosition(Side.BUY, type, strike, price, 0.0), LAW, horizon, 0.0);
            var sell = known(new OptionPosition(Side.SELL, type, strike, price, 0.0), LAW, horizon, 0.0);
            assertThat(buy.probabilityOfProfit() + sell.probabilityOfProfit()).isCloseTo(1.0, within(1e-12));
            assertThat(buy.expectedGain()).isCloseTo(sell.expectedLoss(), within(1e-9));
            assertThat(buy.expectedLoss()).isCloseTo(sell.expectedGain(), within(1e-9));
            assertThat(buy.breakEven()).isCloseTo(sell.breakEven(), within(1e-9));
            callLessPut += type.sign() * (buy.expectedPnl() + price);
        }
        assertThat(callLessPut).isCloseTo(LAW.discount() * (LAW.forward() - strike), within(1e-9));
    }

    @Property(tries = 100, seed = "20260101")
    void aBetterPriceMakesAProfitLikelier(
            @ForAll Side side,
            @ForAll OptionType type,
            @ForAll @DoubleRange(min = 80, max = 125) double strike,
            @ForAll @DoubleRange(min = 0.9, max = 1.1) double level) {
        double price = level * black(type, LAW.forward(), strike, LAW.years()) + 0.1;
        var here = known(new OptionPosition(side, type, strike, price, 0.0065), LAW, 14 / 365.0, 0.03);
        var better = known(new OptionPosition(side, type, strike, price - side.sign() * 0.01, 0.0065), LAW,
                14 / 365.0, 0.03);
        assertThat(better.probabilityOfProfit()).isGreaterThan(here.probabilityOfProfit());
        assertThat(better.expectedPnl()).isCloseTo(here.expectedPnl() + 0.01, within(1e-10));
    }

    @ParameterizedTest
    @MethodSource("positions")
    void tendsToTheOddsAtExpiry(Side side, OptionType type, double strike, double unused) {
        OptionPosition p = position(side, type, strike);
        var expiry = known(p, LAW, LAW.years(), 0.0);
        assertThat(expiry.kind()).isEqualTo(PayoffOdds.Kind.AT_EXPIRY);
        assertThat(expiry).isEqualTo(PayoffOdds.of(p, LAW, new ExitPlan.AtExpiry()));
        double last = Double.POSITIVE_INFINITY;
        for (double before : new double[] {1e-3, 1e-5, 1e-7}) {
            var near = known(p, LAW, LAW.years() - before, 0.0);
            double distance = Math.abs(near.netOdds() / expiry.netOdds() - 1.0)
                    + Math.abs(near.probabilityOfProfit() - expiry.probabilityOfProfit());
            assertThat(distance).isLessThan(last);
            last = distance;
        }
        assertThat(last).isLessThan(1e-5);
    }

    /** Spread over each branch, log growth is flatter: the stake on the conditional means is never below the growth-optimal one. */
    @ParameterizedTest
    @MethodSource("positions")
    void boundsTheGrowthOptimalStakeFromAbove(Side side, OptionType type, double strike, double horizon) {
        OptionPosition p = position(side, type, strike);
        var odds = known(p, LAW, horizon, 0.0);
        double win = Math.min(odds.probabilityOfProfit() + 0.05, 0.99);
        double fraction = Kelly.binary(win, odds.netOdds());
        assertThat(fraction).isPositive();
        double shares = fraction / odds.expectedLoss();
        assertThat(marginalGrowth(p, horizon, odds, win, shares)).isNegative();
        assertThat(marginalGrowth(p, horizon, odds, win, 0.0)).isPositive();
    }

    /** Derivative of E[ln(1 + n·profit)] in n, each branch of the law weighted to the given probability of a profit. */
    private static double marginalGrowth(
            OptionPosition p, double horizon, PayoffOdds.Known odds, double win, double shares) {
        double sum = 0.0;
        double step = 0.001;
        for (int i = -8000; i <= 8000; i++) {
            double z = i * step;
            double pnl = profit(p, horizon, 0.0, z);
            double wealth = 1.0 + shares * pnl;
            if (wealth <= 0.0) {
                return Double.NEGATIVE_INFINITY;
            }
            double weight = pnl > 0.0
                    ? win / odds.probabilityOfProfit()
                    : (1.0 - win) / (1.0 - odds.probabilityOfProfit());
            sum += step * weight * NORMAL.density(z) * pnl / wealth;
        }
        return sum;
    }

    @Test
    void theHoldingRuleChoosesTheEnd() {
        HoldingRule rule = HoldingRule.defaults();
        assertThat(rule.exit(14, 14 / 365.0, 0.1)).isEqualTo(new ExitPlan.AtExpiry());
        assertThat(rule.exit(15, 15 / 365.0, 0.1)).isEqualTo(new ExitPlan.AtHorizon(14 / 365.0, 0.05));
        assertThat(new HoldingRule(1).exit(2, 0.5 / 365.0, 0.0)).isEqualTo(new ExitPlan.AtHorizon(0.5 / 365.0, 0.0));
    }

    @Test
    void saysWhyOddsAreNotDefined() {
        OptionPosition sold = new OptionPosition(Side.SELL, OptionType.CALL, 100.0, 0.05, 0.0065);
        assertUnknown(sold, new ExitPlan.AtHorizon(0.1, 0.04), "leaves no premium");
        assertUnknown(new OptionPosition(Side.BUY, OptionType.PUT, 10.0, 11.0, 0.0),
                new ExitPlan.AtHorizon(0.1, 0.0), "no weight");
        assertUnknown(new OptionPosition(Side.BUY, OptionType.CALL, 1e9, 1.0, 0.0),
                new ExitPlan.AtHorizon(0.1, 0.0), "no weight");
        assertUnknown(sold, new ExitPlan.AtHorizon(0.0, 0.0), "horizon years 0.0");
        assertUnknown(sold, new ExitPlan.AtHorizon(0.1, -1.0), "half spread -1.0");
    }

    private static void assertUnknown(OptionPosition position, ExitPlan exit, String detail) {
        assertThat(PayoffOdds.of(position, LAW, exit)).isInstanceOfSatisfying(PayoffOdds.Unknown.class, u -> {
            assertThat(u.reason()).isEqualTo(Reason.KELLY_UNDEFINED);
            assertThat(u.detail()).contains(detail);
        });
    }
}
