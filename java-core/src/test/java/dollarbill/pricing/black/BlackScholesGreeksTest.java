package dollarbill.pricing.black;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.market.OptionType;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every Greek is the derivative it says it is; prices keep their bounds; limits are exact. */
class BlackScholesGreeksTest {
    private static final double SPOT = 103.0;
    private static final double STRIKE = 97.0;
    private static final double YEARS = 0.6;
    private static final double RATE = 0.03;
    private static final double YIELD = 0.012;
    private static final double VOL = 0.24;

    private static BlackGreeks at(OptionType type, double spot, double vol, double years, double rate, double yield) {
        return BlackScholes.evaluate(type, spot, STRIKE, years, rate, yield, vol);
    }

    private static DoubleUnaryOperator alongSpot(OptionType type, ToDoubleFunction<BlackGreeks> value) {
        return spot -> value.applyAsDouble(at(type, spot, VOL, YEARS, RATE, YIELD));
    }

    private static DoubleUnaryOperator alongVol(OptionType type, ToDoubleFunction<BlackGreeks> value) {
        return vol -> value.applyAsDouble(at(type, SPOT, vol, YEARS, RATE, YIELD));
    }

    private static DoubleUnaryOperator alongTime(OptionType type, ToDoubleFunction<BlackGreeks> value) {
        return time -> value.applyAsDouble(at(type, SPOT, VOL, YEARS - time, RATE, YIELD));
    }

    /** Central difference with one Richardson step: an error of the fourth order in the step. */
    private static double slope(DoubleUnaryOperator f, double x, double step) {
        double wide = (f.applyAsDouble(x + step) - f.applyAsDouble(x - step)) / (2.0 * step);
        double narrow = (f.applyAsDouble(x + 0.5 * step) - f.applyAsDouble(x - 0.5 * step)) / step;
        return (4.0 * narrow - wide) / 3.0;
    }

    private static void same(String name, double value, double expected) {
        assertThat(value).as(name).isCloseTo(expected, within(2e-8 * Math.max(Math.abs(expected), 1e-3)));
    }

    @ParameterizedTest
    @EnumSource(OptionType.class)
    void everyGreekIsItsDerivative(OptionType type) {
        BlackGreeks g = at(type, SPOT, VOL, YEARS, RATE, YIELD);
        same("delta", g.delta(), slope(alongSpot(type, BlackGreeks::price), SPOT, 0.5));
        same("gamma", g.gamma(), slope(alongSpot(type, BlackGreeks::delta), SPOT, 0.5));
        same("speed", g.speed(), slope(alongSpot(type, BlackGreeks::gamma), SPOT, 0.5));
        same("vega", g.vega(), slope(alongVol(type, BlackGreeks::price), VOL, 2e-3));
        same("vanna", g.vanna(), slope(alongVol(type, BlackGreeks::delta), VOL, 2e-3));
        same("volga", g.volga(), slope(alongVol(type, BlackGreeks::vega), VOL, 2e-3));
        same("zomma", g.zomma(), slope(alongVol(type, BlackGreeks::gamma), VOL, 2e-3));
        same("ultima", g.ultima(), slope(alongVol(type, BlackGreeks::volga), VOL, 2e-3));
        same("theta", g.theta(), slope(alongTime(type, BlackGreeks::price), 0.0, 4e-3));
        same("charm", g.charm(), slope(alongTime(type, BlackGreeks::delta), 0.0, 4e-3));
        same("color", g.color(), slope(alongTime(type, BlackGreeks::gamma), 0.0, 4e-3));
        same("veta", g.veta(), slope(alongTime(type, BlackGreeks::vega), 0.0, 4e-3));
        same("rho", g.rho(), slope(r -> at(type, SPOT, VOL, YEARS, r, YIELD).price(), RATE, 1e-3));
        same("dividendRho", g.dividendRho(), slope(q -> at(type, SPOT, VOL, YEARS, RATE, q).price(), YIELD, 1e-3));
    }

    @Property(tries = 1000, seed = "20261121")
    void parityMonotoneConvexBounded(
            @ForAll @DoubleRange(min = 20.0, max = 400.0) double strike,
            @ForAll @DoubleRange(min = 0.0, max = 2.0) double vol,
            @ForAll @DoubleRange(min = 0.0, max = 4.0) double years,
            @ForAll @DoubleRange(min = -0.02, max = 0.1) double rate) {
        double call = BlackScholes.evaluate(OptionType.CALL, 100.0, strike, years, rate, 0.01, vol).price();
        double put = BlackScholes.evaluate(OptionType.PUT, 100.0, strike, years, rate, 0.01, vol).price();
        double spotShare = 100.0 * Math.exp(-0.01 * years);
        double discount = Math.exp(-rate * years);
        assertThat(call - put).isCloseTo(spotShare - strike * discount, within(1e-11));
        assertThat(call).isBetween(Math.max(spotShare - strike * discount, 0.0) - 1e-11, spotShare + 1e-11);
        double step = 0.01 * strike;
        double down = BlackScholes.evaluate(OptionType.CALL, 100.0, strike - step, years, rate, 0.01, vol).price();
        double up = BlackScholes.evaluate(OptionType.CALL, 100.0, strike + step, years, rate, 0.01, vol).price();
        assertThat(down).isGreaterThanOrEqualTo(call - 1e-11);
        assertThat(call).isGreaterThanOrEqualTo(up - 1e-11);
        assertThat(down - 2.0 * call + up).isGreaterThanOrEqualTo(-1e-11);
    }

    @Test
    void withoutTimeOrVolatilityTheOptionIsItsPayoffOnTheForward() {
        BlackGreeks expired = BlackScholes.evaluate(OptionType.PUT, 90.0, 100.0, 0.0, 0.05, 0.02, 0.3);
        assertThat(expired.price()).isEqualTo(10.0);
        assertThat(expired.delta()).isEqualTo(-1.0);
        assertThat(expired.gamma()).isZero();
        assertThat(expired.theta()).isCloseTo(0.05 * 100.0 - 0.02 * 90.0, within(1e-13));
        BlackGreeks certain = BlackScholes.evaluate(OptionType.CALL, 120.0, 100.0, 2.0, 0.05, 0.02, 0.0);
        assertThat(certain.price())
                .isCloseTo(120.0 * Math.exp(-0.04) - 100.0 * Math.exp(-0.1), within(1e-13 * 120.0));
        assertThat(certain.vega()).isZero();
        assertThat(certain.delta()).isEqualTo(Math.exp(-0.04));
    }

    @Test
    void kinkTakesTheLimitOfTheRegularForms() {
        BlackGreeks kink = BlackScholes.evaluate(OptionType.CALL, 100.0, 100.0, 1.0, 0.02, 0.02, 0.0);
        BlackGreeks near = BlackScholes.evaluate(OptionType.CALL, 100.0, 100.0, 1.0, 0.02, 0.02, 1e-7);
        assertThat(kink.delta()).isCloseTo(near.delta(), within(1e-6));
        assertThat(kink.vega()).isCloseTo(near.vega(), within(1e-6));
        assertThat(kink.vanna()).isCloseTo(near.vanna(), within(1e-6));
        assertThat(kink.volga()).isCloseTo(near.volga(), within(1e-4));
        assertThat(kink.veta()).isCloseTo(near.veta(), within(1e-6));
        assertThat(kink.ultima()).isCloseTo(near.ultima(), within(1e-6));
        assertThat(kink.theta()).isCloseTo(near.theta(), within(1e-5));
        assertThat(kink.gamma()).isInfinite();
    }

    @Property(tries = 1000, seed = "20261121")
    void neverNotANumber(
            @ForAll @DoubleRange(min = -8.0, max = 8.0) double magnitude,
            @ForAll @DoubleRange(min = 0.0, max = 20.0) double vol,
            @ForAll @DoubleRange(min = 0.0, max = 100.0) double years,
            @ForAll OptionType type) {
        BlackGreeks g = BlackScholes.evaluate(type, 100.0, Math.pow(10.0, magnitude), years, 0.03, 0.01, vol);
        assertThat(new double[] {g.price(), g.delta(), g.gamma(), g.vega(), g.theta(), g.rho(), g.vanna(), g.volga(),
            g.charm(), g.speed(), g.zomma(), g.color(), g.veta(), g.ultima()}).doesNotContain(Double.NaN);
    }

    @Test
    void refusesArgumentsOutsideTheirDomainByName() {
        org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
                .isThrownBy(() -> BlackScholes.price(OptionType.CALL, 100.0, -1.0, 1.0, 0.2, 1.0))
                .withMessage("strike -1.0 must be positive and finite");
        org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
                .isThrownBy(() -> BlackScholes.evaluate(OptionType.CALL, 100.0, 90.0, 1.0, 0.0, 0.0, Double.NaN))
                .withMessage("volatility NaN must be finite and not negative");
    }
}
