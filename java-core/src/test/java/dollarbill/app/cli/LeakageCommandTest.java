package dollarbill.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dollarbill.feature.FeatureRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The verb that looks for features that know the future. */
class LeakageCommandTest {
    @Test
    void findsNothingInTheSample() {
        CliRun run = CliRun.withoutModels("leakage", "--symbols", "KO", "--cuts", "2", "--json");
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode document = RunJson.parse(run.out());
        assertThat(document.path("clean").asBoolean()).isTrue();
        JsonNode symbol = document.path("symbols").path(0);
        assertThat(symbol.path("columns").asInt()).isEqualTo(FeatureRegistry.daily().definitions().size());
        assertThat(symbol.path("cuts").size()).isEqualTo(2);
        assertThat(symbol.path("moved").size()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--cuts 0 | 2 | --cuts: 0; allowed: 1 to 200",
        "--symbols NOWHERE | 4 | no price history",
        "--symbols koala! | 2 | koala!",
    })
    void refusesWithTheReason(String args, int code, String message) {
        String[] given = ("leakage " + args).split(" ");
        CliRun run = CliRun.withoutModels(given);
        assertThat(run.code()).as(run.err()).isEqualTo(code);
        assertThat(run.err()).contains(message);
    }
}
