package dollarbill.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The verb that calibrates Heston's model: what it prints, how it refuses. */
class CalibrateCommandTest {
    @TempDir
    Path folder;

    private static String chain() {
        return ProjectCopy.root().resolve("data/sample/chains/SPY_2026-10-30.csv.gz").toString();
    }

    @Test
    void printsParametersErrorsAndHowItEnded() {
        CliRun run = CliRun.withoutModels("calibrate", "--chain", chain(), "--json");
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode document = RunJson.parse(run.out());
        for (String letter : new String[] {"v0", "kappa", "theta", "sigma", "rho"}) {
            assertThat(document.path("parameters").path(letter).isNumber()).as(letter).isTrue();
            assertThat(document.path("standard_errors").path(letter).doubleValue()).as(letter).isPositive();
        }
        JsonNode p = document.path("parameters");
        double sigma = p.path("sigma").doubleValue();
        assertThat(document.path("feller").doubleValue()).isCloseTo(
                2.0 * p.path("kappa").doubleValue() * p.path("theta").doubleValue() / (sigma * sigma),
                within(1e-12));
        assertThat(document.path("rmse_vol_points").doubleValue()).isBetween(0.0, 5.0);
        assertThat(document.path("iterations").asInt()).isPositive();
        assertThat(document.path("starts")).isNotEmpty();
        assertThat(document.path("expiries")).isNotEmpty();
        assertThat(document.path("synthetic").asBoolean()).isTrue();

        CliRun text = CliRun.withoutModels("calibrate", "SPY");
        assertThat(text.code()).as(text.err()).isZero();
        assertThat(text.out()).contains("synthetic", "kappa", "Feller's number", "stopped by", "error, vol points");
    }

    @Test
    void beginsFromEarlierParameters() throws IOException {
        CliRun cold = CliRun.withoutModels("calibrate", "SPY", "--json");
        Path earlier = Files.writeString(folder.resolve("earlier.json"), cold.out());
        CliRun warm = CliRun.withoutModels("calibrate", "SPY", "--json", "--warm", earlier.toString());
        assertThat(warm.code()).as(warm.err()).isZero();
        assertThat(RunJson.parse(warm.out()).at("/starts/0/origin").asText()).isEqualTo("GIVEN");
        assertThat(RunJson.parse(warm.out()).path("weighted_rms").doubleValue())
                .isCloseTo(RunJson.parse(cold.out()).path("weighted_rms").doubleValue(), within(1e-3));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "                        | 2 | name a SYMBOL of the data folder, or give --chain FILE",
        "SPY --min-days -1       | 2 | --min-days is -1; allowed: at least 0",
        "SPY --min-days 4000     | 4 | CALIBRATION_FEW_QUOTES",
        "SPY --warm nowhere.json | 8 | no such file: nowhere.json",
        "NOWHERE                 | 4 | no chain of NOWHERE",
    })
    void refusesWithTheReason(String args, int code, String message) {
        String[] words = args == null ? new String[0] : args.split(" +");
        String[] all = new String[words.length + 1];
        all[0] = "calibrate";
        System.arraycopy(words, 0, all, 1, words.length);
        CliRun run = CliRun.withoutModels(all);
        assertThat(run.code()).as(run.err()).isEqualTo(code);
        assertThat(run.err()).contains(message).doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{                                                    | not JSON",
        "{}                                                   | parameters.v0 must be a number",
        "{\"parameters\": {\"v0\": -1, \"kappa\": 1, \"theta\": 1, \"sigma\": 1, \"rho\": 0}} | initialVariance -1.0 must be positive",
    })
    void refusesAWarmStartThatIsNone(String text, String message) throws IOException {
        Path earlier = Files.writeString(folder.resolve("earlier.json"), text);
        CliRun run = CliRun.withoutModels("calibrate", "SPY", "--warm", earlier.toString());
        assertThat(run.code()).isEqualTo(4);
        assertThat(run.err()).contains(message).contains("earlier.json");
    }
}
