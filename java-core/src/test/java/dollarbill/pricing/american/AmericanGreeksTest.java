package dollarbill.pricing.american;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.market.OptionType;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sensitivities against differences of prices, and the exercise boundary against its known properties. */
class AmericanGreeksTest {
    private static final AmericanAccuracy HIGH = AmericanAccuracy.HIGH;

    @ParameterizedTest
    @CsvSource({
        "PUT,95,1,0.05,0,0.25", "PUT,105,0.5,0.03,0.06,0.3", "CALL,110,2,0.02,0.05,0.35", "CALL,90,0.25,0.06,0.04,0.2",
        "PUT,100,1,0.01,0.01,0.6", "PUT,120,3,0.08,0.01,0.15"
    })
    void agreeWithDifferencesOfPrices(
            OptionType type, double spot, double years, double rate, double yield, double vol) {
        AmericanGreeks greeks = AmericanOptions.evaluate(type, spot, 100.0, years, rate, yield, vol, HIGH);
        double h = 0.02 * spot * vol * Math.sqrt(years);
        double[] v = new double[5];
        for (int i = 0; i < 5; i++) {
            v[i] = AmericanOptions.price(type, spot + (i - 2) * h, 100.0, years, rate, yield, vol, HIGH);
        }
        assertThat(greeks.price()).isEqualTo(v[2]);
        assertThat(greeks.delta()).isCloseTo((v[0] - 8.0 * v[1] + 8.0 * v[3] - v[4]) / (12.0 * h), within(1e-6));
        assertThat(greeks.gamma())
                .isCloseTo((-v[0] + 16.0 * v[1] - 30.0 * v[2] + 16.0 * v[3] - v[4]) / (12.0 * h * h), within(1e-5));
        double day = 1e-3 * years;
        double later = AmericanOptions.price(type, spot, 100.0, years - day, rate, yield, vol, HIGH);
        double earlier = AmericanOptions.price(type, spot, 100.0, years + day, rate, yield, vol, HIGH);
        assertThat(greeks.theta()).isCloseTo((later - earlier) / (2.0 * day), within(1e-4));
        double up = AmericanOptions.price(type, spot, 100.0, years, rate, yield, vol * 1.01, HIGH);
        double down = AmericanOptions.price(type, spot, 100.0, years, rate, yield, vol * 0.99, HIGH);
        assertThat(greeks.vega()).isCloseTo((up - down) / (0.02 * vol), within(0.02));
        double step = 0.02 * vol;
        double[] w = new double[5];
        double[] d = new double[5];
        for (int i = 0; i < 5; i++) {
            AmericanGreeks at = AmericanOptions.evaluate(
                    type, spot, 100.0, years, rate, yield, vol + (i - 2) * step, HIGH);
            w[i] = at.price();
            d[i] = at.delta();
        }
        assertThat(greeks.vanna()).isCloseTo((d[0] - 8.0 * d[1] + 8.0 * d[3] - d[4]) / (12.0 * step), within(2e-3));
        assertThat(greeks.volga())
                .isCloseTo((-w[0] + 16.0 * w[1] - 30.0 * w[2] + 16.0 * w[3] - w[4]) / (12.0 * step * step),
                        within(0.1));
    }

    /** The level that gives the Greeks of books. */
    @ParameterizedTest
    @CsvSource({"PUT,95,1,0.05,0,0.25", "CALL,110,2,0.02,0.05,0.35", "PUT,120,0.1,0.04,0.01,0.45"})
    void theFastLevelIsNear(OptionType type, double spot, double years, double rate, double yield, double vol) {
        AmericanGreeks greeks = AmericanOptions.evaluate(
                type, spot, 100.0, years, rate, yield, vol, AmericanAccuracy.FAST);
        AmericanGreeks exact = AmericanOptions.evaluate(type, spot, 100.0, years, rate, yield, vol, HIGH);
        assertThat(greeks.delta()).isCloseTo(exact.delta(), within(1e-5));
        assertThat(greeks.gamma()).isCloseTo(exact.gamma(), within(1e-5));
        assertThat(greeks.theta()).isCloseTo(exact.theta(), within(1e-3));
        assertThat(greeks.vega()).isCloseTo(exact.vega(), within(1e-3));
        assertThat(greeks.rho()).isCloseTo(exact.rho(), within(1e-2));
        assertThat(greeks.vanna()).isCloseTo(exact.vanna(), within(1e-3));
        assertThat(greeks.volga()).isCloseTo(exact.volga(), within(1e-2));
    }

    @Property(tries = 60, seed = "20260231")
    void keepToTheirSigns(
            @ForAll OptionType type,
            @ForAll @DoubleRange(min = 70, max = 140) double spot,
            @ForAll @DoubleRange(min = 0.05, max = 2) double years,
            @ForAll @DoubleRange(min = 0, max = 0.1) double rate,
            @ForAll @DoubleRange(min = 0, max = 0.1) double yield,
            @ForAll @DoubleRange(min = 0.1, max = 0.8) double vol) {
        AmericanGreeks greeks = AmericanOptions.evaluate(type, spot, 100.0, years, rate, yield, vol,
                AmericanAccuracy.STANDARD);
        assertThat(type.sign() * greeks.delta()).isBetween(-1e-6, 1.0 + 1e-4);
        assertThat(greeks.gamma()).isGreaterThanOrEqualTo(-1e-4);
        assertThat(greeks.vega()).isGreaterThanOrEqualTo(-1e-2);
        assertThat(greeks.theta()).isLessThanOrEqualTo(1e-2);
        assertThat(type.sign() * greeks.rho()).isGreaterThanOrEqualTo(-0.1);
    }

    private static ExerciseBoundary boundary(OptionType type, double years, double rate, double yield, double vol) {
        return (ExerciseBoundary) AmericanOptions.exerciseRegion(type, 100.0, years, rate, yield, vol, HIGH);
    }

    @ParameterizedTest
    @CsvSource({"PUT,0.05,0,100", "PUT,0.03,0.06,50", "PUT,0.05,-0.01,100", "CALL,0.03,0.06,100", "CALL,0.06,0.03,200"})
    void theBoundaryStartsAtItsLimitAndMovesAwayFromTheStrike(
            OptionType type, double rate, double yield, double atExpiry) {
        ExerciseBoundary boundary = boundary(type, 2.0, rate, yield, 0.25);
        assertThat(boundary.at(0.0)).isCloseTo(atExpiry, within(1e-9));
        assertThat(boundary.nodes().getFirst()).isEqualTo(new ExerciseBoundary.Node(0.0, boundary.at(0.0)));
        assertThat(boundary.nodes()).hasSize(33);
        double before = boundary.at(0.0);
        for (int i = 1; i <= 200; i++) {
            double spot = boundary.at(0.01 * i);
            assertThat(type.sign() * (spot - before)).isPositive();
            before = spot;
        }
    }

    @ParameterizedTest
    @CsvSource({"PUT,0.05,0.01,0.25", "CALL,0.02,0.05,0.3", "PUT,0.1,0,0.1"})
    void valueAndSlopeArePastedSmoothlyAtTheBoundary(OptionType type, double rate, double yield, double vol) {
        ExerciseBoundary boundary = boundary(type, 1.0, rate, yield, vol);
        double edge = boundary.at(1.0);
        double outside = edge - type.sign() * 1e-3 * edge;
        AmericanGreeks greeks = AmericanOptions.evaluate(type, outside, 100.0, 1.0, rate, yield, vol, HIGH);
        assertThat(greeks.price()).isCloseTo(type.payoff(outside, 100.0), within(2e-3));
        assertThat(greeks.delta()).isCloseTo(type.sign(), within(0.03));
        assertThat(boundary.exercisedAt(outside, 1.0)).isFalse();
        assertThat(boundary.exercisedAt(edge + type.sign() * 1e-3, 1.0)).isTrue();
    }

    /** {@code B = K b/(b-1)} with {@code b = -2r/sigma^2} when there is no yield. */
    @Test
    void tendsToThePerpetualBoundary() {
        double root = -2.0 * 0.05 / 0.09;
        assertThat(boundary(OptionType.PUT, 150.0, 0.05, 0.0, 0.3).at(150.0))
                .isCloseTo(100.0 * root / (root - 1.0), within(0.02));
    }
}
