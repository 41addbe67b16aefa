package dollarbill.backtest.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dollarbill.pricing.heston.HestonParameters;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class VarianceTermsTest {
    private static final double NEAR = 30.0 / 365.0;
    private static final double FAR = 93.0 / 365.0;

    private static double average(HestonParameters model, double years) {
        return model.expectedTotalVariance(years) / years;
    }

    @Property(tries = 200, seed = "11")
    void theNearVarianceIsAlwaysThatOfTheIndex(
            @ForAll @DoubleRange(min = 0.08, max = 0.9) double near,
            @ForAll @DoubleRange(min = 0.08, max = 0.9) double far) {
        HestonParameters model = VarianceTerms.of(near * near, NEAR, far * far, FAR);
        assertThat(average(model, NEAR)).isCloseTo(near * near, within(1e-12));
        assertThat(model.feller()).isCloseTo(1.0, within(1e-12));
    }

    @Test
    void ordinaryDaysKeepBothVariances() {
        HestonParameters model = VarianceTerms.of(0.16 * 0.16, NEAR, 0.18 * 0.18, FAR);
        assertThat(average(model, NEAR)).isCloseTo(0.0256, within(1e-14));
        assertThat(average(model, FAR)).isCloseTo(0.0324, within(1e-14));
    }

    @Test
    void aSteepFallKeepsTheNearOne() {
        HestonParameters model = VarianceTerms.of(0.8 * 0.8, NEAR, 0.6 * 0.6, FAR);
        assertThat(model.longRunVariance()).isEqualTo(0.01);
        assertThat(average(model, NEAR)).isCloseTo(0.64, within(1e-14));
    }

    @Test
    void varianceWithoutASecondIndexRevertsToItsLongRun() {
        HestonParameters model = VarianceTerms.towards(0.04, NEAR, 0.03);
        assertThat(model.longRunVariance()).isEqualTo(0.03);
        assertThat(average(model, NEAR)).isCloseTo(0.04, within(1e-14));
    }

    @Test
    void namesWhatItCannotTake() {
        assertThatThrownBy(() -> VarianceTerms.of(0.04, NEAR, -1.0, FAR))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1.0");
    }
}
