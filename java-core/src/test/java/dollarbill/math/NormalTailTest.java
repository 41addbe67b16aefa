package dollarbill.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.numbers.gamma.Erfcx;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mills ratio and its deficit against values of 60 digits (mpmath 1.3) and against another implementation. */
class NormalTailTest {
    private static final double RELATIVE = 7e-16;

    @ParameterizedTest
    @CsvSource({
        "0, 1.253314137315500251207883, 1.0",
        "0.1, 1.15926239961873632380146, 0.884073760038126361184655",
        "0.5, 0.8763644564536923467278531, 0.5618177717731538266360734",
        "1, 0.6556795424187984715438712, 0.3443204575812015284561288",
        "2, 0.4213692292880544732249343, 0.1572615414238910535501313",
        "3, 0.3045902987101032957336125, 0.08622910386969011279916236",
        "5, 0.1928081047153157648774657, 0.03595947642342117561267136",
        "8, 0.1231319632579322962821807, 0.01494429393654162974255405",
        "12, 0.08276628650136917725226505, 0.006804561983569872972819399",
        "20, 0.04987592598183678365824056, 0.002481480363264326835188771",
        "38, 0.02629760297425296437758412, 0.0006910869783873536518035846",
        "40.5, 0.02467633206226557032675688, 0.0006085514782444017663461837",
        "100, 0.009999000299850104905603815, 0.00009997001498950943961849326",
        "1e4, 0.0000999999990000000299999985, 9.99999970000001499999895e-9",
        "1e9, 9.99999999999999999e-10, 9.99999999999999997e-19",
        "1e20, 1e-20, 1e-40"
    })
    void sixtyDigits(double a, double ratio, double deficit) {
        assertThat(NormalTail.millsRatio(a)).isCloseTo(ratio, within(RELATIVE * ratio));
        assertThat(NormalTail.millsDeficit(a)).isCloseTo(deficit, within(RELATIVE * deficit));
    }

    @Test
    void ratioIsTheScaledErrorFunction() {
        for (double a = 0.0; a < 60.0; a += 0.0137) {
            double other = Math.sqrt(0.5 * Math.PI) * Erfcx.value(a * Math.sqrt(0.5));
            assertThat(NormalTail.millsRatio(a)).as("a = %s", a).isCloseTo(other, within(2.0 * RELATIVE * other));
        }
    }

    @Test
    void deficitMeetsItsAsymptoticSeries() {
        double below = NormalTail.millsDeficit(40.0);
        double above = NormalTail.millsDeficit(Math.nextUp(40.0));
        assertThat(above).isCloseTo(below, within(RELATIVE * below));
    }
}
