package dollarbill.model;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A probability with its interval. */
class ConfidenceTest {
    private static Confidence of(double low, double probability, double high) {
        return new Confidence(probability, low, high, probability, probability, probability, 1, "MISS");
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 0.4, 0.6",
        "0.1, 0.7, 0.6",
        "-0.1, 0.4, 0.6",
        "0.1, 0.4, 1.1",
        "0.1, NaN, 0.6",
    })
    void anIntervalThatDoesNotHoldItsProbabilityIsRefused(double low, double p, double high) {
        assertThatThrownBy(() -> of(low, p, high))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Double.toString(p));
    }
}
