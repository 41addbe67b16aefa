package dollarbill.pricing.american;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dollarbill.market.OptionType;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Bounds, monotonicity, limits and domain of American prices. */
class AmericanOptionsTest {
    private static final AmericanAccuracy STANDARD = AmericanAccuracy.STANDARD;
    /** What the standard level may be off at spot 100, with room for parameters beyond the reference table. */
    private static final double SLACK = 2e-4;

    private static double price(
            OptionType type, double spot, double strike, double years, double rate, double yield, double vol) {
        return AmericanOptions.price(type, spot, strike, years, rate, yield, vol, STANDARD);
    }

    @Property(tries = 200, seed = "20260201")
    void liesBetweenItsBounds(
            @ForAll OptionType type,
            @ForAll @DoubleRange(min = 50, max = 200) double spot,
            @ForAll @DoubleRange(min = 0.01, max = 3) double years,
            @ForAll @DoubleRange(min = 0, max = 0.12) double rate,
            @ForAll @DoubleRange(min = 0, max = 0.12) double yield,
            @ForAll @DoubleRange(min = 0.05, max = 1) double vol) {
        double price = price(type, spot, 100.0, years, rate, yield, vol);
        AmericanContract option = new AmericanContract(type, spot, 100.0, years, rate, yield, vol);
        assertThat(price)
                .isGreaterThanOrEqualTo(option.intrinsic())
                .isGreaterThanOrEqualTo(AmericanOptions.european(option) - 1e-12)
                .isLessThanOrEqualTo(type == OptionType.CALL ? spot : 100.0);
    }

    @Property(tries = 100, seed = "20260202")
    void growsWithVolatilityAndTime(
            @ForAll OptionType type,
            @ForAll @DoubleRange(min = 60, max = 160) double spot,
            @ForAll @DoubleRange(min = 0.05, max = 2) double years,
            @ForAll @DoubleRange(min = 0, max = 0.1) double rate,
            @ForAll @DoubleRange(min = 0, max = 0.1) double yield,
            @ForAll @DoubleRange(min = 0.1, max = 0.8) double vol) {
        double price = price(type, spot, 100.0, years, rate, yield, vol);
        assertThat(price(type, spot, 100.0, years, rate, yield, vol * 1.05)).isGreaterThanOrEqualTo(price - SLACK);
        assertThat(price(type, spot, 100.0, years * 1.05, rate, yield, vol)).isGreaterThanOrEqualTo(price - SLACK);
    }

    @Property(tries = 100, seed = "20260203")
    void movesAtMostOneForOneAndIsConvexInTheSpot(
            @ForAll OptionType type,
            @ForAll @DoubleRange(min = 60, max = 160) double spot,
            @ForAll @DoubleRange(min = 0.05, max = 2) double years,
            @ForAll @DoubleRange(min = 0, max = 0.1) double rate,
            @ForAll @DoubleRange(min = 0, max = 0.1) double yield,
            @ForAll @DoubleRange(min = 0.1, max = 0.8) double vol) {
        double low = price(type, spot - 2.0, 100.0, years, rate, yield, vol);
        double middle = price(type, spot, 100.0, years, rate, yield, vol);
        double high = price(type, spot + 2.0, 100.0, years, rate, yield, vol);
        assertThat(type.sign() * (high - low)).isBetween(-SLACK, 4.0 + SLACK);
        assertThat(low - 2.0 * middle + high).isGreaterThanOrEqualTo(-SLACK);
    }

    @Property(tries = 100, seed = "20260204")
    void callEqualsPutWithSpotAndStrikeRateAndYieldExchanged(
            @ForAll @DoubleRange(min = 50, max = 200) double spot,
            @ForAll @DoubleRange(min = 0.01, max = 3) double years,
            @ForAll @DoubleRange(min = 0, max = 0.1) double rate,
            @ForAll @DoubleRange(min = 0, max = 0.1) double yield,
            @ForAll @DoubleRange(min = 0.05, max = 1) double vol) {
        assertThat(price(OptionType.CALL, spot, 100.0, years, rate, yield, vol))
                .isCloseTo(price(OptionType.PUT, 100.0, spot, years, yield, rate, vol), within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"CALL,0.05,0", "CALL,0.05,-0.01", "PUT,0,0", "PUT,-0.01,0.02", "CALL,-0.01,-0.02", "PUT,-0.02,-0.01"})
    void isEuropeanWhereWaitingCostsNothing(OptionType type, double rate, double yield) {
        AmericanContract option = new AmericanContract(type, 100.0, 95.0, 1.5, rate, yield, 0.25);
        assertThat(price(type, 100.0, 95.0, 1.5, rate, yield, 0.25)).isEqualTo(AmericanOptions.european(option));
        assertThat(AmericanOptions.exerciseRegion(type, 95.0, 1.5, rate, yield, 0.25, STANDARD))
                .isInstanceOf(ExerciseRegion.Never.class);
    }

    @Test
    void withoutTimeItIsIntrinsic() {
        assertThat(price(OptionType.PUT, 90.0, 100.0, 0.0, 0.05, 0.0, 0.2)).isEqualTo(10.0);
        assertThat(price(OptionType.CALL, 90.0, 100.0, 0.0, 0.05, 0.0, 0.2)).isZero();
    }

    @Test
    void withoutVolatilityItIsTheBestDiscountedIntrinsicValue() {
        assertThat(price(OptionType.PUT, 90.0, 100.0, 1.0, 0.05, 0.0, 0.0)).isEqualTo(10.0);
        assertThat(price(OptionType.CALL, 100.0, 95.0, 2.0, 0.05, 0.0, 0.0))
                .isCloseTo(100.0 - 95.0 * Math.exp(-0.1), within(1e-13));
        double turn = Math.log(0.03 * 100.0 / (0.06 * 60.0)) / (0.03 - 0.06);
        assertThat(price(OptionType.CALL, 60.0, 100.0, 40.0, 0.03, 0.001, 0.0)).isPositive();
        assertThat(price(OptionType.PUT, 60.0, 100.0, 20.0, 0.03, 0.06, 0.0))
                .isCloseTo(100.0 * Math.exp(-0.03 * turn) - 60.0 * Math.exp(-0.06 * turn), within(1e-12));
    }

    @Test
    void exerciseAtOnceIsRecognised() {
        assertThat(price(OptionType.PUT, 40.0, 100.0, 1.0, 0.08, 0.0, 0.2)).isEqualTo(60.0);
        AmericanGreeks greeks = AmericanOptions.evaluate(OptionType.PUT, 40.0, 100.0, 1.0, 0.08, 0.0, 0.2, STANDARD);
        assertThat(greeks).isEqualTo(new AmericanGreeks(60.0, -1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0));
    }

    @ParameterizedTest
    @EnumSource(OptionType.class)
    void namesTheArgumentAtFault(OptionType type) {
        assertThatThrownBy(() -> price(type, -1.0, 100.0, 1.0, 0.0, 0.0, 0.2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("spot -1.0 must be positive and finite");
        assertThatThrownBy(() -> price(type, 100.0, Double.NaN, 1.0, 0.0, 0.0, 0.2))
                .hasMessageStartingWith("strike NaN");
        assertThatThrownBy(() -> price(type, 100.0, 100.0, -1.0, 0.0, 0.0, 0.2)).hasMessageStartingWith("years -1.0");
        assertThatThrownBy(() -> price(type, 100.0, 100.0, 1.0, Double.NaN, 0.0, 0.2))
                .hasMessageStartingWith("rate NaN");
        assertThatThrownBy(() -> price(type, 100.0, 100.0, 1.0, 0.0, Double.POSITIVE_INFINITY, 0.2))
                .hasMessageStartingWith("dividendYield Infinity");
        assertThatThrownBy(() -> price(type, 100.0, 100.0, 1.0, 0.0, 0.0, -0.2))
                .hasMessageStartingWith("volatility -0.2");
    }
}
