package dollarbill.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Options of training that would do nothing are refused before anything starts. */
class TrainOptionsTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "train volatility --sentiment; --sentiment: volatility_forecaster reads no feature of that kind",
        "train volatility --earnings; --earnings: volatility_forecaster reads no feature of that kind",
        "train signal_classifier --earnings; not for signal_classifier",
        "train signal_classifier --paste-into x.md; not for signal_classifier",
        "train weather; 'weather' cannot be trained; allowed: signal_classifier, direction, volatility, large_move, regime",
        "train regime --earnings; not for regime"})
    void isRefused(String line) {
        String[] parts = line.split("; ", 2);
        CliRun run = CliRun.withoutModels(parts[0].split(" "));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(parts[1]);
    }
}
