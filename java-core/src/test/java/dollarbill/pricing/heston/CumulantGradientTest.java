package dollarbill.pricing.heston;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CumulantGradientTest {
    /** Where σ is small the derivatives are integrated over time by panels whose first length is over |d|. */
    @ParameterizedTest
    @ValueSource(doubles = {1e158, 1e200, Double.POSITIVE_INFINITY, Double.NaN})
    @Timeout(value = 10, unit = TimeUnit.SECONDS)
    void refusesFrequenciesWhoseSquareOverflows(double frequency) {
        CumulantGradient gradient = new CumulantGradient(new HestonParameters(0.04, 1.5, 0.04, 1e-4, -0.5), 1.0);
        assertThatThrownBy(() -> gradient.evaluate(frequency))
                .isInstanceOf(HestonException.class)
                .hasMessageContaining("overflow at frequency " + frequency);
    }
}
