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
        "train regime --permuted 5; --permuted is for direction, volatility and large_move, not for regime",
        "train direction --permuted 1; --permuted: 1; allowed: 2 to 10000",
        "train direction --permuted 5 --promote; --promote puts a version into service, and --permuted registers none",
        "train direction --paste-into ../README.md; README.md has no place '<!-- report of: direction_classifier, synthetic market -->'",
        "train weather; 'weather' cannot be trained; allowed: signal_classifier, direction, volatility, large_move, regime",
        "train regime --earnings; not for regime"})
    void isRefused(String line) {
        String[] parts = line.split("; ", 2);
        CliRun run = CliRun.withoutModels(parts[0].split(" "));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(parts[1]);
    }
}
