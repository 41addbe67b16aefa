package dollarbill.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.market.ExerciseStyle;
import dollarbill.market.OptionType;
import dollarbill.math.NormalDistribution;
import dollarbill.pricing.american.BinomialTree;
import dollarbill.pricing.black.BlackScholes;
import dollarbill.structure.Extreme.Limited;
import dollarbill.surface.VolSlice;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values, odds and Greeks of structures against closed forms, differences and an independent Monte Carlo. */
class StructureModelTest {
    private static final String CONDOR = "+1 P 90 0.40 near; -1 P 95 1.10 near; -1 C 105 0.90 near; +1 C 110 0.25 near";
    private static final String CALENDAR = "-1 C 100 2.60 near; +1 C 100 3.70 far";
    private static final int DRAWS = 200_000;

    /** A standard normal draw by the polar method. */
    private static double normal(SplittableRandom random) {
        while (true) {
            double u = 2.0 * random.nextDouble() - 1.0;
            double v = 2.0 * random.nextDouble() - 1.0;
            double s = u * u + v * v;
            if (s > 0.0 && s < 1.0) {
                return u * Math.sqrt(-2.0 * Math.log(s) / s);
            }
        }
    }

    /** Mean and standard error under the density of a law, by draws from a wider normal law with weights. */
    private static double[] simulated(SmileLaw law, DoubleUnaryOperator function) {
        SplittableRandom random = new SplittableRandom(20260213);
        double width = 1.5 * Math.sqrt(law.smile().totalVariance(0.0));
        double sum = 0.0;
        double squares = 0.0;
        for (int i = 0; i < DRAWS; i++) {
            double z = normal(random);
            double k = width * z;
            double weight = law.density(k) * width / NormalDistribution.density(z);
            double value = weight * function.applyAsDouble(law.forward() * Math.exp(k));
            sum += value;
            squares += value * value;
        }
        double mean = sum / DRAWS;
        return new double[] {mean, Math.sqrt((squares / DRAWS - mean * mean) / DRAWS)};
    }

    @ParameterizedTest
    @ValueSource(strings = {
        CONDOR,
        CALENDAR,
        "+1 C 100 3 near",
        "-1 C 102 2 near; -1 P 98 2 near",
        "+100 S 100; -1 C 105 1 near",
        "+100 S 100; +1 P 95 1 near; -1 C 105 1 near",
        "-1 C 104 1.2 near; +1 C 101 3.1 far",
        "+1 C 95 6 near; -2 C 100 3 near; +1 C 105 1 near",
    })
    void bothMethodsAndAMonteCarloAgree(String text) {
        StructureModel model = Markets.model(text);
        HorizonProfit profit = HorizonProfit.of(model);
        StructureOdds odds = StructureOdds.of(model, profit).orElseThrow();
        assertThat(odds.profitIntegrated()).isEqualTo(odds.profit(), within(1e-9));
        assertThat(odds.meanIntegrated()).isEqualTo(odds.mean(), within(profit.exact() ? 1e-9 : 5e-6));
        SmileLaw law = SmileLaw.of(model.first()).orElseThrow();
        assertThat(odds.loss()).isEqualTo(law.positivePart(profit.line().negated()), within(1e-11));
        double elapsed = model.first().yearsToExpiry();
        double[] wins = simulated(law, price -> model.profit(price, elapsed, 0.0) > 0.0 ? 1.0 : 0.0);
        double[] means = simulated(law, price -> model.profit(price, elapsed, 0.0));
        assertThat(wins[0]).isEqualTo(odds.profit(), within(4.0 * wins[1]));
        assertThat(means[0]).isEqualTo(odds.mean(), within(4.0 * means[1]));
    }

    @Test
    void aLognormalStraddleHasItsClosedForm() {
        VolSlice flat = Markets.flat(Markets.NEAR, 100.0, 0.25, 0.02, 0.3);
        StructureModel model = StructureModel.of(Markets.structure("+1 C 100 6 near; +1 P 100 5.5 near"), 100.0,
                ExerciseStyle.EUROPEAN, List.of(flat), SmileMotion.STICKY_STRIKE).orElseThrow();
        StructureOdds odds = StructureOdds.of(model, HorizonProfit.of(model)).orElseThrow();
        double low = (Math.log(88.5 / 100.0) - (0.02 - 0.045) * 0.25) / 0.15;
        double high = (Math.log(111.5 / 100.0) - (0.02 - 0.045) * 0.25) / 0.15;
        double wins = NormalDistribution.cdf(low) + NormalDistribution.cdf(-high);
        assertThat(odds.profit()).isEqualTo(wins, within(1e-14));
        assertThat(odds.profitIntegrated()).isEqualTo(wins, within(1e-11));
        double call = BlackScholes.price(OptionType.CALL, flat.forward(), 100.0, 1.0, 0.3, 0.25);
        double put = BlackScholes.price(OptionType.PUT, flat.forward(), 100.0, 1.0, 0.3, 0.25);
        assertThat(odds.mean()).isEqualTo(call + put - 11.5, within(1e-12));
        assertThat(odds.meanIntegrated()).isEqualTo(call + put - 11.5, within(1e-11));
        assertThat(model.value()).isEqualTo(flat.discount() * (call + put), within(1e-12));
    }

    @Test
    void aStretchOfNothingIsNeitherAProfitNorALoss() {
        StructureModel model = Markets.model("-1 P 95 0.10 near; -1 P 90 0.20 near; +1 C 105 0.30 near");
        HorizonProfit profit = HorizonProfit.of(model);
        StructureOdds odds = StructureOdds.of(model, profit).orElseThrow();
        SmileLaw law = model.law().orElseThrow();
        assertThat(profit.even()).containsExactly(new PiecewiseLinear.Interval(95.0, 105.0));
        assertThat(odds.profit()).isEqualTo(law.above(105.0), within(1e-15));
        assertThat(odds.even()).isEqualTo(law.above(95.0) - law.above(105.0), within(1e-15));
        double[] wins = simulated(law, price -> price > 105.0 ? 1.0 : 0.0);
        assertThat(odds.profit()).isEqualTo(wins[0], within(4.0 * wins[1]));
        double[] loses = simulated(law, price -> price < 95.0 ? 1.0 : 0.0);
        double[] loss = simulated(law, price -> Math.max(95.0 - price, 0.0) + Math.max(90.0 - price, 0.0));
        assertThat(odds.loss()).isEqualTo(loss[0], within(4.0 * loss[1]));
        assertThat(odds.loss() / odds.lossGivenLoss().orElseThrow()).isEqualTo(loses[0], within(4.0 * loses[1]));
    }

    @Test
    void aCalendarsBreakevensAreRootsAndItsBestPriceIsNearItsStrike() {
        StructureModel model = Markets.model(CALENDAR);
        HorizonProfit profit = HorizonProfit.of(model);
        assertThat(profit.exact()).isFalse();
        assertThat(profit.breakevens()).hasSize(2)
                .allSatisfy(price -> assertThat(profit.at(price)).isEqualTo(0.0, within(1e-8)));
        double strike = profit.at(100.0);
        assertThat(((Limited) profit.maximumProfit()).amount()).isEqualTo(strike, within(0.02));
        assertThat(((Limited) profit.maximumLoss()).amount()).isEqualTo(1.10, within(0.02));
        assertThat(profit.winning()).hasSize(1);
        VolSlice far = Markets.skewed().get(1);
        double left = far.yearsToExpiry() - model.first().yearsToExpiry();
        double value = BlackScholes.price(OptionType.CALL, 100.0 * Math.exp(0.03 * left), 100.0,
                Math.exp(-0.03 * left), far.impliedVolatility(100.0), left);
        assertThat(strike).isEqualTo(value - 1.10, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1 P 103 5 near", "-1 P 95 1 near; +1 P 100 4 far", "+1 P 120 20 near"})
    void greeksOfAmericanOptionsAreSlopesOfTheirValue(String text) {
        StructureModel model = Markets.model(text, ExerciseStyle.AMERICAN, SmileMotion.STICKY_STRIKE);
        StructureGreeks greeks = StructureGreeks.of(model);
        double step = 0.02;
        double up = model.value(100.0 + step, 0.0, 0.0);
        double down = model.value(100.0 - step, 0.0, 0.0);
        double day = 1.0 / 365.0;
        assertThat(greeks.delta()).isEqualTo(100.0 * (up - down) / (2.0 * step), within(0.02));
        assertThat(greeks.gamma())
                .isEqualTo(100.0 * (up - 2.0 * model.value() + down) / (step * step), within(0.2));
        assertThat(greeks.vega()).isEqualTo(
                50.0 * (model.value(100.0, 0.0, 0.01) - model.value(100.0, 0.0, -0.01)), within(0.02));
        assertThat(greeks.theta()).isEqualTo(100.0 * (model.value(100.0, day, 0.0) - model.value()), within(0.05));
    }

    @ParameterizedTest
    @ValueSource(strings = {CONDOR, CALENDAR, "+100 S 100; -1 C 105 1 near"})
    void greeksAreSlopesOfTheValue(String text) {
        StructureModel model = Markets.model(text);
        StructureGreeks greeks = StructureGreeks.of(model);
        double step = 1e-3;
        double up = model.value(100.0 + step, 0.0, 0.0);
        double down = model.value(100.0 - step, 0.0, 0.0);
        double now = model.value(100.0, 0.0, 0.0);
        assertThat(now).isEqualTo(model.value(), within(1e-11));
        assertThat(greeks.delta()).isEqualTo(100.0 * (up - down) / (2.0 * step), within(1e-4));
        assertThat(greeks.gamma()).isEqualTo(100.0 * (up - 2.0 * now + down) / (step * step), within(1e-4));
        double vol = 1e-5;
        assertThat(greeks.vega()).isEqualTo(
                (model.value(100.0, 0.0, vol) - model.value(100.0, 0.0, -vol)) / (2.0 * vol), within(1e-4));
        double time = 1e-5;
        assertThat(greeks.theta()).isEqualTo(
                100.0 * (model.value(100.0, time, 0.0) - now) / (365.0 * time), within(1e-2));
    }

    @ParameterizedTest
    @EnumSource(SmileMotion.class)
    void theGridHoldsTheValuesOfTheModel(SmileMotion motion) {
        StructureModel model = Markets.model(CALENDAR, ExerciseStyle.AMERICAN, motion);
        ProfitGrid grid = ProfitGrid.of(
                model, List.of(90.0, 100.0, 112.0), List.of(-0.3, 0.0, 0.1), List.of(0, 10, 35));
        for (int d = 0; d < 3; d++) {
            double elapsed = d == 2 ? model.first().yearsToExpiry() : grid.days().get(d) / 365.0;
            for (int s = 0; s < 3; s++) {
                for (int p = 0; p < 3; p++) {
                    assertThat(grid.profits()[d][s][p]).isEqualTo(
                            model.profit(grid.prices().get(p), elapsed, grid.shifts().get(s)), within(1e-11));
                }
            }
        }
    }

    @Test
    void smilesMoveAsTheyAreTold() {
        StructureModel strike = Markets.model("+1 C 100 3 near", ExerciseStyle.EUROPEAN, SmileMotion.STICKY_STRIKE);
        StructureModel moneyness = Markets.model(
                "+1 C 100 3 near", ExerciseStyle.EUROPEAN, SmileMotion.STICKY_MONEYNESS);
        assertThat(moneyness.value(100.0, 0.0, 0.0)).isEqualTo(strike.value(100.0, 0.0, 0.0), within(1e-12));
        VolSlice slice = Markets.skewed().getFirst();
        double forward = slice.forward() * 1.1;
        double vol = Math.sqrt(slice.totalVariance(Math.log(100.0 / forward)) / slice.yearsToExpiry());
        assertThat(moneyness.value(110.0, 0.0, 0.0)).isEqualTo(
                BlackScholes.price(OptionType.CALL, forward, 100.0, slice.discount(), vol, slice.yearsToExpiry()),
                within(1e-12));
        assertThat(moneyness.value(110.0, 0.0, 0.0)).isNotEqualTo(strike.value(110.0, 0.0, 0.0));
    }

    @Test
    void anAmericanOptionIsWorthItsExercise() {
        StructureModel model = Markets.model("+1 P 100 3 far; -1 P 100 2 near", ExerciseStyle.AMERICAN,
                SmileMotion.STICKY_STRIKE);
        assertThat(model.value(0.0, 0.05, 0.0)).isZero();
        assertThat(model.value(50.0, model.first().yearsToExpiry(), 0.0)).isEqualTo(0.0, within(1e-12));
    }

    /** Today, on the way and at the horizon, against a binomial tree at the smile's volatility. */
    @ParameterizedTest
    @CsvSource({"P, 100, 100, 0", "P, 112, 100, 0", "P, 95, 88, 0.05", "P, 105, 97, 0.09", "C, 100, 100, 0.05"})
    void anAmericanOptionHasItsPremium(String type, double strike, double price, double elapsed) {
        StructureModel model = Markets.model(
                "+1 " + type + " " + strike + " 3 far; -1 C 150 0 near", ExerciseStyle.AMERICAN,
                SmileMotion.STICKY_STRIKE);
        OptionLeg leg = model.structure().options().getFirst();
        double left = model.slice(leg).yearsToExpiry() - elapsed;
        double volatility = model.slice(leg).impliedVolatility(strike);
        double tree = 0.5 * (tree(leg, price, left, volatility, 1500) + tree(leg, price, left, volatility, 1501));
        assertThat(model.value(price, elapsed, 0.0)).isEqualTo(tree, within(2e-3));
        double european = Markets.model("+1 " + type + " " + strike + " 3 far; -1 C 150 0 near")
                .value(price, elapsed, 0.0);
        assertThat(tree - european).isGreaterThan(type.equals("P") ? 0.01 : -2e-3);
    }

    private static double tree(OptionLeg leg, double price, double years, double volatility, int steps) {
        return BinomialTree.price(ExerciseStyle.AMERICAN, leg.contract().type(), price, leg.contract().strike(), years,
                0.03, 0.0, volatility, List.of(), steps);
    }

    @Test
    void touchAgreesWithAMonteCarloWatchedAllTheWhile() {
        double years = 0.2;
        double volatility = 0.35;
        double forward = 101.5;
        int steps = 8;
        int paths = 100_000;
        for (double level : new double[] {88.0, 97.0, 104.0, 118.0}) {
            SplittableRandom random = new SplittableRandom(7);
            double dt = years / steps;
            double drift = Math.log(forward / 100.0) / years - 0.5 * volatility * volatility;
            double barrier = Math.log(level / 100.0);
            double sum = 0.0;
            for (int i = 0; i < paths; i++) {
                double x = 0.0;
                double missed = 1.0;
                for (int j = 0; j < steps; j++) {
                    double next = x + drift * dt + volatility * Math.sqrt(dt) * normal(random);
                    boolean over = (next - barrier) * Math.signum(barrier) >= 0.0;
                    double bridge = over ? 1.0
                            : Math.exp(-2.0 * (barrier - x) * (barrier - next) / (volatility * volatility * dt));
                    missed *= 1.0 - bridge;
                    x = next;
                }
                sum += 1.0 - missed;
            }
            double touch = TouchProbability.lognormal(100.0, level, forward, years, volatility);
            assertThat(sum / paths).as("level %s", level).isEqualTo(touch, within(4.0 * 0.5 / Math.sqrt(paths)));
        }
    }

    @Test
    void touchHasItsLimits() {
        assertThat(TouchProbability.lognormal(100, 100, 100, 1, 0.2)).isEqualTo(1.0);
        assertThat(TouchProbability.lognormal(100, 1e6, 100, 1, 0.2)).isEqualTo(0.0, within(1e-300));
        double driftless = TouchProbability.lognormal(100, 110, 100 * Math.exp(0.02), 1, 0.2);
        assertThat(driftless).isEqualTo(2.0 * NormalDistribution.cdf(-Math.log(1.1) / 0.2), within(1e-15));
    }

    @Property(tries = 200, seed = "11")
    void aBullCallSpreadIsABullPutSpreadAndItsWidth(
            @ForAll @IntRange(min = 1, max = 40) int strike,
            @ForAll @IntRange(min = 1, max = 20) int width,
            @ForAll @DoubleRange(min = 0, max = 120) double price) {
        double high = strike + width;
        Structure calls = Markets.structure("+1 C " + strike + " 0 near; -1 C " + high + " 0 near");
        Structure puts = Markets.structure("+1 P " + strike + " 0 near; -1 P " + high + " 0 near");
        assertThat(calls.payoff().value(price)).isEqualTo(puts.payoff().value(price) + width, within(1e-12));
    }

    @Property(tries = 200, seed = "12")
    void aConversionIsWorthItsStrike(
            @ForAll @IntRange(min = 1, max = 200) int strike, @ForAll @DoubleRange(min = 0, max = 400) double price) {
        Structure conversion = Markets.structure("+100 S 0; +1 P " + strike + " 0 near; -1 C " + strike + " 0 near");
        assertThat(conversion.payoff().value(price)).isEqualTo(strike, within(1e-10));
        assertThat(conversion.slopeAbove()).isZero();
    }

    @Property(tries = 100, seed = "13")
    void theWholeIsTheSumOfItsLegsBeforeExpiry(
            @ForAll @DoubleRange(min = 40, max = 200) double price,
            @ForAll @DoubleRange(min = 0, max = 0.09) double elapsed,
            @ForAll @DoubleRange(min = -0.1, max = 0.3) double shift) {
        double whole = Markets.model("+1 P 90 0 near; -2 C 105 0 near; +3 C 100 0 far; -50 S 0")
                .value(price, elapsed, shift);
        double parts = Markets.model("+1 P 90 0 near").value(price, elapsed, shift)
                + Markets.model("-2 C 105 0 near").value(price, elapsed, shift)
                + Markets.model("+3 C 100 0 far").value(price, elapsed, shift) - 0.5 * price;
        assertThat(whole).isEqualTo(parts, within(1e-10));
    }
}
