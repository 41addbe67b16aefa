package dollarbill.pricing.american;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dollarbill.market.ExerciseStyle;
import dollarbill.market.OptionType;
import dollarbill.math.NormalDistribution;
import dollarbill.pricing.black.BlackScholes;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Finite differences against the integral method, exact single-dividend integrals and binomial trees. */
class CashDividendOptionsTest {
    private static final AmericanAccuracy STANDARD = AmericanAccuracy.STANDARD;

    private static double american(
            OptionType type, double spot, double years, double rate, double yield, double vol, CashDividend... cash) {
        return CashDividendOptions.price(
                ExerciseStyle.AMERICAN, type, spot, 100.0, years, rate, yield, vol, List.of(cash), STANDARD);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "ju_zhong_puts.csv", numLinesToSkip = 2)
    void agreesWithTheIntegralMethodOnPublishedParameters(
            String type, double strike, double spot, double q, double r, double years, double vol, double published) {
        double grid = CashDividendOptions.price(
                ExerciseStyle.AMERICAN, OptionType.PUT, spot, strike, years, r, q, vol, List.of(), STANDARD);
        assertThat(grid)
                .isCloseTo(
                        AmericanOptions.price(OptionType.PUT, spot, strike, years, r, q, vol, AmericanAccuracy.HIGH),
                        within(1e-5));
    }

    @Property(tries = 25, seed = "20260221")
    void agreesWithTheIntegralMethodOnRandomParameters(
            @ForAll OptionType type,
            @ForAll @DoubleRange(min = 70, max = 140) double spot,
            @ForAll @DoubleRange(min = 0.05, max = 3) double years,
            @ForAll @DoubleRange(min = 0, max = 0.12) double rate,
            @ForAll @DoubleRange(min = -0.03, max = 0.12) double yield,
            @ForAll @DoubleRange(min = 0.1, max = 0.7) double vol) {
        assertThat(american(type, spot, years, rate, yield, vol))
                .isCloseTo(
                        AmericanOptions.price(type, spot, 100.0, years, rate, yield, vol, AmericanAccuracy.HIGH),
                        within(1e-4));
    }

    /** European: {@code e^(-r t) E[c(S - D)]}; American: exercise just before the dividend or never. */
    @ParameterizedTest
    @CsvSource({
        "100,100,0.06,0.3,7,0.5,1", "100,100,0.06,0.3,7,0.9,1", "100,130,0.06,0.3,7,0.1,1", "100,70,0.06,0.3,7,0.5,1",
        "90,100,0.02,0.2,3,0.25,0.5", "110,100,0.1,0.5,20,1.5,2"
    })
    void callsWithOneDividendAgreeWithTheExactIntegral(
            double spot, double strike, double rate, double vol, double amount, double time, double years) {
        CashDividend dividend = new CashDividend(time, amount);
        double european = CashDividendOptions.price(
                ExerciseStyle.EUROPEAN,
                OptionType.CALL,
                spot,
                strike,
                years,
                rate,
                0.0,
                vol,
                List.of(dividend),
                AmericanAccuracy.HIGH);
        double american = CashDividendOptions.price(
                ExerciseStyle.AMERICAN,
                OptionType.CALL,
                spot,
                strike,
                years,
                rate,
                0.0,
                vol,
                List.of(dividend),
                AmericanAccuracy.HIGH);
        assertThat(european).isCloseTo(oneDividend(spot, strike, rate, vol, dividend, years, false), within(1e-5));
        assertThat(american).isCloseTo(oneDividend(spot, strike, rate, vol, dividend, years, true), within(1e-5));
    }

    private static double oneDividend(
            double spot, double strike, double rate, double vol, CashDividend dividend, double years,
            boolean american) {
        double deviation = vol * Math.sqrt(dividend.years());
        double left = years - dividend.years();
        double sum = 0.0;
        int cells = 40_000;
        double width = 18.0 / cells;
        for (int i = 0; i < cells; i++) {
            double z = -9.0 + (i + 0.5) * width;
            double before = spot * Math.exp((rate - 0.5 * vol * vol) * dividend.years() + deviation * z);
            double after = before - dividend.amount();
            double held = after <= 0.0
                    ? 0.0
                    : BlackScholes.price(
                            OptionType.CALL, after * Math.exp(rate * left), strike, Math.exp(-rate * left), vol, left);
            double value = american ? Math.max(held, before - strike) : held;
            sum += value * NormalDistribution.density(z) * width;
        }
        return Math.exp(-rate * dividend.years()) * sum;
    }

    @ParameterizedTest
    @CsvSource({
        "AMERICAN,PUT,100,0.05,0,0.3", "AMERICAN,CALL,100,0.05,0,0.3", "EUROPEAN,PUT,90,0.03,0.01,0.25",
        "AMERICAN,PUT,85,0.08,0.02,0.2", "AMERICAN,CALL,120,0.01,0,0.4"
    })
    void severalDividendsAgreeWithATree(
            ExerciseStyle style, OptionType type, double spot, double rate, double yield, double vol) {
        List<CashDividend> dividends = List.of(new CashDividend(0.6, 2.0), new CashDividend(0.1, 1.5),
                new CashDividend(1.1, 2.5));
        double even = BinomialTree.price(style, type, spot, 100.0, 1.3, rate, yield, vol, dividends, 2600);
        double odd = BinomialTree.price(style, type, spot, 100.0, 1.3, rate, yield, vol, dividends, 2613);
        assertThat(CashDividendOptions.price(
                style, type, spot, 100.0, 1.3, rate, yield, vol, dividends, STANDARD))
                .isCloseTo(0.5 * (even + odd), within(2e-3));
    }

    /** Rates below zero with a yield below them: exercise between two boundaries. */
    @ParameterizedTest
    @CsvSource({
        "PUT,95,-0.01,-0.05,0.15,2", "PUT,60,-0.005,-0.06,0.1,5", "CALL,105,-0.05,-0.01,0.15,2",
        "PUT,90,-0.02,-0.03,0.3,1", "PUT,100,0,-0.04,0.2,1"
    })
    void twoBoundariesAgreeWithATree(OptionType type, double spot, double rate, double yield, double vol,
            double years) {
        double even = BinomialTree.price(
                ExerciseStyle.AMERICAN, type, spot, 100.0, years, rate, yield, vol, List.of(), 3000);
        double odd = BinomialTree.price(
                ExerciseStyle.AMERICAN, type, spot, 100.0, years, rate, yield, vol, List.of(), 3001);
        assertThat(AmericanOptions.price(type, spot, 100.0, years, rate, yield, vol, STANDARD))
                .isCloseTo(0.5 * (even + odd), within(1e-3));
    }

    @Test
    void theRegionBetweenTwoBoundariesIsNamed() {
        assertThat(AmericanOptions.exerciseRegion(OptionType.PUT, 100.0, 1.0, -0.01, -0.04, 0.2, STANDARD))
                .isEqualTo(new ExerciseRegion.Band(25.0, 100.0));
        assertThat(AmericanOptions.evaluate(
                OptionType.PUT, 95.0, 100.0, 1.0, -0.01, -0.04, 0.2, AmericanAccuracy.FAST)
                .delta())
                .isBetween(-1.0, -0.5);
    }

    @Test
    void aCallWithoutDividendsIsEuropean() {
        double european = BlackScholes.price(
                OptionType.CALL, 100.0 * Math.exp(0.05), 100.0, Math.exp(-0.05), 0.3, 1.0);
        assertThat(american(OptionType.CALL, 100.0, 1.0, 0.05, 0.0, 0.3)).isCloseTo(european, within(1e-5));
    }

    @Test
    void dividendsAtOrAfterExpiryDoNotCount() {
        assertThat(american(OptionType.PUT, 95.0, 1.0, 0.05, 0.0, 0.3, new CashDividend(1.0, 5.0)))
                .isEqualTo(american(OptionType.PUT, 95.0, 1.0, 0.05, 0.0, 0.3));
    }

    /** A dividend the spot cannot pay leaves nothing: the put is worth the strike from then on. */
    @Test
    void aDividendLargerThanTheSpotTakesItAll() {
        assertThat(american(OptionType.PUT, 50.0, 1.0, 0.05, 0.0, 0.1, new CashDividend(0.001, 500.0)))
                .isCloseTo(100.0 * Math.exp(-0.05 * 0.001), within(1e-3));
    }

    @Test
    void greeksAgreeWithTheIntegralMethodWithoutDividends() {
        AmericanGreeks grid = CashDividendOptions.evaluate(OptionType.PUT, 95.0, 100.0, 1.0, 0.05, 0.02, 0.3, List.of(),
                STANDARD);
        AmericanGreeks integral = AmericanOptions.evaluate(OptionType.PUT, 95.0, 100.0, 1.0, 0.05, 0.02, 0.3,
                AmericanAccuracy.HIGH);
        assertThat(grid.price()).isCloseTo(integral.price(), within(2e-5));
        assertThat(grid.delta()).isCloseTo(integral.delta(), within(1e-5));
        assertThat(grid.gamma()).isCloseTo(integral.gamma(), within(1e-5));
        assertThat(grid.vega()).isCloseTo(integral.vega(), within(5e-3));
        assertThat(grid.theta()).isCloseTo(integral.theta(), within(5e-3));
        assertThat(grid.rho()).isCloseTo(integral.rho(), within(2e-2));
        assertThat(grid.dividendRho()).isCloseTo(integral.dividendRho(), within(2e-2));
    }

    @Test
    void namesTheArgumentAtFault() {
        assertThatThrownBy(() -> new CashDividend(0.0, 1.0))
                .hasMessage("dividend years 0.0 must be positive and finite");
        assertThatThrownBy(() -> new CashDividend(0.5, -1.0))
                .hasMessage("dividend amount -1.0 must be finite and not negative");
        assertThatThrownBy(() -> american(OptionType.PUT, 100.0, 1.0, 0.05, 0.0, 0.0))
                .hasMessage("volatility 0.0 must be positive and finite");
    }
}
