package dollarbill.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Means of independent values against published figures. */
class IndependentMeanTest {
    /** Hours of sleep gained by ten patients (Student, The probable error of a mean, 1908, section 9). */
    private static final double[] SLEEP = {1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4};

    /** The interval is that which R prints for {@code t.test(extra ~ group, data = sleep, paired = TRUE)}. */
    @Test
    void theIntervalOfStudentsSleepIsThatOfR() {
        Interval mean = IndependentMean.of(SLEEP, 0.95).mean();
        assertThat(mean.value()).isCloseTo(1.58, within(1e-12));
        assertThat(mean.low()).isCloseTo(0.7001142, within(5e-8));
        assertThat(mean.high()).isCloseTo(2.4598858, within(5e-8));
    }

    /** Nine of nine that are not zero: twice 1/512. */
    @Test
    void zeroesHaveNoSign() {
        IndependentMean sleep = IndependentMean.of(SLEEP, 0.9);
        assertThat(sleep.above()).isEqualTo(9);
        assertThat(sleep.pValue()).isCloseTo(2.0 / 512.0, within(1e-15));
    }

    /** Both tails of the binomial law of ten fair throws, in 1024ths. */
    @ParameterizedTest
    @CsvSource({"0,2", "1,22", "5,1024", "8,112", "10,2"})
    void theSignTestIsTheTailsOfFairThrows(int above, int tails) {
        double[] values = new double[10];
        for (int i = 0; i < values.length; i++) {
            values[i] = i < above ? 1.0 + i : -1.0;
        }
        assertThat(IndependentMean.of(values, 0.9).pValue()).isCloseTo(tails / 1024.0, within(1e-12));
    }

    @Test
    void tooFewOrEndlessValuesAreRefused() {
        assertThatThrownBy(() -> IndependentMean.of(new double[] {1.0}, 0.9)).hasMessageContaining("at least 2");
        assertThatThrownBy(() -> IndependentMean.of(new double[] {1.0, Double.NaN}, 0.9))
                .hasMessageContaining("finite");
        assertThatThrownBy(() -> IndependentMean.of(SLEEP, 1.0)).hasMessageContaining("below 1");
    }
}
