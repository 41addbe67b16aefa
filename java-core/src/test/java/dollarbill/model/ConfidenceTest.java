package dollarbill.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A probability with its interval, held against a threshold. */
class ConfidenceTest {
    private static Confidence of(double low, double probability, double high) {
        return new Confidence(probability, low, high, probability, probability, probability, 1, false);
    }

    @ParameterizedTest
    @CsvSource({
        "0.60, 0.70, 0.80, STRONG_BUY",
        "0.59, 0.70, 0.80, BUY",
        "0.50, 0.60, 0.70, BUY",
        "0.40, 0.59, 0.60, HOLD",
        "0.40, 0.50, 0.59, AVOID",
        "1.00, 1.00, 1.00, STRONG_BUY",
        "0.00, 0.00, 0.00, AVOID",
    })
    void theIntervalDecidesHowStrongARecommendationIs(double low, double p, double high, Recommendation expected) {
        assertThat(of(low, p, high).against(0.6)).as("[%s, %s, %s] against 0.6", low, p, high).isEqualTo(expected);
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
