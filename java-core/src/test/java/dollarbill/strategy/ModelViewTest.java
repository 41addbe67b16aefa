package dollarbill.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import dollarbill.market.Symbol;
import dollarbill.model.DirectionModel;
import dollarbill.model.ModelIdentity;
import dollarbill.model.Outlook.Foretold;
import dollarbill.model.VolatilityModel;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers of the models become the view they stand for. */
class ModelViewTest {
    private static final Instant AS_OF = Instant.parse("2026-02-11T21:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0.65, 0.65, 1.0, 0.50, 0.1, 0.2, 0.7, UP, 0.65, HIGH, 0.7",
        "0.25, 0.25, 1.0, 0.50, 0.6, 0.3, 0.1, DOWN, 0.75, LOW, 0.6",
        "0.40, 0.40, 1.0, 0.30, 0.2, 0.5, 0.3, UP, 0.40, NORMAL, 0.5",
        // the threshold is one of unshrunk probabilities
        "0.5625, 0.40, 0.3, 0.45, 0.2, 0.5, 0.3, DOWN, 0.4375, NORMAL, 0.5",
        // a base rate calls nothing
        "0.60, 0.70, 0.0, 0.50, 0.2, 0.5, 0.3, UP, 0.60, NORMAL, 0.5",
        "0.60, 0.30, 0.0, 0.50, 0.2, 0.5, 0.3, UP, 0.60, NORMAL, 0.5",
        "0.40, 0.70, 0.0, 0.50, 0.2, 0.5, 0.3, DOWN, 0.60, NORMAL, 0.5"})
    void viewNamesWhatTheModelsCall(double up, double unshrunk, double evidence, double threshold, double low,
            double normal, double high,
            Direction direction, double directionConfidence, IvRegime regime, double regimeConfidence) {
        MarketView view = ModelView.of(
                Symbol.of("SPY"),
                AS_OF,
                new Foretold<>(new DirectionModel.Answer(up, unshrunk, 0.6, threshold, evidence),
                        identity("direction_classifier")),
                new Foretold<>(new VolatilityModel.Answer(low, normal, high, 0.2, 0.6, 0.2, 1.0),
                        identity("volatility_forecaster")),
                OptionalDouble.of(0.15));
        assertThat(view.direction()).isEqualTo(direction);
        assertThat(view.directionConfidence()).isEqualTo(directionConfidence);
        assertThat(view.directionForetold()).isEqualTo(evidence > 0.0);
        assertThat(view.regime()).isEqualTo(regime);
        assertThat(view.regimeConfidence()).isEqualTo(regimeConfidence);
        assertThat(view.provenance()).isEqualTo(new MarketView.Provenance(
                AS_OF, "direction_classifier version 3 code abc", "volatility_forecaster version 3 code abc"));
    }

    private static ModelIdentity identity(String model) {
        return new ModelIdentity(model, 1, "abc", Optional.empty(), OptionalInt.of(3), OptionalLong.empty());
    }
}
