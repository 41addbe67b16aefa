package dollarbill.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The deficit against values of 60 digits (mpmath 1.3) and against the ratio. */
class MillsDeficitTest {
    private static final double RELATIVE = 7e-16;

    @ParameterizedTest
    @CsvSource({
        "0, 1.0",
        "0.1, 0.884073760038126361184655",
        "0.5, 0.5618177717731538266360734",
        "1, 0.3443204575812015284561288",
        "2, 0.1572615414238910535501313",
        "3, 0.08622910386969011279916236",
        "5, 0.03595947642342117561267136",
        "8, 0.01494429393654162974255405",
        "12, 0.006804561983569872972819399",
        "20, 0.002481480363264326835188771",
        "38, 0.0006910869783873536518035846",
        "40.5, 0.0006085514782444017663461837",
        "100, 0.00009997001498950943961849326",
        "1e4, 9.99999970000001499999895e-9",
        "1e9, 9.99999999999999997e-19",
        "1e20, 1e-40"
    })
    void sixtyDigits(double a, double deficit) {
        assertThat(MillsDeficit.value(a)).isCloseTo(deficit, within(RELATIVE * deficit));
    }

    @Test
    void whatTheRatioLacks() {
        for (double a = 0.0; a < 60.0; a += 0.0137) {
            assertThat(MillsDeficit.value(a)).as("a = %s", a)
                    .isCloseTo(1.0 - a * MillsRatio.upper(a), within(9e-16));
        }
    }

    @Test
    void deficitMeetsItsAsymptoticSeries() {
        double below = MillsDeficit.value(40.0);
        double above = MillsDeficit.value(Math.nextUp(40.0));
        assertThat(above).isCloseTo(below, within(RELATIVE * below));
    }
}
